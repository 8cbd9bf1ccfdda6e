import { mean } from 'simple-statistics';

/** An expected value for each month ahead, and how far past ones were off. */
export interface Forecast {
  readonly values: readonly number[];
  /** Mean of the squares of the differences between each value and what this method would have forecast. */
  readonly variance: number;
}

/**
 * Seasonal naive forecast: each month ahead is expected to be what the same month was a year before.
 *
 * Formula: the value one season earlier; variance = mean of (value − value one season earlier)² over the series. Units: those
 * of the values, their square for the variance. Zero is a value. A series that is not longer than a season: an error.
 * Source: Hyndman and Athanasopoulos, Forecasting: principles and practice; R forecast::snaive.
 *
 * @example seasonalNaive([1, 2, 3, 5], 2, 3) // {"variance":6.5}
 */
export function seasonalNaive(values: readonly number[], season: number, ahead: number): Forecast {
  if (values.length <= season) throw new RangeError(`${values.length} values are no more than one season`);
  const last = values.slice(-season);
  const errors = values.slice(season).map((value, index) => (value - (values[index] ?? 0)) ** 2);
  return {
    values: Array.from({ length: ahead }, (_, step) => last[step % season] ?? 0),
    variance: mean(errors),
  };
}
