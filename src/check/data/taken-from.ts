import { isMissing } from '../../core/missing.js';
import { stemsOf } from '../mentions/clauses.js';
import type { MistakeId, Quantity, VerdictName } from '../model.js';
import { pointAt } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, SWAPPED } from '../verdicts/mistakes.js';
import { ask, type Claim } from './claim.js';
import { yearBefore } from './context.js';
import type { CrimeData } from './crime-data.js';

/** Which other number of the files a draft may have taken, and which slip may have been made of the right one. */

export const judgeValue = (quantity: Quantity, value: number): VerdictName => judge(quantity, pointAt(value));

export interface Taken {
  readonly mistake: MistakeId;
  readonly because: string;
  /** The words of the draft may mean that other number as well. */
  readonly isNamed?: boolean;
}

type Offence = CrimeData['offences'][number];

const otherOffence = ({ words }: Claim, { label }: Offence, what: string): Taken => {
  const stems = stemsOf(words ?? '');
  const isNamed = [...stemsOf(label)].every((stem) => stems.has(stem));
  return { mistake: 'wrong-label', because: `it is the ${what} of ${label}`, isNamed };
};

const kindOf = (offence: string): string => offence.split('-')[0] ?? '';

/** "4.5%" for 5.4%, or the change of the whole that the offence is a part of. */
function changeTakenFrom(records: CrimeData, claim: Claim, right: number): Taken | undefined {
  const { quantity, offence } = claim;
  if (quantity.decimals < 1 || quantity.hedge !== undefined) return undefined;
  const digits = digitsOf({ ...quantity, value: Math.abs(quantity.value) }, pointAt(Math.abs(right)));
  if (digits?.because === SWAPPED && Math.sign(quantity.value) === Math.sign(right)) return digits;
  const other = records.offences.find(({ id }) => {
    const found =
      id !== offence && kindOf(id) === kindOf(offence) ? ask(records, { ...claim, offence: id }) : undefined;
    return found && !isMissing(found) && judgeValue(quantity, found.value) === 'agrees';
  });
  return other && otherOffence(claim, other, 'change');
}

/** Numbers near each other by this share differ in few digits anyway. */
const NEAR = 0.03;

/** Which other number of the files a count or change may be. */
export function takenFrom(records: CrimeData, claim: Claim, right: number): Taken | undefined {
  const { kind, quantity, area, offence, period } = claim;
  const gives = (other: Partial<Claim>): boolean => {
    const found = ask(records, { ...claim, ...other });
    return !isMissing(found) && judgeValue(quantity, found.value) === 'agrees';
  };
  if (kind === 'change') return changeTakenFrom(records, claim, right);
  if (kind !== 'count' || quantity.value < 50) return undefined;
  if (gives({ period: yearBefore(period) }))
    return { mistake: 'stale-year', because: `it is the number of ${yearBefore(period).label}` };
  const other = records.offences.find(({ id }) => id !== offence && gives({ offence: id }));
  if (other) return otherOffence(claim, other, 'number');
  const elsewhere = records.areas.find((item) => item !== area && gives({ area: item }));
  if (elsewhere) return { mistake: 'wrong-area', because: `it is the number of ${elsewhere.name}` };
  const digits = digitsOf(quantity, pointAt(right));
  // Numbers near each other share their digits anyway: only two that have changed places tell.
  const isNear = Math.abs(quantity.value - right) <= NEAR * Math.max(Math.abs(right), 1);
  return isNear && digits?.because !== SWAPPED ? undefined : digits;
}
