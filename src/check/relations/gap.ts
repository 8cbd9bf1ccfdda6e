import { areasOf } from '../mentions/clauses.js';
import { areasNear, type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { boundOf } from '../pairs/bound-pair.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { judgeMove } from '../pairs/moves.js';
import type { ClaimReading } from '../verdicts/reading.js';

/** "The London rate was 103.6, leaving the borough 8% below the capital": the document's own rate may stand elsewhere. */

const IS_GAP = /^ (?:points? )?(?:above|below|higher|lower|over|under|less|more|better|worse|safer)\b/;
/** What the gap is said of is the place of the document. */
const HOME = /\b(?:borough|force|town|city|district|area|division|we|us|our|ours|here|partnership)\b[^;.]*$/;
/** So many numbers back its own rate is looked for before the whole document is. */
const WINDOW = 6;
/** Rates further apart are of other things. */
const FACTOR = 3;

const isRate = ({ dimension, role }: Mention): boolean =>
  dimension === 'rate' && (role === 'level' || role === 'average');

const isElsewhere = (mention: Mention): boolean => areasNear(mention).size > 0 || areasOf(mention.lead).size > 0;

/** The rate of another place in its sentence, or in the one before. */
const baseFor = ({ mentions }: Discourse, claim: Claim): Mention | undefined =>
  mentions
    .slice(Math.max(0, Math.ceil(claim.id) - 3), Math.ceil(claim.id))
    .filter(
      (item) =>
        isRate(item) &&
        isElsewhere(item) &&
        (item.sentence === claim.sentence || item.sentence === claim.sentence.previous),
    )
    .at(-1);

/** The rates of the document's own place: the nearest before it, else all that are per as many. */
function homeRates({ mentions }: Discourse, claim: Claim, base: Mention): readonly Mention[] {
  const isHome = (item: Mention): boolean =>
    item !== base &&
    isRate(item) &&
    !isElsewhere(item) &&
    item.mark !== -1 &&
    item.sentence.block.kind !== 'row' &&
    item.quantity.value < FACTOR * base.quantity.value &&
    base.quantity.value < FACTOR * item.quantity.value;
  const near = mentions
    .slice(Math.max(0, base.id - WINDOW), base.id)
    .filter((item) => isHome(item) && reachOf(claim.sentence, item.sentence) !== undefined)
    .at(-1);
  if (near) return [near];
  const size = base.quantity.base?.size;
  const all = mentions.filter((item) => size !== undefined && isHome(item) && item.quantity.base?.size === size);
  return [...new Map(all.map((item) => [item.quantity.value, item])).values()].slice(0, 4);
}

/** What the rate of another place and the document's own make of a gap. */
export function gapReadings(discourse: Discourse, comparison: Comparison, claim: Claim): ClaimReading[] {
  const { quantity } = claim;
  // "11.8% above England's 70.3": the base stands behind it.
  const isBound = boundOf(discourse, claim).earlier !== undefined;
  const base = quantity && !isBound && IS_GAP.test(claim.tail) ? baseFor(discourse, claim) : undefined;
  if (!base || !quantity) return [];
  const rates = homeRates(discourse, claim, base);
  return rates.flatMap((home): ClaimReading[] => {
    const move = judgeMove(comparison, { quantity, direction: claim.direction }, base.quantity, home.quantity);
    if (!move) return [];
    const isSure = rates.length === 1 && HOME.test(claim.lead) && move.verdict !== 'wrong-direction';
    const words = `${base.quantity.text} to ${home.quantity.text}: ${move.shown}`;
    return [{ ...move, parts: [base, home], score: 5, isSure, words }];
  });
}
