import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { changeOf, differenceOf, intervalOf, middleOf, overlap, pointAt, sizeOf } from '../verdicts/intervals.js';
import { digitsOf } from '../verdicts/mistakes.js';
import { signed } from '../verdicts/report.js';

/** Percentage points between two percentages: later - earlier. */

export const pointsComparison: Comparison = {
  id: 'points',
  kind: 'points',
  dimensions: ['percent'],
  compute: (earlier, later) => differenceOf(intervalOf(earlier), intervalOf(later)),
  mistakeOf: (quoted, earlier, later, right) => {
    const percent = changeOf(intervalOf(earlier), intervalOf(later));
    const exact = percent && changeOf(pointAt(earlier.value), pointAt(later.value));
    if (percent && exact && overlap(intervalOf(quoted), sizeOf(percent)))
      return {
        mistake: 'percent-for-points',
        isLoose: !overlap(intervalOf(quoted), sizeOf(exact)),
        because: `${sizeOf(percent) && Math.abs(middleOf(percent)).toFixed(Math.max(1, quoted.decimals))}% is the change in per cent, not in points`,
      };
    return digitsOf(quoted, right);
  },
  mistake: 'points',
  text: (value, quoted) => signed(value, Math.max(1, quoted.decimals), ' percentage points'),
};

export const points: Rule = {
  id: 'points',
  about: 'percentage points between two percentages',
  why: 'Points and per cent are confused, and a difference of two rounded shares is taken from other waves of a survey.',
  speaks: [
    ['agrees', 'Trust stood at 60% this year, 4 percentage points higher than the 56% of the year before.'],
    ['differs', 'Confidence is now 58%, compared with 63% two years ago: a drop of 9 points.'],
    ['agrees', 'After dark 52% feel safe. It was 49% in 2021, so it is up three points.'],
    ['agrees', '94% were happy (up 4 points from 90%).'],
  ],
  silent: [
    'Trust fell by 4 percentage points.',
    'Satisfaction was 79% (target 85%).',
    'The plan wants 3 percentage points more than 61%.',
  ],
  read: (discourse) =>
    compareAll(
      discourse,
      pointsComparison,
      discourse.mentions.filter(({ role }) => role === 'points').map((mention) => claimOf(mention, 'points')),
    ),
};
