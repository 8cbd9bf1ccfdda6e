import { mean } from 'simple-statistics';
import { fitHoltWinters } from './fit-holt-winters.js';
import { seasonalNaive } from './seasonal-naive.js';

export type ForecastMethod = 'seasonal naive' | 'Holt-Winters';

export interface BackTest {
  /** How many times the past was forecast. */
  readonly tests: number;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquare: number;
}

/** How a forecast is tried on the past. */
export interface BackTestPlan {
  readonly season: number;
  readonly ahead: number;
  /** Values before the first forecast. */
  readonly begin?: number;
}

/** The months ahead by either method. */
export function forecastBy(method: ForecastMethod, values: readonly number[], season: number, ahead: number): number[] {
  if (method === 'seasonal naive') return [...seasonalNaive(values, season, ahead).values];
  return [...fitHoltWinters(values, season, ahead).forecast];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Back-test of a forecast: how far off it would have been, made again and again in the past with what was known then.
 *
 * Formula: from the first origin with `begin` values before it on (two seasons; one is enough for seasonal naive), each
 * origin's forecast of the sum of the next `ahead` values against what came; mean of the absolute errors, root of the mean of
 * their squares. Units: those of the values. Zero is a value. Fewer than `begin` and `ahead` values have no test: an error.
 * Source: Hyndman and Athanasopoulos, Forecasting: principles and practice, rolling forecasting origin.
 *
 * @example backTest("seasonal naive", [1, 2, 1, 2, 1, 4], {"season":2,"ahead":2}) // {"tests":1,"meanAbsoluteError":2,"rootMeanSquare":2}
 */
export function backTest(
  method: ForecastMethod,
  values: readonly number[],
  { season, ahead, begin = 2 * season }: BackTestPlan,
): BackTest {
  const errors: number[] = [];
  for (let origin = begin; origin + ahead <= values.length; origin += 1) {
    const expected = sum(forecastBy(method, values.slice(0, origin), season, ahead));
    errors.push(sum(values.slice(origin, origin + ahead)) - expected);
  }
  if (errors.length === 0) throw new RangeError(`${values.length} values are too few to test a forecast on`);
  return {
    tests: errors.length,
    meanAbsoluteError: mean(errors.map(Math.abs)),
    rootMeanSquare: Math.sqrt(mean(errors.map((error) => error * error))),
  };
}
