import { finding, matchesOf, ofKind } from '../find.js';
import type { Finding, Pattern } from '../model.js';
import { countText, quotedText } from '../words.js';

/** "1,200 offences in the year, an average of 100 a month": a total called an average is 12 times too large. */
const AVERAGE =
  /#[^.;#@%]{0,90}\b(?:average|mean) of #[^.;#@%]{0,20}(?:(?:a|per|each|every) (month|week|quarter)|(monthly|weekly))/g;
/** Nothing between or after says that the average is of a part. */
const PLAIN =
  /^#[a-z ]{0,40}§?[a-z ]{0,12}[,(–-]? ?(?:or |that is |which is |equal to |equivalent to )?an average of # [a-z ]{3,10}(?:[.,;)]|$)/;
const IN_A_YEAR: Readonly<Record<string, number>> = { month: 12, monthly: 12, week: 52, weekly: 52, quarter: 4 };

export const average: Pattern = {
  id: 'average',
  about: 'a yearly total with its average a month, week or quarter',
  read: (draft) =>
    matchesOf(draft, AVERAGE).flatMap((match): Finding[] => {
      const [total, mean] = ofKind(match.quantities, 'count');
      const times =
        IN_A_YEAR[/(month|week|quarter)(?!.*(?:month|week|quarter))/.exec(match.words)?.[1] ?? 'month'] ?? 12;
      if (!total || !mean || total.value <= 0 || !/year|§|12 months/.test(match.sentence.shape)) return [];
      const right = total.value / times;
      const reach = mean.hedge ? Math.max(1, right * 0.05) : 10 ** -mean.decimals;
      const good = Math.abs(right - mean.value) <= reach;
      const isTotal = Math.abs(mean.value - total.value) <= reach;
      return [
        finding(match, {
          pattern: 'average',
          verdict: good
            ? 'agrees'
            : isTotal || PLAIN.test(match.sentence.shape.slice(match.from))
              ? 'differs'
              : 'ambiguous',
          quoted: quotedText(mean),
          recomputed: `${total.text} ÷ ${times} is ${countText(right, 1)}`,
          mistake: good ? null : isTotal ? 'total-called-average' : 'average',
        }),
      ];
    }),
};
