import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Dimension, Mention } from '../mentions/mentions.js';
import { thingsOf } from '../relations/counted-things.js';
import type { Claim } from './claim.js';
import type { Order } from './order.js';
import { isLevel } from './pair-cost.js';

/**
 * "There were 731 thefts; last year's total was 1,052, so the season is down by 31%": a level, then one of an earlier time, then a
 * word that sums them up. Whatever the claim calls its subject, it is of these two.
 */

const SO =
  /^[^#%;.]{0,60}?(?:\b(?:so|thus|hence|therefore|meaning|making)\b|\bthat['’]s\b|\bthat is\b|\bwhich (?:is|means|makes)\b)[^#%;.]*$/;
const WAS = /\b(?:was|were|had|had been|stood at|numbered|saw|recorded) (?:just |only |about |around )*$/;
/** "In 2022 that was": of what was just said, even where that is dated "last year". */
const THAT_WAS = /^(?:and |but )?in § (?:that|it|this|the (?:figure|number|total)) (?:was|had been|stood at) $/;

const isBefore = ({ mark, time, lead, quantity }: Mention): boolean =>
  !quantity.isWord &&
  WAS.test(lead) &&
  (mark === -1 || /\bhad been $/.test(lead) || (time !== undefined && /(?:^|[;,.] |and )(?:back )?in §/.test(lead)));

/** Both have a name, and not one word of it is the same: "40 visits" and "14 faults". */
const areOtherThings = (a: Mention, b: Mention): boolean => {
  const [its, others] = [thingsOf(a), thingsOf(b)];
  return its.size > 0 && others.size > 0 && ![...its].some((stem) => others.has(stem));
};

const isOlder = (one: Mention, base: Mention): boolean =>
  (one.time !== undefined && base.time !== undefined && one.time.to <= base.time.to) ||
  (one.mark === -1 && !THAT_WAS.test(base.lead));

/** So many numbers before the base the later one may stand. */
const WINDOW = 4;

export function summedUpOrder(
  { mentions }: Discourse,
  claim: Claim,
  dimensions: readonly Dimension[],
): Order | undefined {
  const base = mentions[claim.id - 1];
  const isBase = base && base.sentence === claim.sentence && isLevel(base) && isBefore(base) && SO.test(claim.lead);
  if (!isBase || !dimensions.some((item) => item === base.dimension)) return undefined;
  const later = mentions
    .slice(Math.max(0, base.id - WINDOW), base.id)
    .filter(
      (item) =>
        isLevel(item) && item.dimension === base.dimension && !item.quantity.isWord && !areOtherThings(item, base),
    )
    .at(-1);
  const far = later && reachOf(claim.sentence, later.sentence);
  return later && far !== undefined && far <= 1 && !isOlder(later, base)
    ? { earlier: base, later, order: 2 }
    : undefined;
}
