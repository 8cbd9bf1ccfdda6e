import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { changeOf, differenceOf, intervalOf, middleOf, overlap, pointAt, sizeOf } from '../verdicts/intervals.js';
import { digitsOf, type Mistake } from '../verdicts/mistakes.js';
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

const IN_PER_CENT: Mistake = {
  mistake: 'percent-for-points',
  because: 'it is a change in per cent; points are between two percentages',
};

/** "From 66 to 89, an increase of 34.8 percentage points": two counts have no points between them. */
const ofCounts: Comparison = {
  ...pointsComparison,
  dimensions: ['count', 'money', 'rate'],
  compute: (earlier, later) => changeOf(intervalOf(earlier), intervalOf(later)),
  judge: () => 'differs',
  mistakeOf: (quoted, _, __, right) => (overlap(intervalOf(quoted), sizeOf(right)) ? IN_PER_CENT : undefined),
  text: (value, quoted) => signed(value, Math.max(1, quoted.decimals), '%'),
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
    ['differs', 'Quad bike thefts rose from 66 to 89, an increase of 34.8 percentage points.'],
  ],
  silent: [
    'Trust fell by 4 percentage points.',
    'Satisfaction was 79% (target 85%).',
    'The plan wants 3 percentage points more than 61%.',
  ],
  read: (discourse) => {
    const claims = discourse.mentions.filter(({ role }) => role === 'points').map((item) => claimOf(item, 'points'));
    const found = compareAll(discourse, pointsComparison, claims);
    const judged = new Set(found.flatMap(({ covers }) => covers));
    const open = claims.filter(({ quantity }) => quantity && !judged.has(quantity));
    return [
      ...found,
      ...compareAll(discourse, ofCounts, open).filter(({ mistake }) => mistake === IN_PER_CENT.mistake),
    ];
  },
};
