import type { Figure } from '../../core/figure.js';
import { headed, isMissing, type Missing, missing } from '../../core/missing.js';
import {
  addMonths,
  type Month,
  monthCount,
  monthName,
  monthsApart,
  type Period,
  periodBetween,
} from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { normalQuantile } from '../../statistics/distributions/special-functions.js';
import { type BackTest, backTest, type ForecastMethod, forecastBy } from '../../statistics/series/back-test.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';
import { type ControlPoint, controlChart } from './control-chart.js';

const SEASON = 12;
const AHEAD = 3;
/** Tries at a quarter to come that an error is made of: fewer say nothing. */
const TRIES = 6;
/** Months to begin with: a year that is repeated and a month more, or two years that a season is estimated from. */
const BEGIN: Readonly<Record<ForecastMethod, number>> = { 'seasonal naive': SEASON + 1, 'Holt-Winters': 2 * SEASON };
const leastFor = (method: ForecastMethod): number => BEGIN[method] + AHEAD + TRIES - 1;
const METHODS: readonly ForecastMethod[] = ['seasonal naive', 'Holt-Winters'];

export interface QuarterForecast {
  readonly method: ForecastMethod;
  readonly expected: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly meanAbsoluteError: Figure;
  readonly tests: number;
  /** It had the smaller error in the back-test. */
  readonly better: boolean;
}

/** The three months that follow the data. */
export const monthsAhead = (last: Month): Period => periodBetween(addMonths(last, 1), addMonths(last, AHEAD));

/**
 * The months since the newest break, and since the last month without a figure: a forecast across a break would carry the
 * old level into the new series, and both methods need each month. The last month must have one.
 */
function seriesOf(
  study: Study,
  area: Area,
  offence: string,
  least = leastFor('seasonal naive'),
): readonly ControlPoint[] | Missing {
  const stretches = controlChart(study, area, offence);
  const sinceBreak = stretches[stretches.length - 1]?.points ?? [];
  const absence = sinceBreak[sinceBreak.length - 1]?.daily.absence;
  if (absence) return headed('no forecast', absence);
  const points = sinceBreak.slice(sinceBreak.findLastIndex(({ daily }) => daily.value === null) + 1);
  if (points.length >= least) return points;
  const from = points[0]?.month ?? '';
  return headed(
    'no forecast',
    missing('too-few', `${monthCount(points.length)} since ${monthName(from)}, ${least} needed`),
  );
}

const countsOf = (series: readonly ControlPoint[]): number[] => series.map(({ count }) => count.value ?? 0);

/** What either method expects of the next three months, with the errors it would have made so far. */
export function quarterForecasts(study: Study, area: Area, offence: string): QuarterForecast[] {
  const series = seriesOf(study, area, offence);
  if (isMissing(series)) return METHODS.map((method) => without(method, series));
  const values = countsOf(series);
  const allowed = METHODS.filter((method) => values.length >= leastFor(method));
  // Methods that are compared are tried on the same quarters.
  const begin = Math.max(...allowed.map((method) => BEGIN[method]));
  const tested = allowed.map((method) => ({
    method,
    test: backTest(method, values, { season: SEASON, ahead: AHEAD, begin }),
  }));
  const least = Math.min(...tested.map(({ test }) => test.meanAbsoluteError));
  const best = tested.find(({ test }) => test.meanAbsoluteError === least)?.method;
  return METHODS.map((method) => {
    const test = tested.find((item) => item.method === method)?.test;
    if (test) return forecastOf({ method, test }, series, method === best);
    const why = seriesOf(study, area, offence, leastFor(method));
    return without(method, isMissing(why) ? why : missing('too-few', 'no forecast'));
  });
}

/** A method, and the errors it made on the quarters that are known. */
interface Tested {
  readonly method: ForecastMethod;
  readonly test: BackTest;
}

/** A mean of small errors is no whole number: rounded to one it may say that a method never erred. */
const meanDecimals = (error: number): number => (error < 10 ? 1 : 0);

function forecastOf({ method, test }: Tested, series: readonly ControlPoint[], better: boolean): QuarterForecast {
  const from = series.map(({ count }) => count);
  const values = countsOf(series);
  const sum = forecastBy(method, values, SEASON, AHEAD).reduce((total, value) => total + value, 0);
  const expected = Math.max(0, sum);
  const spread = normalQuantile(0.975) * test.rootMeanSquare;
  const forecastFigure = (value: number, what: 'forecast' | 'lower limit' | 'upper limit' | 'mean absolute error') =>
    figure(value, from, { unit: 'offences', method: `${method} ${what}` });
  const error = forecastFigure(test.meanAbsoluteError, 'mean absolute error');
  return {
    method,
    expected: forecastFigure(expected, 'forecast'),
    lower: forecastFigure(Math.max(0, expected - spread), 'lower limit'),
    upper: forecastFigure(expected + spread, 'upper limit'),
    meanAbsoluteError: { ...error, decimals: meanDecimals(test.meanAbsoluteError) },
    tests: test.tests,
    better,
  };
}

function without(method: ForecastMethod, why: Missing): QuarterForecast {
  const none = figure(why, [], { unit: 'offences', method: `${method} forecast` });
  return { method, expected: none, lower: none, upper: none, meanAbsoluteError: none, tests: 0, better: false };
}

/** How many months the forecast was made from. */
export function monthsUsed(study: Study, area: Area, offence: string): { from: Month; months: number } | Missing {
  const series = seriesOf(study, area, offence);
  if (isMissing(series)) return series;
  const from = series[0]?.month ?? '';
  return { from, months: monthsApart(from, series[series.length - 1]?.month ?? '') + 1 };
}
