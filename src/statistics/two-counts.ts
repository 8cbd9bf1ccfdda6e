import type { Interval } from '../model.js';
import { betaQuantile, binomialAtMost } from './special-functions.js';

/** What two counts say of the ratio of their rates. */
export interface TwoCounts extends Interval {
  /** Now over before; null when before is zero. */
  readonly ratio: number | null;
  /** Two-sided p of no difference: twice the smaller tail, at most 1. */
  readonly p: number;
}

/**
 * Two Poisson counts compared, each with its own exposure: conditional binomial test and the interval that matches it.
 *
 * Formula: given their sum n, the count now is binomial with π = e₁/(e₀ + e₁) when the rates are equal;
 * p = min(1, 2 min(P(X ≤ x), P(X ≥ x))); the limits of the ratio are π/(1 − π) × e₀/e₁ at the Clopper-Pearson limits of π.
 * Units: a ratio of rates. Two zeros tell nothing: p is 1 and the ratio is not known; a zero now has the lower limit 0, a
 * zero before no upper limit (Infinity). Swapping the years gives the same p. Events are taken as independent.
 * Source: Przyborowski and Wilenski (1940), Biometrika 31; central p as in R's exactci.
 *
 * @example twoCounts(1851, 1, 2113, 1, 0.95) // {"ratio":0.8760056791292003,"lower":0.8225712266667905,"upper":0.9328501092768412,"p":0.0000337033914016752}
 */
export function twoCounts(
  now: number,
  exposureNow: number,
  before: number,
  exposureBefore: number,
  confidence: number,
): TwoCounts {
  const n = now + before;
  const share = exposureNow / (exposureNow + exposureBefore);
  const scale = exposureBefore / exposureNow;
  const ratio = before === 0 ? null : (now / before) * scale;
  if (n === 0) return { ratio, lower: 0, upper: Number.POSITIVE_INFINITY, p: 1 };
  const atMost = binomialAtMost(now, n, share);
  const atLeast = binomialAtMost(before, n, 1 - share);
  const tail = (1 - confidence) / 2;
  const lower = now === 0 ? 0 : betaQuantile(tail, now, before + 1);
  const upper = before === 0 ? 1 : betaQuantile(1 - tail, now + 1, before);
  return {
    ratio,
    lower: (lower / (1 - lower)) * scale,
    upper: upper === 1 ? Number.POSITIVE_INFINITY : (upper / (1 - upper)) * scale,
    p: Math.min(1, 2 * Math.min(atMost, atLeast)),
  };
}
