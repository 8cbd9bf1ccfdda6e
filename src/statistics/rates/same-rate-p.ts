import { lowerRateP } from './lower-rate-p.js';

/**
 * How likely two Poisson counts differ so much when their rates are the same: the conditional binomial test.
 *
 * Formula: given their sum n, the count now is binomial with π = e₁/(e₀ + e₁); p = min(1, 2 min(P(X ≤ x), P(X ≥ x))), the
 * central two-sided p. Units: a probability. Two zeros tell nothing: p is 1. Swapping the two gives the same p. Events are
 * taken as independent. Source: Przyborowski and Wilenski (1940), Biometrika 31; central p as in R's exactci.
 *
 * @example sameRateP(1851, 1, 2113, 1) // 0.0000337033914016752
 */
export function sameRateP(now: number, exposureNow: number, before: number, exposureBefore: number): number {
  if (now + before === 0) return 1;
  const smaller = Math.min(
    lowerRateP(now, exposureNow, before, exposureBefore),
    lowerRateP(before, exposureBefore, now, exposureNow),
  );
  return Math.min(1, 2 * smaller);
}
