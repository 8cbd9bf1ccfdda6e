import type { Figure } from '../../core/figure.js';
import { type Missing, missing } from '../../core/missing.js';
import { daysIn, type Month, monthsBetween, type Period, shiftPeriod } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { lowerRateP } from '../../statistics/rates/lower-rate-p.js';
import { seasonalIndex } from '../../statistics/series/seasonal-index.js';
import { setOf } from '../basis/areas.js';
import { whyIncomparable } from '../basis/placing.js';
import { breaksBetween, interrupts } from '../basis/series-breaks.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import type { CountFigure } from '../count-figure.js';
import { figure } from '../figure.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';

/** Fewer a month swing by chance more than by season. */
const LEAST_A_MONTH = 10;
/** A peak that twelve months of one rate give in fewer than one case in twenty. */
const CERTAIN = 0.05;
/** One year says nothing of a season. */
const LEAST_YEARS = 2;

/** A month of the year against the average month, which is 100. */
export interface SeasonMonth {
  readonly month: Month;
  readonly index: Figure;
}

export interface Season {
  /** The twelve months, in the order of the study's period. */
  readonly months: readonly SeasonMonth[];
  /** The month with the highest index; undefined where there is none. */
  readonly peak: SeasonMonth | undefined;
  /** Whether the peak has more offences a day than chance would usually give. */
  readonly isPeakCertain: boolean;
  /** The years it was made of, newest first. */
  readonly years: readonly Period[];
}

const monthly = (study: Study, area: Area, offence: string, year: Period): CountFigure[] =>
  monthsBetween(year.from, year.to).map((month) =>
    countFigure(study, setOf(area), offence, { from: month, to: month, label: month }),
  );

/** The 12 months of the period and those before it back to the base year; a year with a known break inside is left out. */
function yearsOf(study: Study, area: Area, offence: string): { year: Period; counts: CountFigure[] }[] {
  const { period, base } = study.choices;
  const years: { year: Period; counts: CountFigure[] }[] = [];
  for (let year = period; year.from >= base.from; year = shiftPeriod(year, -12)) {
    const counts = monthly(study, area, offence, year);
    const eras = [...new Set(counts.flatMap((count) => count.eras))];
    const broken = breaksBetween(study, offence, [year], eras).some(
      (rule) =>
        interrupts(study, rule, offence) &&
        rule.from <= year.to &&
        (rule.to === '' ? rule.from > year.from : rule.to >= year.from),
    );
    const [first] = counts;
    const moved = counts.some((count) => first && whyIncomparable(study, count, first));
    if (!broken && !moved && counts.every(({ value }) => value !== null)) years.push({ year, counts });
  }
  return years;
}

/** Offences, and the days in which they were recorded. */
function offencesAndDays(counts: readonly CountFigure[]): readonly [number, number] {
  const offences = counts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return [offences, counts.reduce((sum, { period }) => sum + daysIn(period.from), 0)];
}

/** Whether a month has more offences a day than the other eleven by more than chance would usually give: one test of twelve. */
function isHigher(years: readonly (readonly CountFigure[])[], month: number): boolean {
  const others = years.flatMap((counts) => counts.filter((_, index) => index !== month));
  const inMonth = years.flatMap((counts) => counts[month] ?? []);
  return 12 * lowerRateP(...offencesAndDays(others), ...offencesAndDays(inMonth)) <= CERTAIN;
}

/** How each month of the year compares with the average month. */
export function seasonOf(study: Study, area: Area, offence: string): Season {
  const years = yearsOf(study, area, offence);
  const all = years.flatMap(({ counts }) => counts);
  const mean = all.reduce((sum, { value }) => sum + (value ?? 0), 0) / Math.max(1, all.length);
  const isKeptBack = monthly(study, area, offence, study.choices.period).some(isSuppressed);
  const few = isKeptBack
    ? SUPPRESSED
    : years.length < LEAST_YEARS
      ? missing('too-few', `${years.length} whole ${years.length === 1 ? 'year' : 'years'}, ${LEAST_YEARS} needed`)
      : mean < LEAST_A_MONTH
        ? missing('too-few', `fewer than ${LEAST_A_MONTH} a month`)
        : undefined;
  const index = few
    ? []
    : seasonalIndex(
        years.map(({ counts }) => counts.map(({ value }) => value ?? 0)),
        years.map(({ counts }) => counts.map(({ period }) => daysIn(period.from))),
      );
  const inOrder = [...years].reverse().flatMap(({ counts }) => counts);
  const { period } = study.choices;
  const months = monthsBetween(period.from, period.to).map((month, monthIndex) => {
    const value: number | Missing = few ?? index[monthIndex] ?? missing('undefined', 'no offences');
    return { month, index: figure(value, inOrder, { unit: 'percent share', method: 'seasonal index' }) };
  });
  const peak = index.indexOf(Math.max(...index));
  const counts = years.map((item) => item.counts);
  const isPeakCertain = peak !== -1 && isHigher(counts, peak);
  return { months, peak: months[peak], isPeakCertain, years: years.map(({ year }) => year) };
}
