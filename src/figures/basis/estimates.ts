import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Estimate, RateBase } from '../../core/reference.js';
import type { Study } from '../study.js';

/** Which published estimates the rates of some periods are divided by: one series for all periods that are compared. */

/** Newest revision first: where two series give a year, the later one is the better estimate of it. */
const POPULATION_SERIES = ['rebased-2021-census', 'pre-2021-census'];
const HOUSEHOLD_SERIES = ['census-2021', 'gla-household-estimate'];

/** How reports name the series. */
const SERIES_NAMES: Readonly<Record<string, string>> = {
  'rebased-2021-census': 'the population estimates revised after the 2021 census',
  'pre-2021-census': 'the population estimates made before the 2021 census',
  'census-2021': 'the households of the 2021 census',
  'gla-household-estimate': "the Greater London Authority's household estimate of 2015",
  'dwelling-stock': 'the dwelling stock',
};

/** A series of a user's file has the name of the file, unless the file names it. */
export const seriesName = (series: string): string =>
  SERIES_NAMES[series] ??
  (/\.[a-z]+( \(.*\))?$/i.test(series) ? `the estimates of the file ${series}` : `the series ${series}`);

/** The series of the user's files, which go before those of the project. */
const userSeries = memoizeByArguments((estimates: readonly Estimate[]): readonly string[] => [
  ...new Set(estimates.flatMap(({ series, file }) => (file === undefined ? [] : [series]))),
]);

/** The estimates of a day of a series, by area; of two for one area the first. */
export const estimatesOn = memoizeByArguments(
  (estimates: readonly Estimate[], series: string, date: string): ReadonlyMap<string, number> =>
    new Map(
      estimates
        .filter((estimate) => estimate.series === series && estimate.date === date)
        .map(({ area, value }) => [area, value] as const)
        .reverse(),
    ),
);

export const isUserSeries = ({ reference }: Study, base: RateBase, series: string): boolean =>
  userSeries(reference[base]).includes(series);

/**
 * How many months the middle of a period may lie from a household estimate. Between the estimates of 2015 and 2021 any
 * two neighbouring years must share one: half the 69 months between them, and 6 to the middle of either year.
 */
const HOUSEHOLD_REACH = 42;

/** A series and the day of its estimate. */
export interface EstimateDay {
  readonly series: string;
  readonly date: string;
}

/** The estimate that each period is divided by, in their order, all of one series; missing when no series has them all. */
export const estimateDays = memoizeByArguments(
  (study: Study, base: RateBase, periods: readonly Period[]): readonly EstimateDay[] | Missing =>
    base === 'population' ? ofPopulation(study, periods) : ofHouseholds(study, periods),
);

const labels = (periods: readonly Period[]): string => [...new Set(periods.map(({ label }) => label))].join(' and ');

/** The newest day of estimate before each period ends; of the series that have all those days the first. */
function ofPopulation(study: Study, periods: readonly Period[]): readonly EstimateDay[] | Missing {
  const { populationYear, populationSeries } = study.choices;
  const ofUser = userSeries(study.reference.population);
  const series = populationSeries ? [populationSeries] : [...ofUser, ...POPULATION_SERIES];
  const estimates = study.reference.population.filter((item) => series.includes(item.series));
  const dates = periods.map(({ to }) =>
    newest(
      estimates.filter(({ date }) =>
        populationYear === undefined ? date <= `${to}-31` : date.startsWith(`${populationYear}-`),
      ),
    ),
  );
  const without = periods.find((_, index) => dates[index] === undefined);
  if (without) {
    return missing(
      'no-denominator',
      `no population estimate for ${populationYear ?? without.label} in ${series.map(seriesName).join(' or ')}`,
    );
  }
  const found = series.find((name) =>
    dates.every((day) => estimates.some((estimate) => estimate.series === name && estimate.date === day)),
  );
  if (found === undefined)
    return missing('no-denominator', `no one series of population estimates has ${labels(periods)}`);
  return dates.flatMap((date) => (date === undefined ? [] : { series: found, date }));
}

