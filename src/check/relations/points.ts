import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { changeOf, differenceOf, intervalOf, middleOf, overlap, pointAt, sizeOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, type Mistake } from '../verdicts/mistakes.js';
import { findingOver, quotedText, signed } from '../verdicts/report.js';

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

/** "A spread of 11.5 percentage points", "the gap between the highest and the lowest is 9 points". */
const SPREAD = /\b(?:spread|range|span)\b[^.;]*$|\b(?:gap|difference)\b[^.;]*\bhighest\b[^.;]*\blowest\b[^.;]*$/;

/** The highest less the lowest of three or more percentages of the sentence; of two it is a difference like another. */
function spreadOf(discourse: Discourse, mention: Mention): RuleFinding[] | undefined {
  const { quantity, sentence, lead } = mention;
  if (!SPREAD.test(lead)) return undefined;
  const levels = (discourse.of[sentence.index] ?? []).filter(
    ({ dimension, role }) => dimension === 'percent' && role !== 'points' && role !== 'change',
  );
  if (levels.length < 3) return undefined;
  const bySize = levels.map((level) => level.quantity).sort((a, b) => a.value - b.value);
  const [lowest, highest] = [bySize[0], bySize.at(-1)];
  if (!lowest || !highest) return undefined;
  const right = differenceOf(intervalOf(lowest), intervalOf(highest));
  const verdict = judge(quantity, right);
  const mistake = verdict === 'differs' ? digitsOf(quantity, right) : undefined;
  const words = `${lowest.text} to ${highest.text}: ${pointsComparison.text(middleOf(right), quantity)}`;
  return [
    findingOver(sentence, [quantity], {
      pattern: 'points',
      verdict: verdict === 'differs' && !mistake ? 'ambiguous' : verdict,
      quoted: quotedText(quantity),
      recomputed: mistake ? `${words}; ${mistake.because}` : words,
      mistake: mistake?.mistake ?? (verdict === 'rounding' ? 'rounding' : null),
      covers: [quantity],
      uses: bySize,
    }),
  ];
}

export const points: Rule = {
  id: 'points',
  about: 'percentage points between two percentages',
  why: 'Points and per cent are confused, and a difference of two rounded shares is taken from other waves of a survey.',
  speaks: [
    ['wrong-direction', 'Compliance was 60% and then 50% (up 10 ppts).'],
    ['differs', 'In 2018 we met it on 84%, so 87% is a gain of 3.6 percentage points.'],
    ['agrees', 'Trust stood at 60% this year, 4 percentage points higher than the 56% of the year before.'],
    ['differs', 'Confidence is now 58%, compared with 63% two years ago: a drop of 9 points.'],
    ['agrees', 'After dark 52% feel safe. It was 49% in 2021, so it is up three points.'],
    ['agrees', '94% were happy (up 4 points from 90%).'],
    [
      'agrees',
      'The rate was 66.8% in the north, against 63.9% in the west and 55.3% in the east, a spread of 11.5 points.',
    ],
    ['differs', 'The share who would call us went from 46% to 55%, up 20 percentage points.'],
    ['differs', 'Quad bike thefts rose from 66 to 89, an increase of 34.8 percentage points.'],
  ],
  silent: [
    'The figure for men was 61%, a gap of 9 points to the town, and in 2019 it was thought to be around 50%.',
    'Trust fell by 4 percentage points.',
    'Satisfaction was 79% (target 85%).',
    'The plan wants 3 percentage points more than 61%.',
  ],
  read: (discourse) => {
    const mentions = discourse.mentions.filter(({ role }) => role === 'points');
    const spreads = new Map(mentions.map((mention) => [mention, spreadOf(discourse, mention)]));
    const claims = mentions.filter((mention) => !spreads.get(mention)).map((item) => claimOf(item, 'points'));
    const found = compareAll(discourse, pointsComparison, claims);
    const judged = new Set(found.flatMap(({ covers }) => covers));
    const open = claims.filter(({ quantity }) => quantity && !judged.has(quantity));
    return [
      ...[...spreads.values()].flatMap((spread) => spread ?? []),
      ...found,
      ...compareAll(discourse, ofCounts, open).filter(({ mistake }) => mistake === IN_PER_CENT.mistake),
    ];
  },
};
