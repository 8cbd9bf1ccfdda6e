import { missing } from '../missing.js';
import type { Missing } from '../model.js';
import { normalQuantile } from './special-functions.js';

/**
 * Minimum sample size: how many answers each of two surveys would need for the difference between them to be significant.
 *
 * Formula: the smallest whole n with n ≥ D × z² × 2p(1 − p)/(p₁ − p₂)², p = (p₁ + p₂)/2 and D the design effect, z the
 * quantile for the confidence (the pooled z test with n in both). Units: answers a survey; the proportions are 0 to 1. Equal
 * proportions are significant at no size: missing. It says what was needed for this difference, not how many answers to
 * plan for (a true difference of this size would be found half the time).
 * Source: the pooled z test of two proportions, solved for n.
 *
 * @example minimumSampleSize(0.9, 0.94, 1, 0.95) // 354
 */
export function minimumSampleSize(p1: number, p2: number, designEffect: number, confidence: number): number | Missing {
  if (p1 === p2) return missing('equal percentages are significant at no sample size');
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const pooled = (p1 + p2) / 2;
  return Math.ceil((designEffect * z * z * 2 * pooled * (1 - pooled)) / (p1 - p2) ** 2);
}
