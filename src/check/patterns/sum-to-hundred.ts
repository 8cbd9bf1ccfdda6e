import { finding, matchesIn, matchesOf, ofKind, spanOf } from '../find.js';
import { intervalOf } from '../intervals.js';
import type { Finding, Interval, Pattern, Quantity, Sentence } from '../model.js';

/** Answers to one question cannot be more than 100% together: "76 per cent safe after dark, with 19 per cent unsafe". */
const OPPOSED = /%[^.;#@]{0,140}?%[^.;#%@]{0,30}\b(?:not|unsafe|dissatisfied|disagreed?|unaware|no)\b/g;
/** "60% were male, 30% female and the remaining 15% not recorded". */
const REMAINING = /%[^.;#@]{3,160}(?:the )?(?:remaining|remainder|rest)\b[^.;#%@]{0,25}%/g;

const sumOf = (parts: readonly Quantity[]): Interval =>
  parts.map(intervalOf).reduce((sum, { lower, upper }) => ({ lower: sum.lower + lower, upper: sum.upper + upper }), {
    lower: 0,
    upper: 0,
  });

function say(sentence: Sentence, parts: readonly Quantity[], mustBeAll: boolean): Finding {
  const sum = sumOf(parts);
  const total = parts.reduce((all, { value }) => all + value, 0);
  const decimals = Math.max(...parts.map((part) => part.decimals));
  const good = mustBeAll ? sum.lower <= 100 && sum.upper >= 100 : sum.lower <= 100;
  return finding(spanOf(sentence, parts), {
    pattern: 'sum-to-hundred',
    verdict: good ? 'agrees' : 'differs',
    quoted: parts.map(({ text }) => text).join(', '),
    recomputed: `together ${total.toFixed(decimals)}%`,
    mistake: good ? null : 'sum',
  });
}

export const sumToHundred: Pattern = {
  id: 'sum-to-hundred',
  about: 'percentages of one whole that come to 100, or to no more',
  read: (draft) => [
    ...matchesOf(draft, OPPOSED).flatMap((match): Finding[] => {
      const percents = ofKind(match.quantities, 'percent');
      const pair = percents.slice(-2);
      return pair.length === 2 && matchesIn(match.sentence, REMAINING).length === 0
        ? [say(match.sentence, pair, false)]
        : [];
    }),
    ...matchesOf(draft, REMAINING).flatMap((match): Finding[] => {
      const percents = ofKind(match.quantities, 'percent');
      return percents.length > 1 ? [say(match.sentence, percents, true)] : [];
    }),
  ],
};
