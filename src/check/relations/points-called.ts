import { areasNear, type Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { judgeMove } from '../pairs/moves.js';
import type { ClaimReading } from '../verdicts/reading.js';

/**
 * "63 led to a charge (28.1%). In 2023/24 the rate had been 25.4%; it has improved by 2.7%": the earlier rate right before the
 * claim, and one in the sentences before that is just so many percentage points away from it. That this is chance is unlikely.
 */

/** So many numbers before the earlier rate, and so many sentences, the later may stand. */
const WINDOW = 8;
const SENTENCES = 5;
/** The claim sums up the two: "so the rate has risen by", "; it is therefore up". */
const SUMS_UP = /\b(?:so|thus|hence|therefore|has|have|had|is|are|means?|meaning|which|making|an?|up|down)\b[^.]*$/;
const FELL_OR_ROSE = /\b(?:was|were|had been|stood at|then|previously|last year|earlier|ago|before|from|against)\b/;

const isRate = ({ quantity, role }: Mention): boolean =>
  quantity.kind === 'percent' && /\d/.test(quantity.text) && (role === 'level' || role === 'share');

const isSameArea = (a: Mention, b: Mention): boolean => [...areasNear(a)].join() === [...areasNear(b)].join();

/** The rate of an earlier time that stands right before the claim, in its sentence or the one before. */
function baseOf({ mentions }: Discourse, claim: Claim): Mention | undefined {
  const base = mentions
    .slice(Math.max(0, Math.ceil(claim.id) - 3), Math.ceil(claim.id))
    .filter((item) => item.quantity.kind === 'percent')
    .at(-1);
  const isNear = base && (base.sentence === claim.sentence || base.sentence === claim.sentence.previous);
  const words = base ? `${base.sentence.shape.slice(0, base.at)}` : '';
  const isEarlier = base !== undefined && (base.mark === -1 || base.time !== undefined || FELL_OR_ROSE.test(words));
  return isNear && isRate(base) && isEarlier ? base : undefined;
}

export function pointsCalledReadings(discourse: Discourse, comparison: Comparison, claim: Claim): ClaimReading[] {
  const { quantity, direction } = claim;
  const base = quantity && /\d/.test(quantity.text) && !quantity.hedge ? baseOf(discourse, claim) : undefined;
  // '"Down 3%", says the council': quoted, and perhaps put right in the next words.
  if (!base || !quantity || !SUMS_UP.test(claim.lead) || /^[,.]?["”’]/.test(claim.tail)) return [];
  const later = discourse.mentions
    .slice(Math.max(0, base.id - WINDOW), base.id)
    .filter(
      (item) =>
        isRate(item) &&
        item.mark !== -1 &&
        item.sentence.block === claim.sentence.block &&
        claim.sentence.index - item.sentence.index <= SENTENCES &&
        isSameArea(item, base) &&
        Math.abs(Math.abs(item.quantity.value - base.quantity.value) - Math.abs(quantity.value)) < 1e-9,
    )
    .at(-1);
  const move = later && judgeMove(comparison, { quantity, direction }, base.quantity, later.quantity);
  if (!later || move?.mistake?.mistake !== 'percent-for-points') return [];
  if (direction !== undefined && direction > 0 !== later.quantity.value > base.quantity.value) return [];
  const words = `${base.quantity.text} to ${later.quantity.text}: ${move.shown}`;
  return [{ ...move, verdict: 'differs', parts: [base, later], score: 8, isSure: true, isTight: true, words }];
}
