import type { Measure } from '../../core/crime.js';
import { isMissing } from '../../core/missing.js';
import type { Month } from '../../core/months.js';
import type { Cells } from '../cells.js';

/** A month without an outcome is not one of chance where chance gives it so seldom. */
const SELDOM = 1e-6;

/** Outcomes in so many of a file's months are regular. */
const REGULAR = 0.5;

interface Series {
  readonly offences: number[];
  readonly outcomes: Map<Measure, number[]>;
}

/** All areas together, month by month, by kind of offence. */
function seriesByOffence(cells: Cells, months: number): Map<string, Series> {
  const all = new Map<string, Series>();
  for (const { offence, measure, values } of cells) {
    const series = all.get(offence) ?? { offences: new Array<number>(months).fill(0), outcomes: new Map() };
    all.set(offence, series);
    const isOffences = measure === 'offences';
    const sums = isOffences ? series.offences : (series.outcomes.get(measure) ?? new Array<number>(months).fill(0));
    if (!isOffences) series.outcomes.set(measure, sums);
    for (const [index, value] of values.entries()) if (!isMissing(value)) sums[index] = (sums[index] ?? 0) + value;
  }
  return all;
}

/** The positions of months without an outcome in which, going by the other months, one was almost certain. */
export function unlikelyNone(offences: readonly number[], outcomes: readonly number[]): number[] {
  const known = outcomes.flatMap((count, index) => (count > 0 ? [index] : []));
  if (known.length < REGULAR * outcomes.length) return [];
  const sum = (series: readonly number[]) => known.reduce((total, index) => total + (series[index] ?? 0), 0);
  const perOffence = sum(outcomes) / sum(offences);
  return outcomes.flatMap((count, index) =>
    count === 0 && Math.exp(-perOffence * (offences[index] ?? 0)) < SELDOM ? [index] : [],
  );
}

/**
 * Months in which no area of a file has an outcome of a kind of offence that else has them: they are missing, not none.
 *
 * Of the month's offences as many outcomes are expected as the other months have to an offence, λ; a Poisson count of that
 * mean is 0 with probability exp(−λ), and below one in a million (λ of 13.8) the outcomes were not counted. Gives
 * "measure|offence|month" of each.
 */
export function lackingOutcomes(cells: Cells, months: readonly Month[], hasOutcomes: boolean): ReadonlySet<string> {
  const lacking = new Set<string>();
  if (!hasOutcomes) return lacking;
  for (const [offence, { offences, outcomes }] of seriesByOffence(cells, months.length)) {
    for (const [measure, counts] of outcomes) {
      for (const index of unlikelyNone(offences, counts)) lacking.add(`${measure}|${offence}|${months[index]}`);
    }
  }
  return lacking;
}
