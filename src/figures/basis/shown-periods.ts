import type { Measure } from '../../core/crime.js';
import { addMonths, type Month, monthsBetween, type Period, periodBetween, shiftPeriod } from '../../core/months.js';
import type { Vintages } from '../time/revision.js';
import type { ShownPeriods } from './suppression.js';

/** The periods of a study. */
export interface StudyPeriods {
  readonly period: Period;
  readonly previous: Period;
  readonly base: Period;
}

/** Months that a table of revisions calls provisional. */
export const NEWEST = 3;

const OUTCOMES: readonly Measure[] = ['sanction-detections', 'positive-outcomes'];

/** Back from the end of the period to the year before the base year, and three years at least, in steps of some months. */
function backFrom({ period, previous, base }: StudyPeriods, months: number): Period[] {
  const threeYears = addMonths(period.to, -35);
  const first: Month = [addMonths(base.from, -12), previous.from, threeYears].sort()[0] ?? '';
  const windows: Period[] = [];
  for (let to = period.to; to >= first; to = addMonths(to, -months)) {
    windows.push(periodBetween(addMonths(to, 1 - months), to));
  }
  return windows;
}

const singleMonths = (from: Month, to: Month): Period[] =>
  monthsBetween(from, to).map((month) => periodBetween(month, month));

const outcomesIn = (periods: readonly Period[], offences?: readonly string[]): ShownPeriods[] =>
  OUTCOMES.map((measure) => ({ periods, measure, ...(offences ? { offences } : {}) }));

const smallIn = ({ period, previous }: StudyPeriods, offences: readonly string[] = []): ShownPeriods => ({
  periods: [period, previous],
  small: true,
  ...(offences.length > 0 ? { offences } : {}),
});

/** Year by year, each offence: what the annual report shows, and whoever does not say otherwise. */
export function annualShows(periods: StudyPeriods, more: AnnualMore = {}): ShownPeriods[] {
  const { period, previous, base } = periods;
  const { baselines = [], printed, monthly = [], offences } = more;
  const years = [...backFrom(periods, 12), previous, base, shiftPeriod(base, -12), ...baselines];
  return [
    { periods: years },
    ...outcomesIn([period, previous]),
    ...(printed ? [{ periods: [], printed, offences: [...printed.counts.keys()] }] : []),
    { periods: singleMonths(addMonths(base.from, -11), period.to), offences: ['all', ...monthly] },
    smallIn(periods, offences),
  ];
}

/** What an annual report may show besides its years. */
interface AnnualMore {
  /** Of targets, and of an earlier report. */
  readonly baselines?: readonly Period[];
  /** The counts of an earlier report. */
  readonly printed?: ShownPeriods['printed'] | undefined;
  /** The offences that have a season. */
  readonly monthly?: readonly string[];
  /** Those of the tables of wards; all unless named. */
  readonly offences?: readonly string[];
}

/** Quarter by quarter, each offence; all offences by month. */
export function quarterlyShows(periods: StudyPeriods): ShownPeriods[] {
  const { period, previous, base } = periods;
  return [
    { periods: [...backFrom(periods, 3), period, previous, base] },
    ...outcomesIn([period, previous]),
    { periods: singleMonths(previous.from, period.to), offences: ['all'] },
  ];
}

/** Some offences month by month, in boroughs or in wards and LSOAs. */
export const trendShows = (
  { period, base }: StudyPeriods,
  offences: readonly string[],
  small: boolean,
): ShownPeriods[] => [{ periods: singleMonths(base.from, period.to), offences, ...(small ? { small } : {}) }];

/** Some offences in the years of the study, in boroughs, wards or LSOAs. */
export const yearsShow = (periods: StudyPeriods, offences: readonly string[]): ShownPeriods[] => {
  const { period, previous, base } = periods;
  return [
    { periods: [period, previous, base], offences },
    ...outcomesIn([period, previous], offences),
    smallIn(periods, offences),
  ];
};

/** The months that two vintages share, and the newest of the second. */
export const revisionsShow = ({ months, now }: Pick<Vintages, 'months' | 'now'>): ShownPeriods[] => [
  { periods: [...months, ...now.months.slice(-NEWEST)].map((month) => periodBetween(month, month)) },
];
