import { directionIn } from '../lexicon/directions.js';
import type { Interval } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, matchesOf, ofKind } from '../verdicts/find.js';
import { intervalOf, middleOf, printedUnit } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { quotedText, signed } from '../verdicts/report.js';

const percentText = (interval: Interval): string => signed(middleOf(interval), 1, '%');

/** "rose by 17% and the year after by a further 10%, 27% over two years": changes multiply, they do not add. */
const TWICE =
  /\b(?:rose|rise|risen|increas\w*|fell|fall\w*|reduc\w*|decreas\w*|up|down)[^.;#@%]{0,20}%[^.;#@%]{0,60}\b(?:further|another|again|then)\b[^.;#@%]{0,20}%(?:[^.;#@%]{0,60}(?:total|overall|over (?:the )?two years|together|altogether|combined)[^.;#@%]{0,20}%|[^.;#@%]{0,30}%[^.;#@%]{0,30}(?:total|overall|over (?:the )?two years|together|altogether))?/g;

export const compound: Rule = {
  id: 'compound',
  about: 'two changes one after the other: they multiply',
  why: 'Two percentages are added where they multiply.',
  speaks: [
    ['agrees', 'Thefts rose by 10% and then by a further 10%, 21% over two years.'],
    ['ambiguous', 'Thefts rose by 10% and then by a further 10%, 20% over two years.'],
    ['differs', 'Thefts rose by 30% and then by a further 30%, 60% over two years.'],
  ],
  silent: [
    'Thefts rose by 10% and robbery by 12%.',
    'Thefts rose by 10%. A further 10 cases were closed.',
    'Thefts rose by 10% over two years.',
  ],
  read: ({ draft }) =>
    matchesOf(draft, TWICE).flatMap((match) => {
      const [first, second, total] = ofKind(match.quantities, 'percent');
      if (!first || !second) return [];
      const sign = directionIn(match.words) ?? 1;
      const end = (side: 'lower' | 'upper'): number =>
        ((1 + (sign * intervalOf(first)[side]) / 100) * (1 + (sign * intervalOf(second)[side]) / 100) - 1) * 100;
      const both = { lower: Math.min(end('lower'), end('upper')), upper: Math.max(end('lower'), end('upper')) };
      const recomputed = `${percentText(both)} over both`;
      if (!total) return [];
      const size = {
        lower: Math.min(Math.abs(both.lower), Math.abs(both.upper)),
        upper: Math.max(Math.abs(both.lower), Math.abs(both.upper)),
      };
      const added = Math.abs(first.value + second.value - total.value) < 0.05;
      const asPrinted = Math.abs(middleOf(both));
      // The sum of the two may still be the true total, both having been rounded: said, not passed.
      const close = added && Math.abs(asPrinted - total.value) > printedUnit(total) / 2;
      const judged = judge(total, size);
      const verdict = (judged === 'agrees' && close) || (judged === 'differs' && !added) ? 'ambiguous' : judged;
      return [
        finding(match, {
          pattern: 'compound',
          verdict,
          quoted: quotedText(total),
          recomputed,
          mistake: verdict === 'agrees' ? null : 'percentage',
          covers: [total],
        }),
      ];
    }),
};
