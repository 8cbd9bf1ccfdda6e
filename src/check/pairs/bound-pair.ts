import { BASE_CLAUSE } from '../lexicon/words.js';
import { areasNear, type Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { type Claim, gapTo } from './claim.js';
import type { Order } from './order.js';
import { isLevel } from './pair-cost.js';

/**
 * What the words right next to a claim say it is of: "12% to 1,204" ends there, "3% below the 528 of 2019" begins there, "a fall of
 * 9% (from 400 to 364)" is of both. Any other level in such a place is another claim's.
 */

export interface Bound {
  readonly earlier?: Mention;
  readonly later?: Mention;
  /** Its level is no number of things ("8% to £2.3m"). */
  readonly isElsewhere?: boolean;
}

const TO_NEXT =
  /^(?:,? (?!and|but|while|with|-)[a-z'-]+){0,6}?(?<!compared|relative|similar|due|next|according|related|close|equal|comparison),? to (?:(?:a|an|the|just|about|around|some|over|under|nearly|almost|its|their|total|of|only|reach|stand|at|record|high|low)\b ?)*$/;
const TO_MONEY = /^(?: [a-z'-]+){0,5}? to (?:(?:a|the|just|about|around|some|over|nearly|almost|total|of) )*_/;
const ON_NEXT =
  /^\)? ?(?:(?!and|but|while|with|-)[a-z'-]+ ){0,5}?(?:than|on|from|below|above|against|over|since|compared (?:with|to)|versus|vs)\b[^;:#%.]*$/;

const isFromTo = (a: Mention | undefined, b: Mention | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  b.id === a.id + 1 &&
  a.sentence === b.sentence &&
  a.dimension === b.dimension &&
  isLevel(a) &&
  isLevel(b) &&
  !/[;:]/.test(b.lead) &&
  ((/\bfrom\b[^;:#%]*$/.test(a.lead) && /\bto\b[^;:#%]*$/.test(b.lead)) ||
    // "(45, down from 60)"
    (a.bracket >= 0 &&
      a.bracket === b.bracket &&
      b.mark === -1 &&
      a.mark !== -1 &&
      /\b(?:from|was)\b/.test(b.lead) &&
      !/ to $/.test(b.tail)));

/** The other level of "from 400 to 364", whichever of the two is given. */
export function partnerOf({ mentions }: Discourse, level: Mention): Mention | undefined {
  const [before, after] = [mentions[level.id - 1], mentions[level.id + 1]];
  if (isFromTo(level, after)) return after;
  return isFromTo(before, level) ? before : undefined;
}

/** The two levels in the bracket that opens right behind a claim: "12% (1,204 against 1,075)". */
function inBracketBehind({ mentions }: Discourse, claim: Claim, next: Mention): Bound | undefined {
  // "(-2.1%), arson (from 1,873 to 1,953)": a claim in a bracket of its own has no part in the next.
  if (next.bracket < 0 || next.bracket <= claim.at || claim.bracket >= 0 || claim.tail.length > 60) return undefined;
  const last = mentions[next.id + 1];
  if (!last || last.bracket !== next.bracket || last.sentence !== next.sentence) return undefined;
  if (!isFromTo(next, last)) return undefined;
  return last.mark === -1 ? { earlier: last, later: next } : { earlier: next, later: last };
}

export function boundOf(discourse: Discourse, claim: Claim): Bound {
  if (TO_MONEY.test(claim.tail)) return { isElsewhere: true };
  const next = discourse.mentions[Math.floor(claim.id) + 1];
  if (!next || next.sentence !== claim.sentence || !isLevel(next)) return {};
  const both = inBracketBehind(discourse, claim, next);
  if (both) return both;
  const isRange = claim.quantity?.kind === next.quantity.kind;
  if (TO_NEXT.test(claim.tail) && !isRange) return { later: next };
  return next.mark === -1 && ON_NEXT.test(claim.tail) ? { earlier: next } : {};
}

/** "20% down (the year before, they had fallen from 58 to 46)": both levels are of a time before the claim's. */
export function areOfEarlierBracket(claim: Claim, { earlier, later }: Order): boolean {
  const first = earlier.id < later.id ? earlier : later;
  const inBracket = first.lead.slice(first.lead.lastIndexOf('(') + 1);
  return (
    earlier.bracket >= 0 &&
    earlier.bracket === later.bracket &&
    claim.bracket !== earlier.bracket &&
    first.lead.includes('(') &&
    BASE_CLAUSE.test(inBracket)
  );
}

/** "A third fewer than the 1,044 of 2022 possession 702": what no word joins to the base is the next line. */
const isNextLine = (base: Mention | undefined, { later }: Order): boolean =>
  base !== undefined && later.id > base.id && !/[,;:(–-]|\b(?:to|now|this|is|are|was|were|we|had)\b/.test(later.lead);

/** Whether a pair has what the claim's own words name in the order they give it. */
export const fitsBound = ({ earlier, later, isElsewhere }: Bound, pair: Order): boolean =>
  !isElsewhere &&
  (!earlier || pair.earlier === earlier) &&
  (!later || pair.later === later) &&
  !isNextLine(earlier, pair);

/** "79.7, 12% above the region's 71.3 and 13% above England's 70.3": the base stands behind the claim with its name. */
const isOfNamedArea = (claim: Claim, { earlier, later }: Order, bound: Bound): boolean =>
  bound.earlier === earlier &&
  later.clause === claim.clause &&
  [...gapTo(claim)].some((area) => areasNear(earlier).has(area));

/** "Bookings went from 80 to 104. That is a rise of": the two levels of the sentence before. */
const isGoneOnAbout = (discourse: Discourse, claim: Claim, { earlier, later }: Order): boolean =>
  earlier.sentence === claim.sentence.previous &&
  earlier.sentence.block === claim.sentence.block &&
  partnerOf(discourse, earlier) === later &&
  /^(?:that|this|which|it) (?:is|was|represents|amounts to|means)\b[^#%]{0,30}$/.test(
    claim.sentence.shape.slice(0, claim.at),
  );

/** Its words say which two levels it is of. */
export const isBoundByWords = (discourse: Discourse, claim: Claim, order: Order, bound: Bound): boolean =>
  isGoneOnAbout(discourse, claim, order) || isOfNamedArea(claim, order, bound);
