import { judgeChange } from '../change-claim.js';
import { matchesOf, ofKind } from '../find.js';
import type { Draft, Finding, Pattern, Quantity, Sentence } from '../model.js';
import { directionIn } from '../words.js';

/**
 * "12% reduction (from 218 offences to 191)", "rose from 3,503 to 4,990, a 42% increase", "500 in 2016/17 compared to 400 in
 * 2015/16": the years say which is the earlier, not the order of the words.
 */
const FROM_TO = /(?:[%][^.;#@]{0,60})?\bfrom #[^.;#%]{0,50}? to #[^.;#@%]{0,25}(?:[%])?/g;
const AGAINST =
  /#[^.;#%]{0,50}?(?:compared (?:to|with)|against|versus|vs\.?|up from|down from)[^.;#%]{0,30}#(?:[^.;#@%]{0,40}[%])?/g;

/** The period soon after a number, before the next number. */
function periodAfter(sentence: Sentence, quantity: Quantity): string | undefined {
  const next = sentence.quantities.find(({ start, kind }) => start > quantity.end && kind !== 'period');
  const period = sentence.quantities.find(({ start, kind }) => kind === 'period' && start >= quantity.end);
  if (!period || (next && period.start > next.start) || period.start - quantity.end > 45) return undefined;
  return period.period;
}

/** By their years where both have one, else as they stand. */
function inOrder(sentence: Sentence, first: Quantity, second: Quantity, firstIsEarlier: boolean): [Quantity, Quantity] {
  const [a, b] = [periodAfter(sentence, first), periodAfter(sentence, second)];
  if (a && b && a !== b) return a < b ? [first, second] : [second, first];
  return firstIsEarlier ? [first, second] : [second, first];
}

/** "from 3,503 to 4,990 and (one) from 1,125 to 2,523": the words before decide the direction. */
const before = (sentence: Sentence, from: number): string =>
  sentence.shape
    .slice(Math.max(0, from - 70), from)
    .split(/[.;,#%@]/)
    .at(-1) ?? '';
const after = (sentence: Sentence, to: number): string => sentence.shape.slice(to, to + 30).split(/[.;#%@]/)[0] ?? '';

function read(draft: Draft, expression: RegExp, firstIsEarlier: boolean): Finding[] {
  return matchesOf(draft, expression).flatMap((match) => {
    const [first, second] = ofKind(match.quantities, 'count');
    const [percent] = ofKind(match.quantities, 'percent');
    if (!first || !second || first.decimals > 0 || second.decimals > 0) return [];
    const [earlier, later] = inOrder(match.sentence, first, second, firstIsEarlier);
    const direction = directionIn(before(match.sentence, match.from) + match.words + after(match.sentence, match.to));
    if (!percent && direction === undefined) return [];
    return [judgeChange(match, { pattern: 'from-to', earlier, later, percent, direction })];
  });
}

export const fromTo: Pattern = {
  id: 'from-to',
  about: 'a percentage or direction from one number to another, by year and not by position',
  read: (draft) => [
    ...read(draft, FROM_TO, true),
    ...read(draft, AGAINST, false).filter(({ text }) => !/(?:up|down) from/i.test(text)),
  ],
};
