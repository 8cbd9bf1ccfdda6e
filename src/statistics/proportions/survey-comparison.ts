import type { Interval } from '../../core/figure.js';
import { headed, isMissing, type Missing, missing } from '../../core/missing.js';
import { minimumSampleSize } from './minimum-sample-size.js';
import { scoreDifference } from './score-difference.js';

/** A percentage of a survey and how many answered the question. */
export interface SurveyResult {
  readonly percent: number;
  /** Absent where the survey does not publish it: there is then no test, only the size it would have needed. */
  readonly n?: number | undefined;
}

export interface SurveyTest extends Interval {
  readonly p: number;
  readonly significant: boolean;
}

export interface SurveyComparison {
  /** Now less before, in percentage points. */
  readonly points: number;
  /** p, whether it is below 0.05, and the limits of the difference in points; or why there is no test. */
  readonly test: SurveyTest | Missing;
  /** Answers that each survey would need for this difference to be significant. */
  readonly minimumN: number | Missing;
}

const CONFIDENCE = 0.95;

/**
 * Two percentages of a survey compared: is the difference more than who happened to be asked?
 *
 * Formula: difference = now − before in percentage points; p and limits by the score test (pooled z, with Yates' correction
 * where answers are few), so that the difference is significant exactly where the limits leave out zero; each n divided by the
 * design effect (1 for a simple random sample, above it for clustered or weighted ones); the minimum n solves the test for
 * two surveys of one size. Units: percent in, percentage points out; p a probability. Percentages may be 0 or 100; two that
 * are both 0 or both 100 have no test. A percentage outside 0 to 100, an n below 1 or a design effect that is not above
 * zero is an error. A percentage printed to whole numbers carries half a point of rounding that no test sees.
 * Source: R prop.test; Mee (1984); Kish (1965).
 *
 * @example surveyComparison({"percent":94,"n":500}, {"percent":90,"n":500}, 1) // {"points":4,"minimumN":354}
 */
export function surveyComparison(now: SurveyResult, before: SurveyResult, designEffect = 1): SurveyComparison {
  for (const result of [now, before]) check(result, designEffect);
  const [p2, p1] = [now.percent / 100, before.percent / 100];
  return {
    points: now.percent - before.percent,
    test: testOf(now, before, designEffect),
    minimumN: minimumSampleSize(p1, p2, designEffect, CONFIDENCE),
  };
}

function testOf(now: SurveyResult, before: SurveyResult, designEffect: number): SurveyTest | Missing {
  if (now.n === undefined || before.n === undefined) {
    return headed('no test', missing('not-given', 'the number of people asked is not given'));
  }
  const result = scoreDifference(
    { p: now.percent / 100, n: now.n / designEffect },
    { p: before.percent / 100, n: before.n / designEffect },
    CONFIDENCE,
  );
  if (isMissing(result)) return result;
  const { lower, upper, pValue: p } = result;
  return { p, significant: p < 1 - CONFIDENCE, lower: 100 * lower, upper: 100 * upper };
}

/** A wrong survey figure is refused: a proportion (0.94) passed for a percentage would read as 1%. */
function check({ percent, n }: SurveyResult, designEffect: number): void {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`${percent} is no percentage between 0 and 100`);
  if (n !== undefined && !(n >= 1)) throw new RangeError(`${n} answers: a survey has at least one`);
  if (!(designEffect > 0)) throw new RangeError(`a design effect of ${designEffect} is not above zero`);
}
