import { judgeChange } from '../change-claim.js';
import { type Match, matchesOf, ofKind } from '../find.js';
import type { Draft, Finding, Pattern, Quantity, Sentence } from '../model.js';
import { GAP, isLinked, isLinkedLead, isShareAt, LEAD, shape } from '../phrases.js';
import { directionIn } from '../words.js';

/**
 * "12% reduction (from 218 offences to 191)", "rose from 3,503 to 4,990, a 42% increase", "500 in 2016/17 compared to 400 in
 * 2015/16": the years say which is the earlier, not the order of the words.
 */
const FROM_TO = shape`(?:%[^.;#@%]{0,60})?\bfrom ${LEAD}#${GAP}{0,50}? to ${LEAD}#(?:${GAP}{0,50}?%)?`;
const AGAINST = shape`#${GAP}{0,50}?(?:compared (?:to|with)|against|versus|vs\.?)${GAP}{0,40}?#(?:${GAP}{0,60}?%)?`;

/** Two numbers set against each other are a change only where the words say when. */
const TIME = /§|\b(?:years?|months?|quarter|period|previous(?:ly)?|last|ago|before|earlier|baseline|prior)\b/;

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

/** "from 921,318 to 901,928 in London (-2.1%)": a percentage with its sign, in brackets of its own. */
const isSignedInBrackets = (between: string, percent: Quantity | undefined): boolean =>
  /^[^,]*\($/.test(between) && /^[-+−–]/.test(percent?.text ?? '');

/** The percentage of the claim: the one before it where the words join them, else the one after. */
function percentOf({ words, quantities, sentence, from }: Match): Quantity | undefined {
  const percents = ofKind(quantities, 'percent');
  const counts = [...words.matchAll(/#/g)].map(({ index }) => index);
  const start = words.search(/\bfrom /);
  if (words.startsWith('%') && isLinkedLead(words.slice(1, Math.max(1, start)))) return percents[0];
  if (!words.endsWith('%')) return undefined;
  const at = words.length - 1;
  const between = words.slice((counts.at(-1) ?? 0) + 1, at);
  return (isLinked(between) || isSignedInBrackets(between, percents.at(-1))) && !isShareAt(sentence.shape, from + at)
    ? percents.at(-1)
    : undefined;
}

/** Without a percentage that is not of the claim. */
function trimmed(match: Match, percent: Quantity | undefined): Match {
  const quantities = match.quantities.filter((each) => each.kind !== 'percent' || each === percent);
  const first = match.words.search(/\bfrom |#/);
  const last = match.words.lastIndexOf('#') + 1;
  const keepsFirst = percent !== undefined && percent === match.quantities[0];
  const keepsLast = percent !== undefined && percent === match.quantities.at(-1);
  const from = match.from + (keepsFirst ? 0 : Math.max(0, first));
  const to = keepsLast && !keepsFirst ? match.to : match.from + last;
  return { ...match, quantities, from, to, words: match.sentence.shape.slice(from, to) };
}

function read(draft: Draft, expression: RegExp, firstIsEarlier: boolean): Finding[] {
  return matchesOf(draft, expression).flatMap((found) => {
    const [first, second] = ofKind(found.quantities, 'count');
    if (!first || !second || first.decimals > 0 || second.decimals > 0) return [];
    const percent = percentOf(found);
    const match = trimmed(found, percent);
    const [earlier, later] = inOrder(match.sentence, first, second, firstIsEarlier);
    if (!firstIsEarlier && !TIME.test(match.words + after(match.sentence, match.to))) return [];
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
