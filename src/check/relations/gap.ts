import { areasOf } from '../mentions/clauses.js';
import { areasNear, type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { boundOf } from '../pairs/bound-pair.js';
import { type Claim, gapTo } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { explains, judgeMove } from '../pairs/moves.js';
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

/** "436.2 exceeds the regional figure of": the place behind such a word is that of the next number. */
const NEXT = /\b(?:than|exceed(?:s|ed)|against|above|below|versus|compare[sd]?)\b/;

const areasOfRate = ({ lead, tail, sentence }: Mention): ReadonlySet<string> =>
  new Set([...areasNear({ lead, tail: tail.split(NEXT)[0] ?? '', sentence }), ...areasOf(lead)]);

/** The rate of another place in its sentence, or in the one before: of the place that the claim names, or else the last. */
function baseFor({ mentions }: Discourse, claim: Claim): Mention | undefined {
  const named = gapTo(claim);
  const isMeant = (areas: ReadonlySet<string>): boolean =>
    areas.size > 0 && (named.size === 0 || [...named].some((area) => areas.has(area)));
  const end = Math.ceil(claim.id);
  return mentions
    .slice(Math.max(0, end - (named.size > 0 ? WINDOW : 3)), end)
    .filter(
      (item) =>
        isRate(item) &&
        isMeant(areasOfRate(item)) &&
        (item.sentence === claim.sentence || item.sentence === claim.sentence.previous),
    )
    .at(-1);
}

/** The rates of the document's own place: the nearest before it, else all that are per as many. */
function homeRates({ mentions }: Discourse, claim: Claim, base: Mention): readonly Mention[] {
  const isHome = (item: Mention): boolean =>
    item !== base &&
    isRate(item) &&
    areasOfRate(item).size === 0 &&
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
    const isHome = HOME.test(claim.sentence.shape.slice(claim.clause.from, claim.at));
    const isSure = rates.length === 1 && isHome && move.verdict !== 'wrong-direction';
    const isExplained = rates.length === 1 && explains(move, quantity, claim.direction);
    const words = `${base.quantity.text} to ${home.quantity.text}: ${move.shown}`;
    return [{ ...move, parts: [base, home], score: 5, isSure, isExplained, words }];
  });
}
