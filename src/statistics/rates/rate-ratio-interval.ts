import type { Interval } from '../../core/figure.js';
import { betaQuantile } from '../distributions/special-functions.js';

/**
 * Interval of the ratio of two Poisson rates, now over before, that matches the conditional binomial test.
 *
 * Formula: π/(1 − π) × e₀/e₁ at the Clopper-Pearson limits of π = x/(x + y). Units: a ratio of rates. A zero now has the
 * lower limit 0, a zero before no upper limit (Infinity); two zeros have 0 to Infinity. Events are taken as independent.
 * Source: R poisson.test; Clopper and Pearson (1934), Biometrika 26.
 *
 * @example rateRatioInterval(1851, 1, 2113, 1, 0.95) // {"lower":0.8225712266667905,"upper":0.9328501092768412}
 */
export function rateRatioInterval(
  now: number,
  exposureNow: number,
  before: number,
  exposureBefore: number,
  confidence: number,
): Interval {
  const scale = exposureBefore / exposureNow;
  const tail = (1 - confidence) / 2;
  const lower = now === 0 ? 0 : betaQuantile(tail, now, before + 1);
  const upper = before === 0 ? 1 : betaQuantile(1 - tail, now + 1, before);
  return {
    lower: (lower / (1 - lower)) * scale,
    upper: upper === 1 ? Number.POSITIVE_INFINITY : (upper / (1 - upper)) * scale,
  };
}
