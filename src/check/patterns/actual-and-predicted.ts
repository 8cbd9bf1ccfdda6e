import { finding, matchesOf, ofKind } from '../find.js';
import { changeOf, differenceOf, intervalOf, sizeOf } from '../intervals.js';
import { judge } from '../judge.js';
import type { Pattern } from '../model.js';
import { percentText, pointsText, quotedText } from '../words.js';

/** "Actual rate 7.80%, predicted rate 7.72%, difference 1.12%": the difference may be points or per cent. */
const THREE = /%[^;#%@]{0,60}%[^;#%@]{0,30}\b(?:difference|gap|change|variance)\b[^;#%@]{0,40}[%±]/g;

export const actualAndPredicted: Pattern = {
  id: 'actual-and-predicted',
  about: 'two percentages and their difference, in points or per cent',
  read: (draft) =>
    [
      ...matchesOf(
        {
          ...draft,
          sentences: draft.sentences.map((each) => ({ ...each, block: { ...each.block, kind: 'prose' as const } })),
        },
        THREE,
      ),
    ].flatMap((match) => {
      const [first, second, third] = match.quantities.filter(({ kind }) => kind === 'percent' || kind === 'points');
      if (!first || !second || !third || ofKind(match.quantities, 'count').length > 0) return [];
      const [a, b] = [intervalOf(first), intervalOf(second)];
      const [gap, change] = [differenceOf(b, a), changeOf(b, a)];
      const inPoints = judge(third, sizeOf(gap));
      const inPercent = change ? judge(third, sizeOf(change)) : 'differs';
      const recomputed = `${pointsText(gap, 2)}, or ${change ? percentText(change, 2) : 'no percentage'}`;
      const said = { pattern: 'actual-and-predicted', quoted: quotedText(third), recomputed };
      if (inPoints === 'agrees') return [finding(match, { ...said, verdict: 'agrees' })];
      if (third.kind === 'percent' && inPercent !== 'differs') {
        return [finding(match, { ...said, verdict: 'ambiguous', mistake: 'percent-or-points' })];
      }
      const isPlain = /\b(?:difference|gap)(?: (?:is|was|of))? ?[=:(]? ?[%±]$/.test(match.words);
      return [finding(match, { ...said, verdict: isPlain ? inPoints : 'ambiguous', mistake: 'difference' })];
    }),
};
