import { mean } from 'simple-statistics';

/**
 * Arithmetic mean of the boroughs' counts: what an average borough recorded.
 *
 * Formula: sum of the counts / number of boroughs. Units: offences a borough. Zero counts count; missing values never
 * reach here. It says nothing of rates: boroughs differ in size by a factor of two and more.
 *
 * @example meanCount([10, 20, 60]) // 30
 */
export function meanCount(counts: readonly number[]): number {
  return mean([...counts]);
}
