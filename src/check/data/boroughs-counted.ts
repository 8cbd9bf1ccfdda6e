import { smallNumberOf } from '../mentions/number-words.js';
import type { Quantity, Sentence } from '../model.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import type { BoroughState } from './crime-data.js';
import { isPeriod } from './period-meant.js';
import { numberOfWords, type Placed } from './rank-claims.js';
import { type Context, newestOf } from './sentence-context.js';

/** How many boroughs are higher or lower, rose or fell: "only three boroughs had a higher rate", "rose in more than half of the boroughs". */

const AMOUNT =
  '(?<amount>no|no other|one|[a-z]+(?:-[a-z]+)?|\\d{1,2}|(?:more than |over |nearly |almost |about |less than |fewer than )?(?:half|a third|a quarter|two[- ]thirds|three[- ]quarters|[\\d.]+%))';
const BOROUGHS = "(?:the |london['’]s |other |32 |london )*boroughs?(?: in (?:greater )?london| of the 32)?";

/** "Only three boroughs had a higher burglary rate". */
const HAD = new RegExp(
  `\\b${AMOUNT} ${BOROUGHS} (?:had|has|have|recorded|reported|saw|experienced)(?: had| seen| recorded)? (?:an? |even |a still )*(?<word>higher|lower|more|fewer|larger|bigger|greater|steeper|sharper|faster)\\b(?<rest>[^.;,]*)`,
  'gi',
);
/** "Higher than in more than half of London's boroughs". */
const THAN = new RegExp(
  `\\b(?<word>higher|lower)(?: rates?)? than (?:that of |those of |that in |in |for )?${AMOUNT} (?:of )?${BOROUGHS}`,
  'gi',
);
/** "Fell in 20 of the 32 boroughs". */
const MOVED = new RegExp(
  `\\b(?<word>rose|risen|increased|went up|was up|fell|fallen|decreased|went down|was down) in ${AMOUNT} (?:of )?${BOROUGHS}`,
  'gi',
);

function quantityOf(sentence: Sentence, amount: string, start: number): Quantity | undefined {
  const end = start + amount.length;
  const printed = sentence.quantities.find((item) => item.start >= start && item.end <= end && !isPeriod(item));
  const value = /^no/i.test(amount) ? 0 : smallNumberOf(amount);
  return printed ?? (Number.isInteger(value) ? numberOfWords(sentence, [start, end], value, 'count') : undefined);
}

interface Found {
  readonly quantity: Quantity;
  readonly word: string;
  readonly rest: string;
}

function foundBy(pattern: RegExp, sentence: Sentence): Found[] {
  return [...sentence.text.matchAll(pattern)].flatMap((match): Found[] => {
    const { amount = '', word = '', rest = '' } = match.groups ?? {};
    const quantity = quantityOf(sentence, amount, match.index + match[0].indexOf(amount));
    return quantity ? [{ quantity, word: word.toLowerCase(), rest }] : [];
  });
}

const NUMBER = /\b(?:numbers?|volumes?|counts?|totals?)\b/i;
const MOVE =
  /^ (?:percentage |proportional |annual )*(?:(?<up>rises?|increases?|growth)|falls?|reductions?|decreases?|drops?|declines?)\b/i;

/** "Only two boroughs had a larger rise": places before its own by change. */
function changedMoreInterpretation(context: Context, quantity: Quantity, isUp: boolean): Interpretation {
  const { pairs, isCertain } = pairsOf(context, quantity);
  const state: BoroughState = isUp ? 'higher' : 'lower';
  return {
    claims: pairs.map((pair): Parts => ({ kind: 'boroughs', quantity, state, by: 'change', ...pair })),
    isCertain,
  };
}

/** Boroughs whose rate or number is higher or lower than the borough's. */
function beyondInterpretation(
  context: Context,
  { quantity, word, rest }: Found,
  isTurned: boolean,
): Interpretation | undefined {
  const move = MOVE.exec(rest);
  if (move)
    return isTurned ? undefined : changedMoreInterpretation(context, quantity, move.groups?.['up'] !== undefined);
  const period = newestOf(context);
  const { text } = context.sentence;
  const isHigher = /higher|more|larger|bigger|greater/.test(word) !== isTurned;
  const isOfNumber = NUMBER.test(rest);
  const isRate = /\brates?\b/i.test(rest) || (!isOfNumber && !/more|fewer/.test(word) && /\brates?\b/i.test(text));
  if (!period || (!isRate && !/more|fewer/.test(word) && !isOfNumber)) return undefined;
  const state: BoroughState = isHigher ? 'higher' : 'lower';
  const claim: Parts = { kind: 'boroughs', quantity, period, state, by: isRate ? 'rate' : 'count' };
  return { claims: [claim], isCertain: true };
}

function movedInterpretation(context: Context, { quantity, word }: Found): Interpretation {
  const { pairs, isCertain } = pairsOf(context, quantity);
  const state: BoroughState = /rose|risen|increased|up/.test(word) ? 'rose' : 'fell';
  return { claims: pairs.map((pair): Parts => ({ kind: 'boroughs', quantity, state, ...pair })), isCertain };
}

export function boroughsCountedIn(context: Context): Placed[] {
  const { sentence } = context;
  const placedBy = (found: Found, interpretation: Interpretation | undefined): Placed[] =>
    interpretation ? [{ interpretation, start: found.quantity.start, end: found.quantity.end }] : [];
  return [
    ...foundBy(HAD, sentence).flatMap((found) => placedBy(found, beyondInterpretation(context, found, false))),
    ...foundBy(THAN, sentence).flatMap((found) => placedBy(found, beyondInterpretation(context, found, true))),
    ...foundBy(MOVED, sentence).flatMap((found) => placedBy(found, movedInterpretation(context, found))),
  ];
}
