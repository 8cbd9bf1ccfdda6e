import { median } from 'simple-statistics';

/**
 * Median of the boroughs' rates: half are below and half above, so one outlier (Westminster) does not move it.
 *
 * Formula: the middle rate in order, or the mean of the middle two. Units: those of the rates.
 *
 * @example medianRate([60, 80, 160]) // 80
 */
export function medianRate(rates: readonly number[]): number {
  return median([...rates]);
}
