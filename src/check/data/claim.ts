import { roundHalfAway } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { monthsBetween, type Period } from '../../core/months.js';
import type { Quantity } from '../model.js';
import { yearBefore } from './context.js';
import type { BoroughState, By, CrimeData, End, NamedArea, Recorded } from './crime-data.js';

/** A number of a draft as a claim about the files, and what they say of it. */

/** A mean is that of the months, a difference the number of offences between two periods. */
export type MeasureKind = 'count' | 'mean' | 'difference' | 'rate' | 'change' | 'gap' | 'rank' | 'share' | 'boroughs';

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
  const end = state === 'lower' ? 'lowest' : 'highest';
  const rank = records.rank(area, offence, period, {
    end,
    by,
    before: by === 'change' ? (before ?? yearBefore(period)) : undefined,
  });
  return isMissing(rank) ? rank : { ...rank, value: rank.value - 1, older: [] };
}

/** So many a month. */
function meanOf(records: CrimeData, { quantity, area, offence, period }: Claim): Recorded {
  const total = records.count(area, offence, period);
  const months = monthsBetween(period.from, period.to).length;
  const per = (value: number): number => roundHalfAway(value / months, quantity.decimals);
  return isMissing(total)
    ? total
    : { ...total, value: per(total.value), older: total.older.map((older) => ({ ...older, value: per(older.value) })) };
}

/** So many more (+) or fewer (-) than before. */
function differenceOf(records: CrimeData, { area, offence, period, before }: Claim): Recorded {
  const [now, then] = [
    records.count(area, offence, period),
    records.count(area, offence, before ?? yearBefore(period)),
  ] as const;
  if (isMissing(now) || isMissing(then)) return isMissing(now) ? now : then;
  return { value: now.value - then.value, file: now.file, older: [] };
}

const BOROUGHS = 32;

export function ask(records: CrimeData, claim: Claim): Recorded {
  const { kind, quantity, area, offence, period, before, base, end = 'lowest', by = 'rate' } = claim;
  if (kind === 'count') return records.count(area, offence, period);
  if (kind === 'mean') return meanOf(records, claim);
  if (kind === 'difference') return differenceOf(records, claim);
  if (kind === 'rate') return records.rate(area, offence, period, base);
  if (kind === 'gap') return records.gap(area, offence, period);
  if (kind === 'rank') return records.rank(area, offence, period, { end, by, before });
  if (kind === 'share') return shareOf(records, claim);
  if (kind === 'change') return records.change(area, offence, period, before ?? yearBefore(period));
  const found = boroughsCounted(records, claim);
  if (isMissing(found) || quantity.kind !== 'percent') return found;
  return { ...found, value: (found.value / BOROUGHS) * 100 };
}
