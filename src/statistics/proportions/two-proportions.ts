import { headed, type Missing, missing } from '../../core/missing.js';
import { normalUpper } from '../distributions/special-functions.js';

/**
 * Two survey percentages compared: z test with the pooled proportion.
 *
 * Formula: z = (p₂ − p₁) / √(p(1 − p)(1/n₁ + 1/n₂)), p the pooled proportion, n divided by the design effect; p value two-sided.
 * Units: z in standard errors, p a probability. Two percentages of 0, or of 100, have no spread to test against: missing. A survey of people
 * drawn in clusters or weighted has a design effect above 1. Source: R prop.test without correction; Kish (1965).
 *
 * @example twoProportions(0.9, 500, 0.94, 500, 1) // {"z":2.3312620206007,"p":0.0197395475699}
 */
export function twoProportions(
  p1: number,
  n1: number,
  p2: number,
  n2: number,
  designEffect: number,
): { z: number; p: number } | Missing {
  const [one, two] = [n1 / designEffect, n2 / designEffect];
  const pooled = (p1 * one + p2 * two) / (one + two);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one + 1 / two));
  if (error === 0) return headed('no test', missing('undefined', 'all answers are the same in both surveys'));
  const z = (p2 - p1) / error;
  return { z, p: Math.min(1, 2 * normalUpper(Math.abs(z))) };
}
