import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import type { Claim } from './claim.js';
import type { Order } from './order.js';

/** How strongly a pair of levels is bound to its claim. */

export const isLevel = ({ role, dimension }: Mention): boolean =>
  dimension !== undefined && (role === 'level' || (role === 'share' && dimension === 'percent'));

const isClaimLike = ({ role }: Mention): boolean => role === 'change' || role === 'points' || role === 'step';

const BASE_LEAD = /^\)? ?(?:[a-z'-]+ ){0,4}?(?:than|on|from|below|above|against|over)\b[^;:]*$/;

/** "6% fewer than the 33,790 of 2018/19": such a claim has its base, and what follows goes on about the same subject. */
const isClosed = ({ mentions }: Discourse, claim: Mention): boolean => {
  const next = mentions[claim.id + 1];
  return next !== undefined && next.sentence === claim.sentence && next.mark === -1 && BASE_LEAD.test(next.lead);
};

/** It is the base that the words of another claim name. */
export const isBaseOfOther = (discourse: Discourse, level: Mention, claim: Claim): boolean => {
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
  const positions = [earlier, later].filter(({ sentence }) => sentence === claim.sentence).map(({ at }) => at);
  return [Math.min(claim.at, ...positions), Math.max(claim.at, ...positions)];
}

/** What stands between a claim and its levels: other claims, other levels, sentences, new subjects. */
interface Hull {
  readonly cost: number;
  /** Claims of the same kind between. */
  readonly others: number;
  /** Levels of the same kind between the two. */
  readonly between: number;
}

/** Of another claim; "rose by 12% and 5%" in one sentence may both be of levels that stand before it. */
function costOfClaim(discourse: Discourse, claim: Claim, { later }: Order, between: Mention): Hull {
  if (between.role !== claim.kind || isClosed(discourse, between)) return { cost: 0.5, others: 0, between: 0 };
  const isParallel = between.sentence === claim.sentence && later.sentence !== claim.sentence;
  return isParallel ? { cost: 1, others: 0, between: 0 } : { cost: 2.5, others: 1, between: 0 };
}

function costOf(discourse: Discourse, claim: Claim, pair: Order, between: Mention): Hull {
  if (isClaimLike(between)) return costOfClaim(discourse, claim, pair, between);
  const { earlier, later } = pair;
  const isRival =
    isLevel(between) &&
    between.dimension === earlier.dimension &&
    !between.quantity.isWord &&
    !isBaseOfOther(discourse, between, claim);
  const isInside = between.id > Math.min(earlier.id, later.id) && between.id < Math.max(earlier.id, later.id);
  return { cost: isRival ? 1 : 0.2, others: 0, between: isRival && isInside ? 1 : 0 };
}

export function hullCost(discourse: Discourse, claim: Claim, pair: Order): Hull {
  const { earlier, later } = pair;
  const isNoted = earlier.sentence === later.sentence && later.sentence.block.kind === 'footnote';
  if (isNoted && claim.sentence.block.kind !== 'footnote') return { cost: 0.5, others: 0, between: 0 };
  const ids = [claim.id, earlier.id, later.id];
  const [low, high] = [Math.ceil(Math.min(...ids)), Math.floor(Math.max(...ids))];
  if (high - low > 30) return { cost: 5, others: 1, between: 0 };
  const clauses = new Set([claim.clause.id, earlier.clause.id, later.clause.id]);
  const far = Math.max(...[earlier, later].map(({ sentence }) => Math.abs(reachOf(claim.sentence, sentence) ?? 0)));
  const stretch = claim.sentence.shape.slice(...stretchOf(claim, pair));
  const apart = (clauses.size - 1) * 0.4 + (stretch.match(/;/g)?.length ?? 0) * 0.7 + far * 0.6;
  return discourse.mentions
    .slice(low, high + 1)
    .filter(({ id }) => !ids.includes(id))
    .map((mention) => costOf(discourse, claim, pair, mention))
    .reduce(added, { cost: apart, others: 0, between: 0 });
}

const added = (one: Hull, other: Hull): Hull => ({
  cost: one.cost + other.cost,
  others: one.others + other.others,
  between: one.between + other.between,
});

/** A bracket right behind the claim that holds both levels, or the claim's own bracket right behind them. */
export function bracketBonus(discourse: Discourse, claim: Claim, { earlier, later }: Order): number {
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
    claim.bracket >= 0 && [earlier, later].every((item) => item.at < claim.bracket && item.sentence === claim.sentence);
  return isBehind ? 1 : 0;
}

/** The later level stands in a sentence before, among others it could as well have been. */
export function isOneOfMany({ of }: Discourse, claim: Claim, { earlier, later }: Order): boolean {
  if (earlier.sentence === later.sentence || later.sentence === claim.sentence) return false;
  const rivals = (of[later.sentence.index] ?? []).filter(
    (item) =>
      item !== later &&
      isLevel(item) &&
      item.dimension === later.dimension &&
      item.mark !== -1 &&
      !item.quantity.isWord,
  );
  return rivals.some((rival) => !rival.time || !later.time || sameSpan(rival.time, later.time));
}
