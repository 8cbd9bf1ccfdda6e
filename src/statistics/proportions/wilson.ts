import type { Interval } from '../../core/figure.js';
import { normalQuantile } from '../distributions/special-functions.js';

/**
 * Wilson's score interval of a proportion.
 *
 * Formula: (2x + z² ± z √(z² + 4x(1 − x/n))) / (2(n + z²)). Units: a proportion, 0 to 1. No cases and all cases have
 * intervals within 0 and 1; n of zero is the caller's to refuse. Source: Wilson (1927), JASA 22; PHEindicatormethods.
 *
 * @example wilson(0, 10, 0.95) // {"lower":0,"upper":0.277532799862889}
 */
export function wilson(cases: number, n: number, confidence: number): Interval {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const spread = z * Math.sqrt(z * z + 4 * cases * (1 - cases / n));
  const twice = 2 * (n + z * z);
  const limit = (sign: 1 | -1) => Math.min(1, Math.max(0, (2 * cases + z * z + sign * spread) / twice));
  return { lower: cases === 0 ? 0 : limit(-1), upper: cases === n ? 1 : limit(1) };
}
