import { stemsOf } from '../mentions/clauses.js';
import { areasNear, areasOfBracket, type Discourse, thingsNear } from '../mentions/discourse.js';
import type { Dimension, Mention } from '../mentions/mentions.js';
import { areOfEarlierBracket, type Bound, boundOf, fitsBound, isBoundByWords, partnerOf } from './bound-pair.js';
import { saysBrackets } from './bracket-legend.js';
import { type Claim, gapTo, type Pair } from './claim.js';
import { levelsNear } from './levels-near.js';
import type { Order } from './order.js';
import { bracketBonus, hullCost, isBaseOfOther, isOneOfMany } from './pair-cost.js';
import { areBothBefore, isMarkedEarlier, ordersFor } from './pair-order.js';
import { areOfOthers, isPartAndAll } from './pair-scope.js';
import { clashesInTime, isSuperseded, periodBonus } from './pair-time.js';
import { summedUpOrder } from './summed-up.js';

/** Which two levels a claim of change compares: candidates, their order, and how strongly each is bound to it. */

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((item) => b.has(item));

const COMPARED = /\b(?:than|below|above|against|with|to|over|on|v|vs)\b[^#]*$/;

/** The London figure next door is of another place, unless the words compare with it. */
function clashesInArea(claim: Claim, { earlier, later }: Order): boolean {
  const [mine, base, now] = [areasNear(claim), areasNear(earlier), areasNear(later)];
  // "And 75% above England": of no rate of the region.
  const gap = gapTo(claim);
  if (gap.size > 0 && base.size > 0 && !overlaps(gap, base)) return true;
  // "From 921,318 to 901,928 in London": the place stands once for both.
  const isJoined =
    (later.id === earlier.id + 1 && earlier.mark === -1 && later.mark === 1) ||
    (earlier.id === later.id + 1 && /, having /.test(earlier.lead));
  const differ = !isJoined && ([...base].some((area) => !now.has(area)) || [...now].some((area) => !base.has(area)));
  if (differ && !COMPARED.test(earlier.lead) && !overlaps(mine, base)) return true;
  if (mine.size === 0)
    return differ === false && base.size > 0 && claim.clause !== earlier.clause && claim.clause.hasSubject;
  const isSame = claim.clause === earlier.clause || claim.clause === later.clause;
  const isBracketed = areasOfBracket(claim).size > 0;
  return (!isSame || isBracketed) && !overlaps(mine, base) && !overlaps(mine, now);
}

/** "38 were charged; a year before there were 29 arrests": no two numbers of one thing. */
function countOtherThings({ earlier, later }: Order): boolean {
  const [base, now] = [thingsNear(earlier), thingsNear(later)];
  return base.size > 0 && now.size > 0 && !overlaps(base, now);
}

/** Another offence is out; other words for the subject leave a doubt. */
export function subjectClash(claim: Claim, level: Mention): 'none' | 'doubt' | 'clash' {
  const [mine, its] = [claim.clause, level.clause];
  if (mine === its || !mine.hasSubject) return 'none';
  if (mine.offences.size > 0 && its.offences.size > 0 && !overlaps(mine.offences, its.offences)) return 'clash';
  if ([...mine.things].some((thing) => !its.things.has(thing)))
    return mine.offences.size > 0 || its.things.size > 0 ? 'clash' : 'doubt';
  if (its.things.size > 0 && mine.things.size === 0 && mine.offences.size > 0) return 'doubt';
  // "7 other" in a list is of none of its other things.
  const isNamed = its.stems.size > 0 || level.sentence.block.listItem === true;
  if (mine.stems.size > 0 && isNamed && !overlaps(mine.stems, its.stems)) return 'doubt';
  return 'none';
}

const ORDER = [0, 1, 3] as const;

/** One of "from 400 to 364" with a third, unless the words of the claim bind the later of them to another base. */
function isTornApart(discourse: Discourse, { earlier, later }: Order, bound: Bound): boolean {
  const [end, start] = [partnerOf(discourse, earlier), partnerOf(discourse, later)];
  return (end !== undefined && end !== later) || (start !== undefined && start !== earlier && !bound.earlier);
}

/** "Is down 31% and makes up 22% of all (26% last year)": shares behind a change of something else. */
const isOfShares = ({ kind, at, sentence }: Claim, { earlier, later }: Order, { earlier: base }: Bound): boolean =>
  kind === 'change' &&
  earlier.dimension === 'percent' &&
  base === undefined &&
  [earlier, later].every((item) => item.sentence === sentence && item.at > at) &&
  !/^[^#%]{0,40}\($|^(?:[^#%]{0,30})\bfrom [^#%]*$/.test(sentence.shape.slice(at + 1, Math.min(earlier.at, later.at)));

/** Both levels stand in other sentences, and the claim's own names a subject that is more than theirs. */
function isOfOtherSentence(claim: Claim, { earlier, later }: Order): boolean {
  const { clause, sentence, kind } = claim;
  if (!clause.hasSubject || [earlier, later].some((item) => item.sentence === sentence)) return false;
  if (earlier.sentence.block.kind === 'footnote') return false;
  if (kind === 'change' && earlier.dimension === 'percent') return true;
  const theirs = new Set([...earlier.clause.stems, ...later.clause.stems, ...stemsOf(earlier.sentence.text)]);
  return [...clause.stems].some((stem) => !theirs.has(stem));
}

function areSideBySide(claim: Claim, { earlier, later }: Order): boolean {
  const ids = [claim.id, earlier.id, later.id];
  return (
    earlier.sentence === claim.sentence &&
    later.sentence === claim.sentence &&
    Math.max(...ids) - Math.min(...ids) <= 2 &&
    !/[;]/.test(
      claim.sentence.shape.slice(Math.min(claim.at, earlier.at, later.at), Math.max(claim.at, earlier.at, later.at)),
    )
  );
}

/** "212 (178)" and "48% here and 36% there, a gap of". */
const isContrast = (claim: Claim, { earlier, later, order }: Order): boolean =>
  order === 1
    ? /^(?: ?§)?\)/.test((earlier.bracket >= 0 ? earlier : later).tail)
    : GAP.test(claim.lead) && earlier.sentence === later.sentence;

const GAP = /\b(?:gap|difference|apart|divide|disparity)\b/;

const BASE_IN_WORDS = /^\)? ?(?:[a-z'-]+ ){0,3}?(?:than|on|from|over|since) [a-z' -]+[,;]/;

/** "313 fewer than last year, and 7.7% fewer than the 6,588": its base is in words, and the number is another's. */
const isOfOtherBase = (discourse: Discourse, claim: Claim, { earlier }: Order): boolean =>
  BASE_IN_WORDS.test(claim.tail) && isBaseOfOther(discourse, earlier, claim);

/** No words speak against the pair. */
const isUnopposed = (discourse: Discourse, claim: Claim, order: Order, bound: Bound): boolean =>
  !isOfShares(claim, order, bound) &&
  !isMarkedEarlier(order) &&
  !isOfOtherSentence(claim, order) &&
  !isOneOfMany(discourse, claim, order) &&
  !isTornApart(discourse, order, bound);

function scored(discourse: Discourse, claim: Claim, order: Order, bound: Bound): Pair | undefined {
  if (!fitsBound(bound, order) || isOfOtherBase(discourse, claim, order)) return undefined;
  const clashes = [subjectClash(claim, order.earlier), subjectClash(claim, order.later)];
  if (
    clashes.includes('clash') ||
    countOtherThings(order) ||
    areOfEarlierBracket(claim, order) ||
    clashesInTime(claim, order) ||
    isPartAndAll(order) ||
    clashesInArea(claim, order)
  )
    return undefined;
  const { cost, others, between } = hullCost(discourse, claim, order);
  const isAdjacent = between === 0 || periodBonus(claim, order) > 0;
  const isWords = order.earlier.quantity.isWord || order.later.quantity.isWord;
  if (isWords && (!isAdjacent || order.order < 2)) return undefined;
  const doubts = clashes.filter((clash) => clash === 'doubt').length;
  const score =
    (isAdjacent ? 3 : 1) +
    ORDER[order.order] +
    bracketBonus(discourse, claim, order) +
    periodBonus(claim, order) -
    cost -
    doubts * 1.5 -
    (isMarkedEarlier(order) ? 2.5 : 0) -
    (isOfOtherSentence(claim, order) ? 2 : 0);
  return {
    ...order,
    score,
    isClean: doubts === 0 && !isWords && others === 0 && isUnopposed(discourse, claim, order, bound),
    isCouple: partnerOf(discourse, order.earlier) === order.later,
    isContrast: isContrast(claim, order),
    isTight:
      areSideBySide(claim, order) || periodBonus(claim, order) > 0 || isBoundByWords(discourse, claim, order, bound),
  };
}

/** Nothing speaks against a pair that a word of the claim sums up. */
const SUMMED_UP = { score: 6, isClean: true, isCouple: false, isContrast: false, isTight: true };

/** Every two levels a claim can compare, the best bound first. */
export function pairsFor(
  discourse: Discourse,
  claim: Claim,
  dimensions: readonly Dimension[],
  isMeant: (order: Order) => boolean = () => true,
): Pair[] {
  const levels = levelsNear(discourse, claim, dimensions).sort((a, b) => a.id - b.id);
  const isInBrackets = saysBrackets(discourse)(claim.sentence.block);
  const bound = boundOf(discourse, claim);
  const pairs = levels.flatMap((a, index) =>
    levels.slice(index + 1).flatMap((b): Pair[] => {
      if (a.dimension !== b.dimension || areBothBefore(claim, a, b) || areOfOthers(claim, a, b)) return [];
      const orders = ordersFor(claim, a, b, isInBrackets);
      if (!orders[0] || !isMeant(orders[0])) return [];
      return orders
        .filter((order) => !isSuperseded(levels, claim, order))
        .flatMap((order) => scored(discourse, claim, order, bound) ?? []);
    }),
  );
  const summedUp = summedUpOrder(discourse, claim, dimensions);
  const isOpen =
    summedUp &&
    isMeant(summedUp) &&
    !countOtherThings(summedUp) &&
    !isPartAndAll(summedUp) &&
    !clashesInArea(claim, summedUp) &&
    !isOneOfMany(discourse, claim, summedUp);
  const others = pairs.sort((a, b) => b.score - a.score);
  return isOpen ? [{ ...summedUp, ...SUMMED_UP }, ...others.filter(({ score }) => score < SUMMED_UP.score)] : others;
}
