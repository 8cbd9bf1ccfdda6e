import { groupThousands } from '../../format.js';
import { isMissing } from '../../missing.js';
import { monthsApart, monthsBetween } from '../../months.js';
import type { Month, Period } from '../../model.js';
import { judge } from '../judge.js';
import { digitsOf, SWAPPED } from '../mistakes.js';
import type { Quantity, VerdictName } from '../model.js';
import { pointAt } from '../intervals.js';
import type { End, NamedArea, Recorded, Records, Said } from './records.js';
import { yearBefore } from './context.js';

/** One number of a draft held against the files: the same, another vintage's, within later revisions, or an error. */

export type MeasureKind = 'count' | 'rate' | 'change' | 'gap' | 'rank';

export interface Claim {
  readonly kind: MeasureKind;
  readonly quantity: Quantity;
  readonly area: NamedArea;
  readonly offence: string;
  readonly period: Period;
  readonly before?: Period | undefined;
  readonly base?: 'population' | 'households' | undefined;
  /** Of a rank. */
  readonly end?: End | undefined;
}

export interface Held {
  readonly verdict: VerdictName;
  readonly recomputed: string;
  readonly mistake: string | null;
  readonly suggestion: string | null;
}

/**
 * How far later recording moves a number, as a share of it (points, for a change): measured on the Met's vintages, where the
 * newest month of a file grew by 3% in three months and a year of months by well under 1%.
 */
const REVISION: Readonly<Record<MeasureKind, (months: number) => number>> = {
  count: (months) => (months >= 12 ? 0.005 : months >= 3 ? 0.01 : 0.035),
  rate: () => 0.006,
  change: () => 0.75,
  gap: () => 0.75,
  rank: () => 0,
};

/** Between a revision and an error: another vintage, definition or population estimate may explain it. */
const DOUBT: Readonly<Record<MeasureKind, number>> = { count: 0.03, rate: 0.09, change: 3, gap: 5, rank: 1 };

const WHY: Readonly<Record<MeasureKind, string>> = {
  count: 'an older vintage or another definition may say otherwise',
  rate: 'another population estimate may say otherwise',
  change: 'an older vintage or another definition may say otherwise',
  gap: 'another population estimate may say otherwise',
  rank: 'an older vintage may say otherwise',
};

const SIGNED: readonly MeasureKind[] = ['change', 'gap'];

export function valueText(kind: MeasureKind, value: number, decimals: number): string {
  if (kind === 'count' || kind === 'rank') return groupThousands(value, 0);
  const text = groupThousands(value, Math.max(1, decimals));
  return SIGNED.includes(kind) ? `${value > 0 ? '+' : ''}${text}%` : text;
}

export const ask = (records: Records, { kind, area, offence, period, before, base, end }: Claim): Recorded => {
  if (kind === 'count') return records.count(area, offence, period);
  if (kind === 'rate') return records.rate(area, offence, period, base);
  if (kind === 'gap') return records.gap(area, offence, period);
  if (kind === 'rank') return records.rank(area, offence, period, end ?? 'lowest');
  return records.change(area, offence, period, before ?? yearBefore(period));
};

const isSaid = (quantity: Quantity, value: number): VerdictName => judge(quantity, pointAt(value));

/** How far a quoted number is off: a share of the right one, points of a change, places of a rank. */
function distance(kind: MeasureKind, quoted: number, right: number): number {
  const off = Math.abs(quoted - right);
  return !SIGNED.includes(kind) && kind !== 'rank' ? off / Math.max(Math.abs(right), 1) : off;
}

/** Which other number of the files the draft may have taken. */
function takenFrom(records: Records, claim: Claim, right: number): { mistake: string; because: string } | undefined {
  const { kind, quantity, area, offence, period } = claim;
  const gives = (other: Partial<Claim>): boolean => {
    const found = ask(records, { ...claim, ...other });
    return !isMissing(found) && isSaid(quantity, found.value) === 'agrees';
  };
  if (kind !== 'count' || quantity.value < 50) return undefined;
  if (gives({ period: yearBefore(period) }))
    return { mistake: 'stale-year', because: `it is the number of ${yearBefore(period).label}` };
  const other = records.offences.find(({ id }) => id !== offence && gives({ offence: id }));
  if (other) return { mistake: 'wrong-label', because: `it is the number of ${other.label}` };
  const elsewhere = records.areas.find((each) => each !== area && gives({ area: each }));
  if (elsewhere) return { mistake: 'wrong-area', because: `it is the number of ${elsewhere.name}` };
  const digits = digitsOf(quantity, pointAt(right));
  // Numbers near each other share their digits anyway: only two that have changed places tell.
  const isNear = distance(kind, quantity.value, right) <= DOUBT[kind];
  return isNear && digits?.because !== SWAPPED ? undefined : digits;
}

/** The longer ago, the more has been moved between categories since. */
function doubtOf({ kind, period }: Claim, file: Month): number {
  const years = Math.min(5, Math.max(0, monthsApart(period.to, file) / 12));
  return kind === 'rank' ? DOUBT.rank : DOUBT[kind] * (1 + years / 3);
}

function differing(records: Records, claim: Claim, { value: right, file }: Said, said: string): Held {
  const { kind, quantity, period } = claim;
  const suggestion = valueText(kind, right, quantity.decimals);
  const off = distance(kind, quantity.value, right);
  const months = monthsBetween(period.from, period.to).length;
  const isBound = quantity.hedge !== undefined && quantity.hedge !== 'about';
  const oneMore = kind === 'count' && right >= 20 && Math.abs(quantity.value - right) <= 1;
  if (!isBound && (off <= REVISION[kind](months) || oneMore)) {
    return { verdict: 'agrees', recomputed: `${said}: within later revisions`, mistake: null, suggestion: null };
  }
  if (SIGNED.includes(kind) && Math.sign(quantity.value) === -Math.sign(right)) {
    const opposite = { ...quantity, value: -quantity.value };
    if (isSaid(opposite, right) === 'agrees')
      return { verdict: 'wrong-direction', recomputed: said, mistake: 'sign', suggestion };
  }
  const taken = isBound ? undefined : takenFrom(records, claim, right);
  if (!taken && !isBound && off <= doubtOf(claim, file)) {
    return { verdict: 'ambiguous', recomputed: `${said}; ${WHY[kind]}`, mistake: null, suggestion: null };
  }
  const because = taken ? `; ${taken.because}` : '';
  const mistake = taken?.mistake ?? (isBound ? 'bound' : kind);
  return { verdict: 'differs', recomputed: `${said}${because}`, mistake, suggestion };
}

/** The verdict on a number whose measure, area, offence and months are known. */
export function heldAgainst(records: Records, claim: Claim): Held {
  const { kind, quantity } = claim;
  const found = ask(records, claim);
  if (isMissing(found))
    return { verdict: 'not-checked', recomputed: `the files: ${found.missing}`, mistake: null, suggestion: null };
  const text = (value: number): string => valueText(kind, value, quantity.decimals);
  const said = `${text(found.value)} in the file to ${found.file}`;
  const verdict = isSaid(quantity, found.value);
  if (verdict === 'agrees') return { verdict, recomputed: said, mistake: null, suggestion: null };
  const older = found.older.find(({ value }) => isSaid(quantity, value) === 'agrees');
  if (older) {
    const recomputed = `${text(older.value)} in the file to ${older.file}; ${said}: within later revisions`;
    return { verdict: 'agrees', recomputed, mistake: null, suggestion: null };
  }
  if (verdict === 'rounding') return { verdict, recomputed: said, mistake: 'rounding', suggestion: text(found.value) };
  return differing(records, claim, found, said);
}
