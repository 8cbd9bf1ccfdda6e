import type { Interval } from '../../core/figure.js';
import { normalQuantile, poissonAtMost } from '../distributions/special-functions.js';

/**
 * Poisson quantile: the smallest count that is not exceeded with at least a probability.
 *
 * Formula: the smallest whole x with P(X ≤ x) ≥ p. Found from the normal approximation by steps. Units: events. A mean of zero gives 0.
 */
export function poissonQuantile(p: number, mean: number): number {
  if (mean === 0) return 0;
  let x = Math.max(0, Math.floor(mean + normalQuantile(p) * Math.sqrt(mean)));
  while (poissonAtMost(x, mean) < p) x += 1;
  while (x > 0 && poissonAtMost(x - 1, mean) >= p) x -= 1;
  return x;
}

/**
 * Control limits of a funnel plot: between which counts an area lies whose true rate is the target.
 *
 * Formula: without over-dispersion the exact Poisson quantiles at (1 − c)/2 and 1 − (1 − c)/2 of the expected count; with a
 * dispersion φ above 1, expected ∓ z √(φ × expected), not below zero. Units: events; an area's limits of its rate are these
 * over its population. An expected count of zero has both limits 0.
 * Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24.
 *
 * @example funnelLimits(1563.45, 0.95, 1) // {"lower":1486,"upper":1641}
 * @example funnelLimits(100, 0.95, 4) // {"lower":60.80072030919891,"upper":139.1992796908011}
 */
export function funnelLimits(expected: number, confidence: number, dispersion: number): Interval {
  const tail = (1 - confidence) / 2;
  if (dispersion <= 1) {
    return { lower: poissonQuantile(tail, expected), upper: poissonQuantile(1 - tail, expected) };
  }
  const spread = normalQuantile(1 - tail) * Math.sqrt(dispersion * expected);
  return { lower: Math.max(0, expected - spread), upper: expected + spread };
}
