import { withoutBounds } from '../../../lexicon/directions.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Interval } from '../../../model.js';
import { differenceOf, intervalOf, sizeOf, sumOf } from '../../../verdicts/intervals.js';
import { quotientOf } from '../../ratio.js';

/** The words next to a number that say how it is worked out from others: so many more, the rest, together, each, in all at a price. */

interface WorkedOut {
  readonly top: Mention;
  readonly base: Mention;
  readonly value: Interval;
}

export interface Sum {
  /** Between the two numbers, in what is said of them. */
  readonly sign: string;
  /** What comes of two numbers of which the first stands before the second; undefined where they are of other kinds. */
  of(claim: Mention, first: Mention, second: Mention): WorkedOut | undefined;
  readonly isOfMany?: boolean;
  readonly isQuotient?: boolean;
  /** So many more or fewer than before. */
  readonly isMove?: boolean;
  /** What one number leaves of another. */
  readonly isRest?: boolean;
}

const larger = (a: Mention, b: Mention): [Mention, Mention] => (a.quantity.value >= b.quantity.value ? [a, b] : [b, a]);

const areOfOneKind = (...all: readonly Mention[]): boolean =>
  all.every(({ dimension }) => dimension === all[0]?.dimension);

const difference: Sum = {
  sign: 'less',
  isMove: true,
  of(claim, first, second) {
    const [top, base] = larger(first, second);
    const value = sizeOf(differenceOf(intervalOf(base.quantity), intervalOf(top.quantity)));
    return areOfOneKind(claim, first, second) && top.quantity.value !== base.quantity.value
      ? { top, base, value }
      : undefined;
  },
};

export const rest: Sum = { ...difference, isMove: false, isRest: true };

const total: Sum = {
  sign: '+',
  isOfMany: true,
  of: (claim, top, base) =>
    areOfOneKind(claim, top, base)
      ? { top, base, value: sumOf([intervalOf(top.quantity), intervalOf(base.quantity)]) }
      : undefined,
};

const quotient: Sum = {
  sign: 'over',
  isQuotient: true,
  of(claim, first, second) {
    const [top, base] = first.dimension === second.dimension ? larger(first, second) : byKind(claim, first, second);
    if (base.dimension !== 'count' || base.quantity.decimals > 0 || top.dimension !== claim.dimension) return undefined;
    return { top, base, value: quotientOf(top.quantity, base.quantity) };
  },
};

const byKind = (claim: Mention, first: Mention, second: Mention): [Mention, Mention] =>
  first.dimension === claim.dimension ? [first, second] : [second, first];

/** "At £25 an hour", "£41,200 each". */
const PRICE = /^ ?(?:each\b|apiece\b|an?\b|per\b|for (?:each|every|an?)\b|every\b)/;

const product: Sum = {
  sign: 'times',
  of(claim, first, second) {
    const [price, many] = first.dimension === 'money' ? [first, second] : [second, first];
    const isPrice = price.dimension === 'money' && many.dimension === 'count' && PRICE.test(price.tail);
    if (!isPrice || claim.dimension !== 'money') return undefined;
    const [pounds, units] = [intervalOf(price.quantity), intervalOf(many.quantity)];
    return { top: price, base: many, value: { lower: pounds.lower * units.lower, upper: pounds.upper * units.upper } };
  },
};

/** Between such a word and the number, at the end of what stands before it. */
const LINK =
  '(?:,? (?:is|was|were|are|of|by|therefore|thus|some|just|only|about|around|nearly|over|a further|another|an|the))*[,:]? ?[(–-]? ?$';
const MORE_BEFORE = new RegExp(
  `\\b(?:extra|further|additional|gain(?:ed)?|rise|increase|growth|drop|fall|reduction|decrease|difference|gap|lost|added|saving|shortfall|short|loss|(?<!\\b(?:ma[dk]es?|making|took|set) )up|down|grown|risen|fallen|shrunk)(?: (?:on|in|since|over|from|compared with|against) [^#.;]{0,30}?)?${LINK}`,
);
const MORE_BEHIND =
  /^ (?:[a-z'-]+ ){0,3}?(?:more|fewer|less|extra|additional|up|down|higher|lower|above|below|short|longer|shorter|light|adrift|(?:have |had )?joined)\b/;
const REST_BEFORE = new RegExp(
  `\\b(?:others?|rest|remaining|remainder|balance|leaving|leaves|(?<!\\b(?:who|that|which|they|he|she) )left(?! (?:us|the|our|their|his|her|home|school|care|prison)\\b)|unpaid|net(?! of\\b)|so only|not(?= [a-z]+: $))(?: [a-z'-]+){0,3}?${LINK}`,
);
const REST_BEHIND =
  /^ (?:[a-z'-]+ ){0,3}?(?:did not|didn't|were not|weren't|was not|had not|have not|could not|would not|still|unpaid|outstanding|unfilled|vacant|remain(?:s|ed)?|without|left)\b/;
const TOTAL_BEFORE =
  /\b(?:together|in all|altogether|between (?:them|the [a-z]+)|combined|total(?:s|led|ling|led up)?|com(?:e|es|ing) to|came to|amount(?:s|ed)? to|sum|put (?:the two|them|these) together)\b[^#.;]{0,40}$/;
const TOTAL_BEHIND =
  /^ [^#.;]{0,25}?\b(?:in all|altogether|in total|together|between (?:them|the)|combined|all told)\b/;
const MEAN_BEFORE = /\b(?:average|mean|averag(?:ed|es|ing))\b[^#.;%]{0,40}$/;
const PER_ONE_BEHIND =
  /^ (?:[a-z'-]+ ){0,4}?(?:each|apiece|per (?!cent|1)[a-z]+|(?:for|to) (?:each|every)|an? (?:head|time|visit|session|piece|panel|person|case|home|ward|school|shop|business|store|patrol))\b/;
/** "At £100 each that brought in". */
const PRICED = /\b(?:each|apiece|an?|per|every|head|time)\b[^#.;]{0,50}$/;

/** "At £120 each the 371 notices were worth". */
const PRICE_BEFORE = /\bat #(?: each| apiece| a (?:time|head)| per [a-z]+)\b[^;.]*$/;
const WORTH =
  /\b(?:worth|came to|comes? to|cost|costing|brought in|raised|bring in|that (?:is|was|makes))\b[^#.;]{0,15}$/;

const WORDS: readonly (readonly [Sum, before: RegExp, behind: RegExp | undefined])[] = [
  [difference, MORE_BEFORE, MORE_BEHIND],
  [rest, REST_BEFORE, REST_BEHIND],
  [total, TOTAL_BEFORE, TOTAL_BEHIND],
  [quotient, MEAN_BEFORE, PER_ONE_BEHIND],
  [product, PRICED, undefined],
];

/** The sums that the words right before or behind a number name, each once. */
export function sumsNamed({ lead, tail, sentence, at }: Mention): Sum[] {
  const near = withoutBounds(`${lead.split(/[.;]/).at(-1) ?? ''}#`).slice(0, -1);
  // "From 127 to 146": one of the two levels, and nothing that comes of others.
  if (/\b(?:from|to|between) $/.test(near)) return [];
  const found = WORDS.filter(([, before, behind]) => before.test(near) || behind?.test(tail)).map(([sum]) => sum);
  if (PRICE_BEFORE.test(sentence.shape.slice(0, at)) && WORTH.test(near)) found.push(product);
  return [...new Set(found)];
}
