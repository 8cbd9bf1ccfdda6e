import { type Missing, missing } from '../../core/missing.js';
import { normalQuantile } from '../distributions/special-functions.js';
import { scoreP } from './score-difference.js';

/**
 * Minimum sample size: how many answers each of two surveys would need for the difference between them to be significant.
 *
 * Formula: the smallest whole n with p of the score test of p₁ and p₂, of n/D answers each, below 1 − confidence; D the design
 * effect. Without Yates' correction it is n ≥ D × z² × 2p(1 − p)/(p₁ − p₂)² with p = (p₁ + p₂)/2, from which n is counted up.
 * Units: answers a survey; the proportions are 0 to 1. Equal proportions are significant at no size: missing. It says what
 * was needed for this difference, not how many answers to plan for (a true difference of this size would be found half the
 * time).
 * Source: the pooled z test of two proportions, solved for n.
 *
 * @example minimumSampleSize(0.9, 0.94, 1, 0.95) // 354
 */
export function minimumSampleSize(p1: number, p2: number, designEffect: number, confidence: number): number | Missing {
  if (p1 === p2) return missing('undefined', 'equal percentages are significant at no sample size');
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const pooled = (p1 + p2) / 2;
  const isSignificant = (n: number) =>
    scoreP({ p: p1, n: n / designEffect }, { p: p2, n: n / designEffect }) < 1 - confidence;
  let n = Math.ceil((designEffect * z * z * 2 * pooled * (1 - pooled)) / (p1 - p2) ** 2);
  while (!isSignificant(n)) n += 1;
  return n;
}
