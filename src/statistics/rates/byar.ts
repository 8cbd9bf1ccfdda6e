import type { Interval } from '../../core/figure.js';
import { normalQuantile } from '../distributions/special-functions.js';

/** Products are the same on every engine; powers are not: Node 24 rounds `x ** 3` otherwise than Node 20. */
const cube = (x: number): number => x * x * x;

/**
 * Byar's interval of a Poisson count: close to the exact one from 10 events on.
 *
 * Formula: lower = x (1 − 1/(9x) − z/(3√x))³, upper = (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³. Units: events. A count of
 * zero has the lower limit 0, and so has one so small that the formula falls below zero. Source: Breslow and Day (1987), volume II; as in PHEindicatormethods (other programs add
 * 0.5 to both, which is another interval).
 *
 * @example byar(1, 0.95) // {"lower":0.0130721329015044,"upper":5.56375558247526}
 */
export function byar(count: number, confidence: number): Interval {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const next = count + 1;
  const lower = count === 0 ? 0 : count * cube(1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)));
  return { lower: Math.max(0, lower), upper: next * cube(1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) };
}
