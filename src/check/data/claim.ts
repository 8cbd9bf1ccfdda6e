import { isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Quantity } from '../model.js';
import { yearBefore } from './context.js';
import type { BoroughState, By, CrimeData, End, NamedArea, Recorded } from './crime-data.js';

/** A number of a draft as a claim about the files, and what they say of it. */

export type MeasureKind = 'count' | 'rate' | 'change' | 'gap' | 'rank' | 'share' | 'boroughs';

export interface Claim {
  readonly kind: MeasureKind;
  readonly quantity: Quantity;
  readonly area: NamedArea;
  readonly offence: string;
  readonly period: Period;
  readonly before?: Period | undefined;
  readonly base?: 'population' | 'households' | undefined;
  /** The sentence it stands in. */
  readonly words?: string;
  /** Of a rank. */
  readonly end?: End | undefined;
  readonly by?: By | undefined;
  /** Of a share: the offence, and the area where it is another, that it is a part of. */
  readonly whole?: { readonly offence: string; readonly area?: NamedArea };
  /** Of a number of boroughs. */
  readonly state?: BoroughState;
}

export type Parts = Omit<Claim, 'area' | 'offence'>;

/** What a number may claim; where it is not certain, only agreement is said. */
export interface Interpretation {
  readonly claims: readonly Parts[];
  readonly isCertain: boolean;
}

/** Per cent of all offences of the area, or of another offence or area. */
function shareOf(records: CrimeData, { area, offence, period, whole: of }: Claim): Recorded {
  const part = records.count(area, offence, period);
  const whole = records.count(of?.area ?? area, of?.offence ?? 'all', period);
  if (isMissing(part) || isMissing(whole)) return isMissing(part) ? part : whole;
  return { value: (part.value / whole.value) * 100, file: part.file, older: [] };
}

/** How many boroughs are beyond one, or rose or fell. */
function boroughsCounted(records: CrimeData, { area, offence, period, before, by = 'rate', state }: Claim): Recorded {
  if (state === 'rose' || state === 'fell') return records.moved(offence, period, before ?? yearBefore(period), state);
  const rank = records.rank(area, offence, period, { end: state === 'lower' ? 'lowest' : 'highest', by });
  return isMissing(rank) ? rank : { ...rank, value: rank.value - 1, older: [] };
}

const BOROUGHS = 32;

export function ask(records: CrimeData, claim: Claim): Recorded {
  const { kind, quantity, area, offence, period, before, base, end = 'lowest', by = 'rate' } = claim;
  if (kind === 'count') return records.count(area, offence, period);
  if (kind === 'rate') return records.rate(area, offence, period, base);
  if (kind === 'gap') return records.gap(area, offence, period);
  if (kind === 'rank') return records.rank(area, offence, period, { end, by, before });
  if (kind === 'share') return shareOf(records, claim);
  if (kind === 'change') return records.change(area, offence, period, before ?? yearBefore(period));
  const found = boroughsCounted(records, claim);
  if (isMissing(found) || quantity.kind !== 'percent') return found;
  return { ...found, value: (found.value / BOROUGHS) * 100 };
}
