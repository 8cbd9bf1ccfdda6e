import type { Figure } from '../../core/figure.js';
import { decimalsApart, groupThousands } from '../../core/format.js';
import type { Indicator } from '../../core/indicator.js';
import { headed, isMissing, type Missing, missing, without } from '../../core/missing.js';
import { type SurveyTest, surveyComparison } from '../../statistics/proportions/survey-comparison.js';
import { figure } from '../figure.js';
import { indicatorFigure, likeness, sharedDecimals } from './indicator.js';

const SIGNIFICANT = 0.05;

/** Two survey percentages: their difference in points, its limits, and what a test says of it. */
export interface SurveyComparison {
  readonly difference: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly p: Figure;
  /** "significant" only with a test behind it; else how many answers it would need. */
  readonly verdict: string;
}

/** The first percentage less the second. Without both numbers of people asked there is no test, and a note says so. */
export function compareSurveys(one: Indicator, other: Indicator, designEffect: number): SurveyComparison {
  const figures = [indicatorFigure(one), indicatorFigure(other)];
  const { refused, notes } = likenessOf(one, other);
  const compared = refused ?? comparison(one, other, designEffect);
  const test = isMissing(compared) ? compared : compared.test;
  const points = { unit: 'percentage points', method: 'survey comparison' } as const;
  const limit = (pick: 'lower' | 'upper') => {
    const decimals = isMissing(test) ? undefined : decimalsApart(test[pick], 0, 1);
    return figure(isMissing(test) ? test : test[pick], figures, { ...points, method: 'score interval', decimals });
  };
  const difference = figure(isMissing(compared) ? compared : compared.points, figures, {
    ...points,
    notes,
    decimals: sharedDecimals(one, other),
  });
  const p = figure(isMissing(test) ? test : test.p, figures, {
    unit: 'probability',
    method: 'score test of two proportions',
    decimals: isMissing(test) ? undefined : decimalsApart(test.p, SIGNIFICANT, 3),
    given: `design effect ${designEffect}`,
  });
  const needed = isMissing(compared) ? compared : compared.minimumN;
  return { difference, lower: limit('lower'), upper: limit('upper'), p, verdict: verdictOf(test, difference, needed) };
}

/** What stands between two waves; two answers to one wave have nothing between them. */
function likenessOf(one: Indicator, other: Indicator): ReturnType<typeof likeness> {
  if (one.from === other.from && one.to === other.to) return { notes: [] };
  return one.to < other.to ? likeness(other, one) : likeness(one, other);
}

function comparison(one: Indicator, other: Indicator, designEffect: number) {
  const absent = [one.value, other.value].find(isMissing);
  if (absent) return absent;
  if (one.unit !== 'percent' || other.unit !== 'percent')
    return headed('no test', missing('undefined', 'not two percentages'));
  const result = (item: Indicator) => ({ percent: Number(item.value), n: item.n });
  return surveyComparison(result(one), result(other), designEffect);
}

function verdictOf(test: SurveyTest | Missing, difference: Figure, needed: number | Missing): string {
  const would = isMissing(needed) ? '' : `; ${groupThousands(needed, 0)} asked in each would be needed`;
  if (isMissing(test)) return `cannot be judged: ${without('no test', test)}${would}`;
  if (!test.significant) return `not significant${would}`;
  return `significant, ${(difference.value ?? 0) > 0 ? 'higher' : 'lower'}`;
}

/** "500", people asked. */
export const respondentsText = ({ n }: Indicator): string => (n === undefined ? 'not given' : groupThousands(n, 0));
