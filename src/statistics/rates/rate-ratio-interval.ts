import type { Interval } from '../../core/figure.js';
import { betaQuantile } from '../distributions/special-functions.js';
import type { Exposed } from '../ranks/rank-confidence-set.js';

/**
 * Interval of the ratio of two Poisson rates, now over before, that matches the conditional binomial test.
 *
 * Formula: π/(1 − π) × e₀/e₁ at the Clopper-Pearson limits of π = x/(x + y). Units: a ratio of rates. A zero now has the
 * lower limit 0, a zero before no upper limit (Infinity); two zeros have 0 to Infinity. Events are taken as independent.
 * Source: R poisson.test; Clopper and Pearson (1934), Biometrika 26.
 *
 * @example rateRatioInterval({"events":1851,"exposure":1}, {"events":2113,"exposure":1}, 0.95) // {"lower":0.8225712266667905,"upper":0.9328501092768412}
 */
export function rateRatioInterval(now: Exposed, before: Exposed, confidence: number): Interval {
  const scale = before.exposure / now.exposure;
  const tail = (1 - confidence) / 2;
  const lower = now.events === 0 ? 0 : betaQuantile(tail, now.events, before.events + 1);
  const upper = before.events === 0 ? 1 : betaQuantile(1 - tail, now.events + 1, before.events);
  return {
    lower: (lower / (1 - lower)) * scale,
    upper: upper === 1 ? Number.POSITIVE_INFINITY : (upper / (1 - upper)) * scale,
  };
}
