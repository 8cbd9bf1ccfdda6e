import type { Clause } from './clauses.js';
import { areasNear, type Discourse, footnoteOf, reachOf } from './discourse.js';
import type { Direction } from './lexicon/directions.js';
import type { Dimension, Mention } from './mentions.js';
import type { Quantity, Sentence } from './model.js';
import { type Span, sameSpan, spanOfPeriod } from './periods.js';

/** Which two levels a claim of change compares: candidates, their order, and how strongly each is bound to it. */

/** What is claimed: a number, or a word of direction alone. */
export interface Claim {
  readonly kind: 'change' | 'step' | 'points' | 'multiple' | 'direction';
  /** Its place among the mentions; a word stands half-way between two. */
  readonly id: number;
  readonly sentence: Sentence;
  readonly at: number;
  readonly clause: Clause;
  readonly bracket: number;
  readonly lead: string;
  readonly tail: string;
  readonly leadText: string;
  readonly tailText: string;
  readonly direction: Direction | undefined;
  readonly quantity: Quantity | undefined;
}

export interface Pair {
  readonly earlier: Mention;
  readonly later: Mention;
  /** 2: by periods or joining words; 1: likely; 0: not said. */
  readonly order: 0 | 1 | 2;
  readonly score: number;
  /** Nothing speaks against it. */
  readonly isClean: boolean;
}

const WINDOW = 8;

const isLevel = ({ role, dimension }: Mention): boolean =>
  dimension !== undefined && (role === 'level' || (role === 'share' && dimension === 'percent'));

/** The levels a claim can be of, the nearest first. */
export function levelsNear(discourse: Discourse, claim: Claim, dimensions: readonly Dimension[]): Mention[] {
  const fits = (mention: Mention | undefined): mention is Mention =>
    mention !== undefined && isLevel(mention) && dimensions.includes(mention.dimension as Dimension);
  const found: Mention[] = [];
  const add = (mention: Mention | undefined): boolean => {
    if (!mention) return false;
    if (reachOf(claim.sentence, mention.sentence) === undefined) return false;
    if (fits(mention)) found.push(mention);
    return true;
  };
  const { mentions } = discourse;
  for (let id = Math.ceil(claim.id) - 1, steps = 0; steps < 14 && add(mentions[id]); id -= 1) steps += 1;
  for (let id = Math.floor(claim.id) + 1, steps = 0; steps < 10 && add(mentions[id]); id += 1) steps += 1;
  const near = found.sort((a, b) => Math.abs(a.id - claim.id) - Math.abs(b.id - claim.id)).slice(0, WINDOW);
  return [...near, ...footnoteOf(discourse, claim.sentence, claim.at).filter(fits)];
}

interface Order {
  readonly earlier: Mention;
  readonly later: Mention;
  readonly order: 0 | 1 | 2;
}

const lengthOf = ({ from, to }: Span): number => to - from;

