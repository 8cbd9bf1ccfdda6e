import type { Direction } from '../lexicon/directions.js';
import type { Mention } from '../mentions/mentions.js';
import { MONTHS, sameSpan } from '../mentions/periods.js';
import { perObject } from '../per-object.js';
import type { Claim } from './claim.js';
import type { Order } from './order.js';
import { lengthOf } from './pair-time.js';

/** Which of two levels is the earlier, or the base of a comparison. */

/** "188 (161)": the second in a bracket right behind the first. */
const isBracketed = (a: Mention, b: Mention): boolean =>
  b.bracket >= 0 && b.bracket !== a.bracket && /^ ?[([]$/.test(b.lead) && b.id === a.id + 1;

/** "38 in May and 52 in April". */
function monthOf({ tailText, time }: Mention): number | undefined {
  const name = /^(?: [a-z'-]+){0,4}? in ([a-z]{3,9})\b/.exec(tailText)?.[1];
  const month = name === undefined || time ? -1 : MONTHS.indexOf(name);
  return month < 0 ? undefined : month;
}

/** "In 2021/22 we had 410; last year we had 380": the named year may be this one or an older one. */
const isOpenYear = (dated: Mention, { time, mark, leadText, tailText }: Mention): boolean =>
  dated.time !== undefined &&
  !time &&
  mark === -1 &&
  (/^ (?:[a-z]+ )?last year\b/.test(tailText) ||
    (/\blast year\b/.test(leadText) && !/\b(?:on|than|from|against|with|to|over|versus|vs)\b/.test(leadText)));

const known = (earlier: Mention, later: Mention): Order => ({ earlier, later, order: 2 });
const unknown = (earlier: Mention, later: Mention): Order => ({ earlier, later, order: 0 });

/** Where one alone has a time: before that of the words which the other goes on about. */
function byContext(a: Mention, b: Mention): Order | undefined {
  const [dated, other] = a.time ? [a, b] : [b, a];
  if (!dated.time || other.time || !other.context) return undefined;
  const isEarlier = lengthOf(dated.time) === lengthOf(other.context) && dated.time.to < other.context.to;
  return isEarlier && (a === other || dated.clause !== other.clause) ? known(dated, other) : undefined;
}

/** "66 in September and 99 in June": of a school year; "38 in May and 52 in April" are next to each other. */
function byMonths(a: Mention, b: Mention): Order | undefined {
  const [first, second] = [monthOf(a), monthOf(b)];
  if (first === undefined || second === undefined || first === second || a.sentence !== b.sentence) return undefined;
  if (first - second > 2) return unknown(a, b);
  return first < second ? known(a, b) : known(b, a);
}

function byMarks(a: Mention, b: Mention): Order {
  if (isOpenYear(a, b)) return unknown(a, b);
  return a.mark < b.mark ? known(a, b) : known(b, a);
}

/** By the bracket or arrow between them. */
function byPosition(a: Mention, b: Mention, isInBrackets: boolean): Order | undefined {
  const isOnlyDated = b.time !== undefined && !a.time;
  if (isBracketed(a, b)) return { earlier: b, later: a, order: isInBrackets || isOnlyDated ? 2 : 1 };
  if (a.mark === -1) return a.sentence === b.sentence ? undefined : unknown(a, b);
  if (/^,? ?(?:→|->|=>|to|up to|down to|and then|then|followed by) ?$/.test(b.lead) && b.id === a.id + 1)
    return known(a, b);
  return isOnlyDated && b.bracket >= 0 && a.bracket !== b.bracket ? known(b, a) : unknown(a, b);
}

const COMPARES = /\b(?:on|than|from|against|with|to|over|versus|vs)(?: the)? (?:last|year|previous)/;

/** "There were 151 last year. The year before there were 184": how many years back a level is of, where its words alone say it. */
const yearsBack = perObject(({ leadText, tailText, time }: Mention): number | undefined => {
  const words = `${leadText.split(/[;,(]/).at(-1)} # ${tailText.split(/[;,(.]/)[0]}`;
  if (time || COMPARES.test(words)) return undefined;
  if (/\b(?:the|in the) (?:year before|previous year|year before that)\b/.test(words)) return 2;
  return /\blast year\b(?!['’]s)/.test(words) ? 1 : undefined;
});

/** By how many years back each is. */
function byYearsBack(a: Mention, b: Mention): Order | undefined {
  const [first, second] = [yearsBack(a), yearsBack(b)];
  if (first === undefined || second === undefined || first === second) return undefined;
  return first > second ? known(a, b) : known(b, a);
}

/** The order of two levels, the first of which stands first in the text; undefined where they cannot be compared. */
function orderOf(a: Mention, b: Mention, isInBrackets: boolean): Order | undefined {
  if (a.time && b.time && !sameSpan(a.time, b.time)) {
    if (lengthOf(a.time) !== lengthOf(b.time)) return undefined;
    return a.time.to < b.time.to ? known(a, b) : known(b, a);
  }
  const byWords = byYearsBack(a, b);
  if (byWords || a.mark !== b.mark) return byWords ?? byMarks(a, b);
  return byContext(a, b) ?? byMonths(a, b) ?? byPosition(a, b, isInBrackets);
}

const HAS = /\b(?:has|have|is|are)\b/;
const IT_WAS = /^(?:it|that|this|the (?:figure|number|total)) (?:was|had been|stood at)\b/;
const WAS = /\b(?:was|were|had|stood|gave|managed|got|recorded)\b/;

/** "17%. In 2022/23 it was 14%, and has thus gone up by 3 points": what has moved since the dated level is the other one. */
function sinceOrder({ kind, id, sentence, at }: Claim, a: Mention, b: Mention): Order | undefined {
  const isSince =
    kind !== 'multiple' &&
    a.sentence !== sentence &&
    (b.sentence === sentence || (b.sentence === sentence.previous && IT_WAS.test(b.sentence.shape))) &&
    b.id < id &&
    b.time !== undefined &&
    a.mark === 0 &&
    (!a.time || a.time.to > b.time.to) &&
    (WAS.test(b.lead) || IT_WAS.test(b.sentence.shape)) &&
    HAS.test(sentence.shape.slice(0, at));
  return isSince ? { earlier: b, later: a, order: 2 } : undefined;
}

/** "6,400, having been 5,000 in 2023 and 4,000 in 2022": both are what the first is compared with. */
const areBases = (a: Mention, b: Mention): boolean =>
  a.mark === -1 && b.id === a.id + 1 && a.sentence === b.sentence && /^(?: in §)? and $/.test(b.lead);

/** "3,618. It was 2,946 in 2023/24 and 2,211 in 2022/23, and has risen by": what has moved since is neither of the two. */
export const areBothBefore = ({ sentence, at }: Claim, a: Mention, b: Mention): boolean =>
  areBases(a, b) ||
  (a.sentence === b.sentence &&
    a.time !== undefined &&
    b.time !== undefined &&
    a.sentence === sentence.previous &&
    a.sentence.previous !== undefined &&
    IT_WAS.test(a.sentence.shape) &&
    /\b(?:has|have)\b/.test(sentence.shape.slice(0, at)));

/** "March had 131 and July 268; July saw twice as many": the subject decides which of the two is the larger, not the time. */
const isOpenMultiple = ({ kind, id, quantity, lead, tail }: Claim, a: Mention, b: Mention): boolean =>
  kind === 'multiple' &&
  a.id < id &&
  b.id < id &&
  !/^ ?(?:and |so )?(?:that|which|this|it|they|these|so|i\.e|or|now|nearly|almost|about|over|more|$)/.test(
    lead.split(/[;,.–(]/).at(-1) ?? '',
  ) &&
  !/(?:ed|ing)$/.test(quantity?.text ?? '') &&
  /^ (?:as|more|the|that)\b/.test(tail);

/** "Thefts: 345. Up 15% (300).": the bracket right behind a claim of a line has the level before. */
const bracketOrder = ({ id, lead, bracket, kind }: Claim, a: Mention, b: Mention): Order | undefined =>
  kind !== 'multiple' &&
  bracket < 0 &&
  a.id === id - 1 &&
  b.id === id + 1 &&
  b.bracket >= 0 &&
  a.mark !== -1 &&
  a.sentence !== b.sentence &&
  /^ ?\($/.test(b.lead) &&
  /^\)/.test(b.tail) &&
  /^(?:up|down)(?: by)? $/.test(lead) &&
  /^\.?$/.test(a.tail)
    ? known(b, a)
    : undefined;

/** "Three times Oakhurst's 52": what follows the multiple is its base. */
function multipleOrder({ kind, id, sentence, tail }: Claim, a: Mention, b: Mention): Order | undefined {
  if (
    kind !== 'multiple' ||
    !/^ (?:as (?:many|much|high)[a-z ]{0,20} as |more than |(?:that|what|the number) (?:of|in) |of )?(?:the |its |last |a |in )*(?:[a-z]+'s |[a-z-]+ (?:figure|total|rate|number)? ?(?:of )?)?$/.test(
      tail,
    )
  )
    return undefined;
  const base = [a, b].find((item) => item.id === id + 1 && item.sentence === sentence);
  return base && { earlier: base, later: base === a ? b : a, order: 2 };
}

/** "1,104 v 1,310": now against then as a rule, and then against now as well. */
const isVersus = (a: Mention, b: Mention): boolean =>
  b.id === a.id + 1 && a.bracket >= 0 && a.bracket === b.bracket && /^ (?:v|vs|versus)\.? $/.test(b.lead);

/** The order in which they go the way that the words say. */
const inDirection = (direction: Direction, a: Mention, b: Mention): Order =>
  direction > 0 === b.quantity.value > a.quantity.value ? known(a, b) : known(b, a);

/** Words make it the earlier of the two. */
export const isMarkedEarlier = ({ earlier, later }: Order): boolean =>
  later.mark === -1 &&
  !isVersus(earlier, later) &&
  !(earlier.sentence === later.sentence && yearsBack(earlier) === 2 && yearsBack(later) === 1);

/** The order in which a claim compares two levels, the first of which stands first in the text; both where it is open. */
export function ordersFor(claim: Claim, a: Mention, b: Mention, isInBrackets: boolean): Order[] {
  const found =
    multipleOrder(claim, a, b) ?? bracketOrder(claim, a, b) ?? sinceOrder(claim, a, b) ?? orderOf(a, b, isInBrackets);
  if (!found) return [];
  if (claim.direction !== undefined && isVersus(a, b)) return [inDirection(claim.direction, a, b)];
  if (found.order > 0 && !isOpenMultiple(claim, a, b)) return [found];
  return [unknown(found.earlier, found.later), unknown(found.later, found.earlier)];
}

/** "44% (42% a year before, 2 points lower)": the base stands in the bracket with the word, and may be what it is said of. */
export const isAboutBase = (
  { bracket, tail, quantity }: Claim,
  { earlier, later }: Pick<Order, 'earlier' | 'later'>,
): boolean =>
  bracket >= 0 &&
  bracket === earlier.bracket &&
  bracket !== later.bracket &&
  quantity !== undefined &&
  /^ (?:(?:percentage )?points? )?(?:lower|higher|less|more|fewer|below|above)\b/.test(tail);
