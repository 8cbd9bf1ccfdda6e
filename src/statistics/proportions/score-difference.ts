import type { Interval } from '../../core/figure.js';
import { headed, isMissing, type Missing, missing } from '../../core/missing.js';
import { normalQuantile, normalUpper } from '../distributions/special-functions.js';
import { type Proportion, twoProportions } from './two-proportions.js';

export interface ScoreDifference extends Interval {
  /** Two-sided. */
  readonly pValue: number;
  /** Whether answers were too few for the normal distribution as it is. */
  readonly corrected: boolean;
}

/** Cochran's rule: each kind of answer is expected this often in each survey, were there no difference. */
const LEAST_EXPECTED = 5;

/** Enough halvings to reach the last digit of a difference of proportions. */
const HALVINGS = 60;

/**
 * Difference of two independent proportions, first less second: test and limits by one method, the score test, so that the
 * limits leave out zero exactly where p is below 1 − confidence.
 *
 * Formula: z(Δ) = (|p₁ − p₂ − Δ| − c) / √(q₁(1 − q₁)/n₁ + q₂(1 − q₂)/n₂) with q₁ = q₂ + Δ the likeliest proportions that differ
 * by Δ; p = two-sided at Δ = 0, where q₁ = q₂ is the pooled proportion; the limits are the Δ at which z is the quantile of the
 * confidence. c = (1/n₁ + 1/n₂)/2 (Yates) where fewer than 5 answers of either kind are expected in either survey, else 0.
 * Units: proportions and their difference; p a probability. Two proportions of 0, or two of 1, have no spread to test
 * against: missing. An n of zero is the caller's to refuse.
 * Source: Mee (1984), Biometrics 40 (limits); R prop.test (p, with and without correction); Yates (1934); Cochran (1954).
 *
 * @example scoreDifference({"p":0.94,"n":500}, {"p":0.9,"n":500}, 0.95) // {"lower":0.0064936790934,"upper":0.0746000505161,"pValue":0.0197395475699}
 */
export function scoreDifference(one: Proportion, two: Proportion, confidence: number): ScoreDifference | Missing {
  const pooled = pooledOf(one, two);
  if (pooled === 0 || pooled === 1)
    return headed('no test', missing('undefined', 'all answers are the same in both surveys'));
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const limit = (end: -1 | 1) => bisect((difference) => zAt(one, two, difference) > z, one.p - two.p, end);
  return { lower: limit(-1), upper: limit(1), pValue: scoreP(one, two), corrected: correctionOf(one, two) > 0 };
}

/** The two-sided p of no difference: that of the pooled z, brought nearer to 0 by the correction; 1 where all answers are the same. */
export function scoreP(one: Proportion, two: Proportion): number {
  const test = twoProportions(two, one);
  if (isMissing(test)) return 1;
  const correction = correctionOf(one, two);
  if (correction === 0) return test.p;
  const left = Math.max(0, 1 - correction / Math.abs(one.p - two.p));
  return Math.min(1, 2 * normalUpper(Math.abs(test.z) * left));
}

const pooledOf = (one: Proportion, two: Proportion): number => (one.p * one.n + two.p * two.n) / (one.n + two.n);

function correctionOf(one: Proportion, two: Proportion): number {
  const pooled = pooledOf(one, two);
  const isFew = Math.min(one.n, two.n) * Math.min(pooled, 1 - pooled) < LEAST_EXPECTED;
  return isFew ? (1 / one.n + 1 / two.n) / 2 : 0;
}

function zAt(one: Proportion, two: Proportion, difference: number): number {
  const distance = Math.abs(one.p - two.p - difference) - correctionOf(one, two);
  return distance <= 0 ? 0 : distance / Math.sqrt(varianceAt(one, two, difference));
}

/** The variance of the observed difference were the true one so much: at the likeliest proportions that differ by it. */
function varianceAt(one: Proportion, two: Proportion, difference: number): number {
  const second = likeliest(one, two, difference);
  const first = second + difference;
  return (first * (1 - first)) / one.n + (second * (1 - second)) / two.n;
}

/** The second proportion at which the likelihood is greatest when the first is more by the difference: its slope falls through 0. */
function likeliest(one: Proportion, two: Proportion, difference: number): number {
  const slope = ({ p, n }: Proportion, q: number) =>
    (p === 0 ? 0 : (n * p) / q) - (p === 1 ? 0 : (n * (1 - p)) / (1 - q));
  const rises = (q: number) => slope(one, q + difference) + slope(two, q) > 0;
  let [low, high] = [Math.max(0, -difference), Math.min(1, 1 - difference)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (rises(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** From a difference that is within, towards the end of all that are possible, the last one that is not outside. */
function bisect(isOutside: (difference: number) => boolean, from: number, end: -1 | 1): number {
  let within = from;
  let outside: number = end;
  if (!isOutside(outside)) return outside;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (within + outside) / 2;
    if (isOutside(middle)) outside = middle;
    else within = middle;
  }
  return (within + outside) / 2;
}