/** "188 (161)": the second in a bracket right behind the first. */
const isBracketed = (a: Mention, b: Mention): boolean =>
  b.bracket >= 0 && b.bracket !== a.bracket && /^ ?[([]$/.test(b.lead) && b.id === a.id + 1;

/** The order of two levels, the first of which stands first in the text; undefined where they cannot be compared. */
function orderOf(a: Mention, b: Mention, isInBrackets: boolean): Order | undefined {
  const make = (earlier: Mention, later: Mention, order: 0 | 1 | 2): Order => ({ earlier, later, order });
  if (a.time && b.time && !sameSpan(a.time, b.time)) {
    if (lengthOf(a.time) !== lengthOf(b.time)) return undefined;
    return a.time.to < b.time.to ? make(a, b, 2) : make(b, a, 2);
  }
  if (a.mark !== b.mark) {
    if (a.mark === -1 || (b.mark === 1 && a.mark === 0)) return make(a, b, 2);
    return make(b, a, 2);
  }
  const [known, other] = a.time ? [a, b] : [b, a];
  if (
    known.time &&
    !other.time &&
    other.context &&
    lengthOf(known.time) === lengthOf(other.context) &&
    !sameSpan(known.time, other.context) &&
    other.context !== known.time
  ) {
    if (known.time.to < other.context.to && (a === other || known.clause !== other.clause))
      return make(known, other, 2);
  }
  if (isBracketed(a, b)) return make(b, a, isInBrackets ? 2 : b.time && !a.time ? 2 : 1);
  if (a.mark === -1) return a.sentence === b.sentence ? undefined : make(a, b, 0);
  if (/^ ?(?:→|->|=>|to|up to|down to) ?$/.test(b.lead) && b.id === a.id + 1) return make(a, b, 2);
  if (b.time && !a.time && b.bracket >= 0 && a.bracket !== b.bracket) return make(b, a, 2);
  return make(a, b, 0);
}

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((each) => b.has(each));

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
};

/** How many years back a claim says it looks; undefined where it does not say. */
/** Words around a number, as the draft has them. */
interface Words {
  readonly leadText: string;
  readonly tailText: string;
}

const STEM_YEARS =
  /\b(?:over|in|during|across) (?:the )?(?:last|past|previous|same)? ?(two|three|four|five|six|seven|eight|ten|\d{1,2}) years?\b|\b(two|three|four|five|ten|\d)[- ]year\b/g;

/** The years of the whole sentence, or of the stem of a list, where the claim's own words name none. */
export function yearsAround(claim: Words & { sentence: Sentence; at: number }): number | undefined {
  const { sentence, at } = claim;
  const own = yearsOf(claim);
  if (own !== undefined) return own;
  const found = [
    ...`${stemOf(sentence)} ${sentence.text.slice(0, sentence.places[at]).toLowerCase()}`.matchAll(STEM_YEARS),
  ].map((match) => match[1] ?? match[2] ?? '');
  const [only = ''] = found;
  return found.length === 1 ? (NUMBERS[only] ?? Number(only)) : undefined;
}

/** The sentence before, where this one only goes on: "This includes ...". */
const stemOf = ({ previous, text }: Sentence): string =>
  previous && /^(?:this|these|it|they|that|of these|the (?:rise|fall|change|reduction|increase))\b/i.test(text)
    ? previous.text.toLowerCase()
    : '';

export function yearsOf({ leadText: lead, tailText: tail }: Words): number | undefined {
  const words = `${lead.split(/[;.]/).at(-1) ?? ''} # ${tail.split(/[;.]|, (?!the)/)[0] ?? ''}`;
  const many = /\b(two|three|four|five|six|seven|eight|ten|\d{1,2})[- ]years?\b(?! olds?)/.exec(words)?.[1];
  if (many) return NUMBERS[many] ?? Number(many);
  return /\b(?:last|past|previous|a|one|on the|over the|in the|the|same) (?:year|12 months|twelve months)\b(?!s)|year[- ]on[- ]year|\bannual/.test(
    words,
  )
    ? 1
    : undefined;
}

const BASE_PERIOD =
  /^[^#%]{0,30}?\b(?:on|from|since|than|with|against|below|above|in) (?:(?:that|those|the (?:figures?|number|total)) (?:for|in|of) )?(?:the )?(?:same [a-z]+ (?:of|in) )?§/;

/** The period a claim says it is a change on: "up 9% since 2016/17". */
const HEAD_PERIOD = /^(?:and |but )?(?:against|compared (?:with|to)|since|relative to|on|from) (?:the )?§/;

export function basePeriodOf({ sentence, at, tail }: Pick<Claim, 'sentence' | 'at' | 'tail'>): Span | undefined {
  const head = HEAD_PERIOD.exec(sentence.shape);
  const first = head && sentence.quantityAt.get(head[0].length - 1);
  if (first) return spanOfPeriod(first.text);
  const found = BASE_PERIOD.exec(tail);
  if (!found || /\bin (?:the )?§$/.test(found[0])) return undefined;
  const quantity = sentence.quantityAt.get(at + found[0].length);
  return quantity && spanOfPeriod(quantity.text);
}

/** Whether the periods of a pair contradict those the claim names. */
function clashesInTime(claim: Claim, { earlier, later }: Order): boolean {
  const base = basePeriodOf(claim);
  if (base && earlier.time && !sameSpan(base, earlier.time) && lengthOf(base) === lengthOf(earlier.time)) return true;
  const years = yearsAround(claim);
  if (years === undefined || !earlier.time || !later.time) return false;
  const apart = (later.time.to - earlier.time.to) / 12;
  return (
    Math.abs(apart - years) > 0.34 && !(years === 1 && apart < 1) && !(years > 2 && Math.abs(apart - years + 1) < 0.34)
  );
}

const COMPARED = /\b(?:than|below|above|against|with|to|over|on|v|vs)\b[^#]*$/;

/** The London figure next door is of another place, unless the words compare with it. */
function clashesInArea(claim: Claim, { earlier, later }: Order): boolean {
  const [mine, base, now] = [areasNear(claim), areasNear(earlier), areasNear(later)];
  // "From 921,318 to 901,928 in London": the place stands once for both.
  const isJoined = later.id === earlier.id + 1 && earlier.mark === -1 && later.mark === 1;
  const differ = !isJoined && ([...base].some((area) => !now.has(area)) || [...now].some((area) => !base.has(area)));
  if (differ && !COMPARED.test(earlier.lead) && !overlaps(mine, base)) return true;
  if (mine.size === 0)
    return differ === false && base.size > 0 && claim.clause !== earlier.clause && claim.clause.hasSubject;
  const isSame = claim.clause === earlier.clause || claim.clause === later.clause;
  return !isSame && !overlaps(mine, base) && !overlaps(mine, now);
}

/** Another offence is out; other words for the subject leave a doubt. */
function subjectClash(claim: Claim, level: Mention): 'none' | 'doubt' | 'clash' {
  const [mine, its] = [claim.clause, level.clause];
  if (mine === its || !mine.hasSubject) return 'none';
  if (mine.offences.size > 0 && its.offences.size > 0 && !overlaps(mine.offences, its.offences)) return 'clash';
  if ([...mine.things].some((each) => !its.things.has(each)))
    return mine.offences.size > 0 || its.things.size > 0 ? 'clash' : 'doubt';
  if (its.things.size > 0 && mine.things.size === 0 && mine.offences.size > 0) return 'doubt';
  if (mine.stems.size > 0 && its.stems.size > 0 && !overlaps(mine.stems, its.stems)) return 'doubt';
  return 'none';
}

const isClaimLike = ({ role }: Mention): boolean => role === 'change' || role === 'points' || role === 'step';

const BASE_LEAD = /^\)? ?(?:[a-z'-]+ ){0,4}?(?:than|on|from|below|above|against|over)\b[^;:]*$/;

/** "6% fewer than the 33,790 of 2018/19": such a claim has its base, and what follows goes on about the same subject. */
const isClosed = ({ mentions }: Discourse, claim: Mention): boolean => {
  const next = mentions[claim.id + 1];
  return next !== undefined && next.sentence === claim.sentence && next.mark === -1 && BASE_LEAD.test(next.lead);
};
const isBaseOfOther = (discourse: Discourse, level: Mention, claim: Claim): boolean => {
  const before = discourse.mentions[level.id - 1];
  return (
    before !== undefined &&
    before.id !== claim.id &&
    before.sentence === level.sentence &&
    isClaimLike(before) &&
    isClosed(discourse, before)
  );
};

/** From the first to the last of a claim and its levels, in the claim's sentence. */
function stretchOf(claim: Claim, { earlier, later }: Order): [number, number] {
  const own = [earlier, later].filter(({ sentence }) => sentence === claim.sentence).map(({ at }) => at);
  return [Math.min(claim.at, ...own), Math.max(claim.at, ...own)];
}

/** What stands between a claim and its levels: other claims, other levels, sentences, new subjects. */
function hullCost(discourse: Discourse, claim: Claim, pair: Order): { cost: number; others: number; between: number } {
  const ids = [claim.id, pair.earlier.id, pair.later.id];
  const [low, high] = [Math.floor(Math.min(...ids)), Math.ceil(Math.max(...ids))];
  let cost = 0;
  let others = 0;
  let between = 0;
  if (
    pair.earlier.sentence === pair.later.sentence &&
    pair.later.sentence.block.kind === 'footnote' &&
    claim.sentence.block.kind !== 'footnote'
  )
    return { cost: 0.5, others, between };
  if (high - low > 30) return { cost: 5, others: 1, between };
  for (let id = low; id <= high; id += 1) {
    const each = discourse.mentions[id];
    if (!each || ids.includes(id)) continue;
    if (each.id < Math.min(...ids) || each.id > Math.max(...ids)) continue;
    if (isClaimLike(each)) {
      const isSame = each.role === claim.kind && !isClosed(discourse, each);
      const isParallel = each.sentence === claim.sentence && pair.later.sentence !== claim.sentence;
      cost += isSame ? (isParallel ? 1 : 2.5) : 0.5;
      others += isSame && !isParallel ? 1 : 0;
    } else {
      const isRival =
        isLevel(each) &&
        each.dimension === pair.earlier.dimension &&
        !each.quantity.isWord &&
        !isBaseOfOther(discourse, each, claim);
      cost += isRival ? 1 : 0.2;
      between +=
        isRival &&
        each.id > Math.min(pair.earlier.id, pair.later.id) &&
        each.id < Math.max(pair.earlier.id, pair.later.id)
          ? 1
          : 0;
    }
  }
  const clauses = new Set([claim.clause.id, pair.earlier.clause.id, pair.later.clause.id]);
  cost += (clauses.size - 1) * 0.4;
  const far = Math.max(
    ...[pair.earlier, pair.later].map(({ sentence }) => Math.abs(reachOf(claim.sentence, sentence) ?? 0)),
  );
  const stretch = claim.sentence.shape.slice(...stretchOf(claim, pair));
  cost += (stretch.match(/;/g)?.length ?? 0) * 0.7;
  return { cost: cost + far * 0.6, others, between };
}

/** A bracket right behind the claim that holds both levels, or the claim's own bracket right behind them. */
function bracketBonus(discourse: Discourse, claim: Claim, { earlier, later }: Order): number {
  if (earlier.bracket >= 0 && earlier.bracket === later.bracket && earlier.sentence === claim.sentence) {
    if (claim.bracket === earlier.bracket) return 2;
    return earlier.bracket > claim.at && !/[;:]/.test(claim.sentence.shape.slice(claim.at, earlier.bracket)) ? 2 : 0;
  }
  const last = discourse.mentions[claim.id - 1];
  const isAlone =
    claim.bracket >= 0 && last !== undefined && last.bracket !== claim.bracket && last.sentence === claim.sentence;
  // "29,046 in Barnet (+2.6%)": a bracket is of the number before it.
  if (isAlone && isLevel(last) && last !== earlier && last !== later) return -3;
  const isBehind =
    claim.bracket >= 0 && [earlier, later].every((each) => each.at < claim.bracket && each.sentence === claim.sentence);
  return isBehind ? 1 : 0;
}

/** The years or the base the claim names are those of the pair. */
function periodBonus(claim: Claim, { earlier, later }: Order): number {
  const years = yearsOf(claim);
  if (!earlier.time || !later.time) return 0;
  const base = basePeriodOf(claim);
  if (base && sameSpan(base, earlier.time)) return 2;
  return years !== undefined && years > 1 && Math.abs((later.time.to - earlier.time.to) / 12 - years) < 0.34 ? 2 : 0;
}

/** The later level stands in a sentence before, among others it could as well have been. */
function isOneOfMany({ of }: Discourse, claim: Claim, { earlier, later }: Order): boolean {
  if (earlier.sentence === later.sentence || later.sentence === claim.sentence) return false;
  const rivals = (of[later.sentence.index] ?? []).filter(
    (each) =>
      each !== later &&
      isLevel(each) &&
      each.dimension === later.dimension &&
      each.mark !== -1 &&
      !each.quantity.isWord,
  );
  return rivals.some((each) => !each.time || !later.time || sameSpan(each.time, later.time));
}

const ORDER = [0, 1, 3] as const;

function scored(discourse: Discourse, claim: Claim, order: Order): Pair | undefined {
  const clashes = [subjectClash(claim, order.earlier), subjectClash(claim, order.later)];
  if (clashes.includes('clash') || clashesInTime(claim, order) || clashesInArea(claim, order)) return undefined;
  const { cost, others, between } = hullCost(discourse, claim, order);
  const isAdjacent = between === 0 || periodBonus(claim, order) > 0;
  const isWords = order.earlier.quantity.isWord || order.later.quantity.isWord;
  if (isWords && (!isAdjacent || order.order < 2)) return undefined;
  const doubts = clashes.filter((each) => each === 'doubt').length;
  const score =
    (isAdjacent ? 3 : 1) +
    ORDER[order.order] +
    bracketBonus(discourse, claim, order) +
    periodBonus(claim, order) -
    cost -
    doubts * 1.5 -
    (order.later.mark === -1 ? 2.5 : 0);
  return { ...order, score, isClean: doubts === 0 && others === 0 && !isOneOfMany(discourse, claim, order) };
}

/** Every two levels a claim can compare, the best bound first. */
export function pairsFor(discourse: Discourse, claim: Claim, dimensions: readonly Dimension[]): Pair[] {
  const levels = levelsNear(discourse, claim, dimensions).sort((a, b) => a.id - b.id);
  const isInBrackets = /\b(?:last|previous|prior) [a-z']+(?: [a-z']+)? (?:is |are |figures? )?in brackets/i.test(
    contextOf(discourse, claim.sentence),
  );
  const pairs = levels.flatMap((a, index) =>
    levels.slice(index + 1).flatMap((b): Pair[] => {
      if (a.dimension !== b.dimension) return [];
      const order = multipleOrder(claim, a, b) ?? orderOf(a, b, isInBrackets);
      const one = order && scored(discourse, claim, order);
      const other = order?.order === 0 ? scored(discourse, claim, { ...order, earlier: b, later: a }) : undefined;
      return [one, other].filter((each): each is Pair => each !== undefined);
    }),
  );
  return pairs.sort((a, b) => b.score - a.score);
}

/** "Three times Oakhurst's 52": what follows the multiple is its base. */
function multipleOrder({ kind, id, sentence, tail }: Claim, a: Mention, b: Mention): Order | undefined {
  if (
    kind !== 'multiple' ||
    !/^ (?:as (?:many|much|high)[a-z ]{0,20} as |more than |(?:that|what|the number) (?:of|in) |of )?(?:the |its |last |a |in )*(?:[a-z]+'s |[a-z-]+ (?:figure|total|rate|number)? ?(?:of )?)?$/.test(
      tail,
    )
  )
    return undefined;
  const base = [a, b].find((each) => each.id === id + 1 && each.sentence === sentence);
  return base && { earlier: base, later: base === a ? b : a, order: 2 };
}

/** Stem and neighbours of a block, where a list says what its brackets are. */
function contextOf({ draft }: Discourse, { block }: Sentence): string {
  const from = Math.max(0, block.index - 6);
  return draft.blocks
    .slice(from, block.index + 6)
    .map(({ text }) => text.slice(0, 300))
    .join(' ');
}
