import { mean } from 'simple-statistics';

/**
 * Arithmetic mean of the boroughs' rates: each borough counts the same, however many people live there.
 *
 * Formula: sum of the rates / number of boroughs. Units: those of the rates. Zero rates count. It is not the London
 * rate (which pools offences and population); it lies higher where small boroughs have high rates.
 *
 * @example meanRate([60, 80, 160]) // 100
 */
export function meanRate(rates: readonly number[]): number {
  return mean([...rates]);
}