const newest = (estimates: readonly Estimate[]): string | undefined =>
  estimates.reduce<string | undefined>(
    (last, { date }) => (last === undefined || date > last ? date : last),
    undefined,
  );

/** A day or the middle of a period on one scale, in months. */
const positionOf = (date: string): number =>
  12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1 + (Number(date.slice(8, 10)) - 1) / 31;
const startOf = ({ from }: Period): number => positionOf(`${from}-01`);
const endOf = ({ to }: Period): number => positionOf(`${to}-01`) + 1;
const middleOf = (period: Period): number => (startOf(period) + endOf(period)) / 2;

/** Of the user's series that reach all periods the nearest, else of the project's. */
function ofHouseholds(study: Study, periods: readonly Period[]): readonly EstimateDay[] | Missing {
  const { householdSeries } = study.choices;
  const { households } = study.reference;
  const ofUser = userSeries(households);
  const groups = householdSeries ? [[householdSeries]] : [ofUser, HOUSEHOLD_SERIES];
  const series = groups.flat();
  const last = newest(households.filter((household) => series.includes(household.series)));
  const found = groups.flatMap((group) => nearestSeries(households, group, periods, last) ?? []);
  return found.length > 0 ? found.slice(0, periods.length) : noHouseholds(study, series, periods, last);
}

/** The estimate nearest to each period's middle; of the series that reach them all the one nearest to the middle of all. */
function nearestSeries(
  households: readonly Estimate[],
  series: readonly string[],
  periods: readonly Period[],
  last: string | undefined,
): readonly EstimateDay[] | undefined {
  const middle = (Math.min(...periods.map(startOf)) + Math.max(...periods.map(endOf))) / 2;
  let best: { readonly days: readonly EstimateDay[]; readonly distance: number } | undefined;
  for (const name of series) {
    const days = periods.map((period) => reaching(households, name, period, last));
    if (days.some(isMissing)) continue;
    const found = days.filter((day): day is EstimateDay => !isMissing(day));
    const distance = Math.min(...found.map(({ date }) => Math.abs(positionOf(date) - middle)));
    if (best === undefined || distance < best.distance) best = { days: found, distance };
  }
  return best?.days;
}

/** The day of a series nearest to a period's middle. The last day of all stands for everything that comes after it. */
function reaching(
  estimates: readonly Estimate[],
  series: string,
  period: Period,
  last: string | undefined,
): EstimateDay | Missing {
  const middle = middleOf(period);
  const far = (date: string) => Math.abs(positionOf(date) - middle);
  const dates = [...new Set(estimates.filter((estimate) => estimate.series === series).map(({ date }) => date))];
  const date = dates.reduce<string | undefined>(
    (nearest, item) => (nearest === undefined || far(item) < far(nearest) ? item : nearest),
    undefined,
  );
  if (date === undefined) return missing('no-denominator', 'no estimate');
  const isAfterAll = date === last && positionOf(date) < middle;
  return isAfterAll || far(date) <= HOUSEHOLD_REACH ? { series, date } : missing('no-denominator', 'too far');
}

/** Names the first period that no estimate is near, and a series that has one; or all, where each has one of its own. */
function noHouseholds(
  { reference: { households } }: Study,
  series: readonly string[],
  periods: readonly Period[],
  last: string | undefined,
): Missing {
  const without = periods.find((period) => series.every((name) => isMissing(reaching(households, name, period, last))));
  if (!without) return missing('no-denominator', `no one series of household estimates is near ${labels(periods)}`);
  const others = [...new Set(households.map((household) => household.series))].filter((name) => !series.includes(name));
  const other = others.find((name) => !isMissing(reaching(households, name, without, undefined)));
  const where = other === undefined ? '' : `; ${seriesName(other)} has one`;
  return missing('no-denominator', `no household estimate near ${without.label}${where}`);
}
