import { binomialAtMost } from '../distributions/special-functions.js';

/**
 * How likely the first of two Poisson counts is so low or lower, when its rate is not below the other's: one-sided.
 *
 * Formula: given their sum n, the first count is binomial with π = e₁/(e₁ + e₂) where the rates are equal, and P(X ≤ x) is
 * largest there. Units: a probability. Two zeros give 1. Events are taken as independent.
 * Source: Przyborowski and Wilenski (1940), Biometrika 31.
 *
 * @example lowerRateP(3, 1, 12, 1) // 0.017578125
 */
export function lowerRateP(events: number, exposure: number, otherEvents: number, otherExposure: number): number {
  return binomialAtMost(events, events + otherEvents, exposure / (exposure + otherExposure));
}
