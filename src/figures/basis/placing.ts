import { listInWords } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { missing } from '../../core/missing.js';
import { addMonths, type Month, monthName, type Period } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { type Placing, placedShare, placingEffect } from '../../statistics/changes/placing-effect.js';
import type { CountBasis, CountFigure } from '../count-figure.js';
import type { Study } from '../study.js';
import { entriesOfNoBorough, londonBoroughs } from './areas.js';
import { whyUnlike } from './moved-parts.js';
import { breaksBetween, isOneMonth } from './series-breaks.js';

/**
 * Some of the Met's offences stand in no borough ("Unknown"), and in some months far more of them than in others. The counts
 * of all boroughs are short by about that share, so a comparison of two periods in which it differs is not of crime alone.
 */

/**
 * A change of this many percent that placing alone makes is as large as a usual one: between the same quarters of two
 * years, half of the 32 boroughs' counts of all offences changed by less than 6% (2011/12 to 2025/26, bundled figures).
 */
const LARGE = 5;
/** Fewer offences of London without a borough are a share that chance moves. */
const LEAST = 30;

/** An airport is a place: its offences are missing from one borough, which tidy/moved-areas.ts sees to, not from all. */
const UNLOCATED: readonly string[] = ['unknown', 'other-nk'];

/** London's offences of a kind in a period and those of them in no borough; undefined where the files do not have both. */
const placingIn = memoizeByArguments((study: Study, offence: string, period: Period): Placing | undefined => {
  const placed = study.dataset.numberInAll(londonBoroughs(study).codes, offence, period);
  if (placed === undefined) return undefined;
  let [unplaced, all] = [0, placed];
  for (const code of entriesOfNoBorough(study)) {
    const count = study.dataset.numberIn(code, offence, period) ?? 0;
    all += count;
    if (UNLOCATED.includes(code)) unplaced += count;
  }
  return { unplaced, all };
});

const isOfBoroughs = (study: Study, { codes }: AreaSet): boolean =>
  codes.every((code) => study.dataset.isBorough(code));

/** Both placings of an offence; undefined where one is not known. */
function placingsOf(study: Study, offence: string, now: Period, before: Period): [Placing, Placing] | undefined {
  const [one, other] = [placingIn(study, offence, now), placingIn(study, offence, before)];
  return one && other && [one, other];
}

/**
 * The share of London's offences of the kind that stands in a borough, in both periods; 1 where it is not known, or where
 * the set has what no borough has.
 */
export function placedShares(study: Study, now: CountBasis, before: CountBasis): [now: number, before: number] {
  const known = isOfBoroughs(study, now.set) && placingsOf(study, now.offence, now.period, before.period);
  return known ? [placedShare(known[0]), placedShare(known[1])] : [1, 1];
}

/** Why two counts of boroughs may not be compared: placing alone would make a large change; undefined where they may. */
export const whyPlacedUnlike = (study: Study, now: CountBasis, before: CountBasis): string | undefined =>
  isOfBoroughs(study, now.set) ? placedUnlike(study, now.offence, now.period, before.period) : undefined;

/** The same for every borough. */
const placedUnlike = memoizeByArguments(
  (study: Study, offence: string, now: Period, before: Period): string | undefined => {
    const [one, other] = placingsOf(study, offence, now, before) ?? [];
    if (!one || !other) return undefined;
    const effect = placingEffect(one, other);
    const moved = Math.abs(placedShare(one) - placedShare(other)) * Math.min(one.all, other.all);
    if (Math.abs(effect) < LARGE || moved < LEAST) return undefined;
    const { from, to, label } = effect < 0 ? now : before;
    return `many in no borough, ${from === to ? monthName(from) : label}`;
  },
);

/** Why two counts may not be compared though both are there: they are not of the same areas, or not placed alike. */
export const whyIncomparable = (study: Study, now: CountBasis, before: CountBasis): string | undefined =>
  whyUnlike(now, before) ?? whyPlacedUnlike(study, now, before);

/** The note where a change is refused for that reason. */
export const PLACING_NOTE = `Many in no borough: the Met's files have some offences in no borough, in some periods many more than in others. Where the share of London's offences of a kind that stands in none differs so much that it alone would make a twentieth of a borough's count, the two periods are not compared.`;

/** Whether the registry has the month as one of far more offences in no borough: its rules of one month are all on that. */
const isRegistered = (study: Study, { offence, period, eras }: CountFigure): boolean =>
  breaksBetween(study, offence, [period], eras).some(isOneMonth);

/** The note on a series of months that has such months, those of the registry among them, which other notes name. */
export function oddlyPlacedNotes(study: Study, counts: readonly CountFigure[]): string[] {
  const registered = counts.filter((count) => isRegistered(study, count)).map(({ period }) => period.from);
  const odd = [...new Set([...oddlyPlacedMonths(study, counts), ...registered])].sort();
  if (odd.length === 0) return [];
  const months = listInWords(odd.map(monthName));
  return [`In ${months} many more offences than usual stand in no borough: the counts of boroughs are short of them.`];
}

/** Why such a month is left out of a series: it is no point of the same series, and no new one. */
export const ODDLY_PLACED = missing('not-usable', 'many in no borough');

/** Months in which far more (or fewer) offences stand in no borough than in the month before and in the month after. */
export function oddlyPlacedMonths(study: Study, counts: readonly CountFigure[]): ReadonlySet<Month> {
  const byMonth = new Map(counts.map((count) => [count.period.from, count]));
  const differs = (count: CountFigure, months: number): boolean => {
    const other = byMonth.get(addMonths(count.period.from, months));
    return other !== undefined && whyPlacedUnlike(study, count, other) !== undefined;
  };
  const odd = counts.filter((count) => differs(count, -1) && (differs(count, 1) || count === counts.at(-1)));
  return new Set(odd.map(({ period }) => period.from));
}
