import { headed, type Missing, missing } from '../../core/missing.js';
import { gammaQ } from '../distributions/special-functions.js';

/**
 * Chi-squared test of several proportions: do the quarters of a survey differ by more than who happened to be asked?
 *
 * Formula: Σ (x − np)²/(np(1 − p)) with the pooled proportion p, on k − 1 degrees of freedom. Units: the statistic has none, p is a
 * probability. Where no one or every one is a case there is no spread to test against: missing.
 * Source: Pearson (1900); R prop.test of more than two groups.
 *
 * @example chiSquaredProportions([83, 90, 129, 70], [86, 93, 136, 82]) // {"statistic":12.6004112971276,"degrees":3,"p":0.00558547666162702}
 */
export function chiSquaredProportions(
  cases: readonly number[],
  sizes: readonly number[],
): { statistic: number; degrees: number; p: number } | Missing {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const pooled = total(cases) / total(sizes);
  if (pooled === 0 || pooled === 1)
    return headed('no test', missing('undefined', 'all answers are the same in every survey'));
  const statistic = total(
    cases.map((x, index) => {
      const expected = (sizes[index] ?? 0) * pooled;
      return (x - expected) ** 2 / (expected * (1 - pooled));
    }),
  );
  const degrees = cases.length - 1;
  return { statistic, degrees, p: gammaQ(degrees / 2, statistic / 2) };
}
