import type { Interval } from '../../core/figure.js';
import { chiSquaredQuantile } from '../distributions/special-functions.js';

/**
 * Garwood's exact interval of a Poisson count.
 *
 * Formula: lower = χ²(α/2; 2x) / 2, upper = χ²(1 − α/2; 2x + 2) / 2. Units: events. A count of zero has the lower limit 0.
 * Source: Garwood (1936), Biometrika 28; used below 10 events by Public Health England (PHEindicatormethods).
 *
 * @example garwood(0, 0.95) // {"lower":0,"upper":3.688879454113936}
 */
export function garwood(count: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const lower = count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2;
  return { lower, upper: chiSquaredQuantile(1 - tail, 2 * count + 2) / 2 };
}
