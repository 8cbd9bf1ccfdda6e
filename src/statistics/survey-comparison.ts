import { isMissing, missing } from '../missing.js';
import type { Interval, Missing } from '../model.js';
import { minimumSampleSize } from './minimum-sample-size.js';
import { newcombe } from './newcombe.js';
import { twoProportions } from './two-proportions.js';

/** A percentage of a survey and how many answered the question. */
export interface SurveyResult {
  readonly percent: number;
  /** Absent where the survey does not publish it: there is then no test, only the size it would have needed. */
  readonly n?: number;
}

export interface SurveyComparison {
  /** Now less before, in percentage points. */
  readonly points: number;
  /** z and p of the pooled test, or why there is none. */
  readonly test: { readonly z: number; readonly p: number } | Missing;
  /** Limits of the difference, in percentage points. */
  readonly interval: Interval | Missing;
  /** p below 0.05; missing where there is no test. */
  readonly significant: boolean | Missing;
  /** Answers that each survey would need for this difference to be significant. */
  readonly minimumN: number | Missing;
}

const CONFIDENCE = 0.95;
const SIGNIFICANT = 0.05;

/**
 * Two percentages of a survey compared: is the difference more than who happened to be asked?
 *
 * Formula: difference = now − before in percentage points; pooled z test and two-sided p; Newcombe's interval (method 10);
 * each n divided by the design effect (1 for a simple random sample, above it for clustered or weighted ones); the minimum
 * n solves the test for two surveys of one size. Units: percent in, percentage points out; p a probability. Percentages
 * may be 0 or 100; two that are both 0 or both 100 have no test. A percentage outside 0 to 100, an n below 1 or a design
 * effect that is not above zero is an error. A percentage printed to whole numbers carries half a point of rounding that no
 * test sees.
 * Source: R prop.test without correction; Newcombe (1998); Kish (1965).
 *
 * @example surveyComparison({"percent":94,"n":500}, {"percent":90,"n":500}, 1) // {"points":4,"minimumN":354}
 */
export function surveyComparison(now: SurveyResult, before: SurveyResult, designEffect = 1): SurveyComparison {
  for (const result of [now, before]) check(result, designEffect);
  const points = now.percent - before.percent;
  const [p2, p1] = [now.percent / 100, before.percent / 100];
  const minimumN = minimumSampleSize(p1, p2, designEffect, CONFIDENCE);
  if (now.n === undefined || before.n === undefined) {
    const none = missing('no test: the number of answers is not known');
    return { points, test: none, interval: none, significant: none, minimumN };
  }
  const [n2, n1] = [now.n / designEffect, before.n / designEffect];
  const { lower, upper } = newcombe(p2 * n2, n2, p1 * n1, n1, CONFIDENCE);
  const test = twoProportions(p1, n1, p2, n2, 1);
  const significant = isMissing(test) ? test : test.p < SIGNIFICANT;
  return { points, test, interval: { lower: 100 * lower, upper: 100 * upper }, significant, minimumN };
}

/** A wrong survey figure is refused: a proportion (0.94) passed for a percentage would read as 1%. */
function check({ percent, n }: SurveyResult, designEffect: number): void {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`${percent} is no percentage between 0 and 100`);
  if (n !== undefined && !(n >= 1)) throw new RangeError(`${n} answers: a survey has at least one`);
  if (!(designEffect > 0)) throw new RangeError(`a design effect of ${designEffect} is not above zero`);
}
