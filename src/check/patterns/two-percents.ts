import { finding, matchesOf, ofKind } from '../find.js';
import { differenceOf, intervalOf } from '../intervals.js';
import type { Finding, Pattern } from '../model.js';
import { directionIn, pointsText, quotedText } from '../words.js';

/** "82% ... (compared to 80% in London)": only a word of direction makes it a claim. */
const TWO =
  /%[^.;#@%±]{0,110}\b(?:compared (?:to|with)|against|versus|vs\.?|higher than|lower than|above|below)\b[^.;#@%±]{0,50}%/g;

export const twoPercents: Pattern = {
  id: 'two-percents',
  about: 'two percentages set side by side: whether a word of direction fits',
  read: (draft) =>
    matchesOf(draft, TWO).flatMap((match): Finding[] => {
      const [first, second] = ofKind(match.quantities, 'percent');
      if (!first || !second) return [];
      const gap = differenceOf(intervalOf(second), intervalOf(first));
      const direction = directionIn(
        /\b(?:higher|lower|above|below|greater|less|more|up|down)\b[^%]{0,16}%$/
          .exec(match.words)?.[0]
          .replace(/than|against|compared/, '') ?? '',
      );
      const said = { pattern: 'two-percents', quoted: `${quotedText(first)}, ${quotedText(second)}` };
      const recomputed = pointsText(gap);
      if (!direction)
        return [
          finding(match, {
            ...said,
            verdict: 'not-checked',
            recomputed: `no difference is claimed; it is ${recomputed}`,
          }),
        ];
      const against = direction > 0 ? gap.upper < 0 : gap.lower > 0;
      return [
        finding(match, {
          ...said,
          verdict: against ? 'wrong-direction' : 'agrees',
          recomputed,
          mistake: against ? 'sign' : null,
        }),
      ];
    }),
};
