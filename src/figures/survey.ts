import { groupThousands } from '../format.js';
import { isMissing, missing } from '../missing.js';
import type { Figure, Indicator, Missing } from '../model.js';
import { gapPoints } from '../statistics/gap.js';
import { newcombe } from '../statistics/newcombe.js';
import { twoProportions } from '../statistics/two-proportions.js';
import { figure } from './figure.js';
import { indicatorFigure, likeness, sharedDecimals } from './indicator.js';

const CONFIDENCE = 0.95;
const SIGNIFICANT = 0.05;

/** Two survey percentages: their difference in points, its limits, and what a test says of it. */
export interface SurveyComparison {
  readonly difference: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly p: Figure;
  /** "significant" only with a test behind it. */
  readonly verdict: string;
}

/** The first percentage less the second. Without both numbers of people asked there is no test, and that is said. */
export function compareSurveys(one: Indicator, other: Indicator, designEffect: number): SurveyComparison {
  const figures = [indicatorFigure(one), indicatorFigure(other)];
  const sameWave = one.from === other.from && one.to === other.to;
  const notes = sameWave ? [] : likeness(one.to < other.to ? other : one, one.to < other.to ? one : other).notes;
  const points = { unit: 'percentage points' as const, method: 'survey comparison', notes };
  const tested = test(one, other, designEffect);
  const limit = (pick: 'lower' | 'upper') =>
    figure(isMissing(tested) ? tested : tested[pick], figures, { ...points, notes: [] });
  const values = [one.value, other.value].find(isMissing);
  const difference = figure(values ?? gapPoints(Number(one.value), Number(other.value)), figures, {
    ...points,
    decimals: sharedDecimals(one, other),
  });
  const p = figure(isMissing(tested) ? tested : tested.p, figures, {
    unit: 'probability',
    method: 'z test of two proportions',
  });
  return { difference, lower: limit('lower'), upper: limit('upper'), p, verdict: verdictOf(tested, difference) };
}

interface Tested {
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

function test(one: Indicator, other: Indicator, designEffect: number): Tested | Missing {
  const absent = [one.value, other.value].find(isMissing);
  if (absent) return absent;
  if (one.n === undefined || other.n === undefined) return missing('no test: the number of people asked is not given');
  const [first, second] = [Number(one.value) / 100, Number(other.value) / 100];
  const result = twoProportions(second, other.n, first, one.n, designEffect);
  if (isMissing(result)) return result;
  const [n, m] = [one.n / designEffect, other.n / designEffect];
  const { lower, upper } = newcombe(first * n, n, second * m, m, CONFIDENCE);
  return { p: result.p, lower: 100 * lower, upper: 100 * upper };
}

function verdictOf(tested: Tested | Missing, difference: Figure): string {
  if (isMissing(tested)) return `cannot be judged: ${tested.missing.replace(/^no test: /, '')}`;
  if (tested.p >= SIGNIFICANT) return 'not significant';
  return `significant, ${(difference.value ?? 0) > 0 ? 'higher' : 'lower'}`;
}

/** "67% of 500 asked". */
export const asked = ({ n }: Indicator): string => (n === undefined ? 'not given' : groupThousands(n, 0));
