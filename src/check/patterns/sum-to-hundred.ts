import { finding, type Match, matchesIn, matchesOf, ofKind, spanOf } from '../find.js';
import { intervalOf } from '../intervals.js';
import type { Finding, Interval, Pattern, Quantity, Sentence } from '../model.js';

/** Answers to one question cannot be more than 100% together: "76 per cent safe after dark, with 19 per cent unsafe". */
const OPPOSED = /%[^.;#@]{0,140}?%[^.;#%@]{0,30}\b(?:not|unsafe|dissatisfied|disagreed?|unaware|no)\b/g;
/** "60% were male, 30% female and the remaining 15% not recorded". */
const REMAINING = /%[^.;#@]{3,160}(?:the )?(?:remaining|remainder|rest)\b[^.;#%@]{0,25}%/g;

/** Ages, which nobody has two of: "under 18 25%, 18 to 24 30%, ...". */
const BAND =
  /\b\d{1,2}(?: (?:to|and) |[-–])\d{1,2}\b|\b(?:under|over|below|above)[- ]\d{2}\b|\b\d{2}(?:\+| and over| or over)/gi;
const THREE_PERCENTS = /%[^%]{1,80}%[^.;]{1,240}%/g;

function ofBands({ sentence, quantities }: Match): Finding[] {
  const percents = ofKind(quantities, 'percent');
  const bands = sentence.text.match(BAND) ?? [];
  const isOfChange = /\b(?:increas|reduc|decreas|fall|fell|ris|rose|drop|compared|than|respectively)/.test(
    sentence.shape,
  );
  return bands.length === percents.length && !isOfChange ? [say(sentence, percents, false)] : [];
}

/** "safe ... unsafe", "satisfied ... were not": two answers to one question. */
const STEMS = /\b(?:safe|satisf|agree|aware|confident|happy|support|yes|trust|likely)/i;

function areOpposed(yes: string, no: string): boolean {
  const stem = STEMS.exec(yes)?.[0].toLowerCase();
  if (!stem) return false;
  const clause = no.toLowerCase();
  if (stem === 'yes') return /^[a-z ]{0,8}\bno\b/.test(clause);
  return new RegExp(`\\b(?:un|dis|not |dis-)${stem}|^[a-z ]{0,20}\\bnot(?:[.,)]|$| $)`).test(clause);
}

const sumOf = (parts: readonly Quantity[]): Interval =>
  parts.map(intervalOf).reduce((sum, { lower, upper }) => ({ lower: sum.lower + lower, upper: sum.upper + upper }), {
    lower: 0,
    upper: 0,
  });

const isHundred = ({ lower, upper }: Interval): boolean => lower <= 100 && upper >= 100;

function say(sentence: Sentence, parts: readonly Quantity[], mustBeAll: boolean): Finding {
  const sum = sumOf(parts);
  const total = parts.reduce((all, { value }) => all + value, 0);
  const decimals = Math.max(...parts.map((part) => part.decimals));
  const good = mustBeAll ? isHundred(sum) : sum.lower <= 100;
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
    ...matchesOf(draft, THREE_PERCENTS).flatMap(ofBands),
    ...matchesOf(draft, OPPOSED).flatMap((match): Finding[] => {
      const percents = ofKind(match.quantities, 'percent');
      const pair = percents.slice(-2);
      const [, last] = pair;
      const { text } = match.sentence;
      if (!last || !areOpposed(text.slice(0, last.start), text.slice(last.end, last.end + 40))) return [];
      return pair.length === 2 && matchesIn(match.sentence, REMAINING).length === 0
        ? [say(match.sentence, pair, false)]
        : [];
    }),
    ...matchesOf(draft, REMAINING).flatMap((match): Finding[] => {
      const percents = ofKind(match.quantities, 'percent');
      const tails = percents.slice(0, -1).map((_, from) => percents.slice(from));
      const whole = tails.find((parts) => isHundred(sumOf(parts)));
      const isOfChange = /\b(?:increas|reduc|decreas|fall|fell|ris|rose|drop)/.test(match.sentence.shape);
      if (!whole && isOfChange) return [];
      return percents.length > 1 ? [say(match.sentence, whole ?? percents, true)] : [];
    }),
  ],
};
