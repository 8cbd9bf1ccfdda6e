import { headed, type Missing, missing } from '../../core/missing.js';
import { normalUpper } from '../distributions/special-functions.js';

/** A proportion, and how many answers it is of; they need not be whole, for a design effect divides them. */
export interface Proportion {
  readonly p: number;
  readonly n: number;
}

/**
 * Two survey percentages compared: z test with the pooled proportion.
 *
 * Formula: z = (p₂ − p₁) / √(p(1 − p)(1/n₁ + 1/n₂)), p the pooled proportion; p value two-sided.
 * Units: z in standard errors, p a probability. Two percentages of 0, or of 100, have no spread to test against: missing.
 * Source: R prop.test without correction; Kish (1965) for n divided by a design effect, where people were drawn in clusters or weighted.
 *
 * @example twoProportions({"p":0.9,"n":500}, {"p":0.94,"n":500}) // {"z":2.3312620206007,"p":0.0197395475699}
 */
export function twoProportions(one: Proportion, two: Proportion): { z: number; p: number } | Missing {
  const pooled = (one.p * one.n + two.p * two.n) / (one.n + two.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / two.n));
  if (error === 0) return headed('no test', missing('undefined', 'all answers are the same in both surveys'));
  const z = (two.p - one.p) / error;
  return { z, p: Math.min(1, 2 * normalUpper(Math.abs(z))) };
}
