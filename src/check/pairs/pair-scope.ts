import type { Mention } from '../mentions/mentions.js';
import type { Claim } from './claim.js';
import type { Order } from './order.js';

/** What the words of a claim or of two levels say they are of, so that no pair of others is meant. */

/** "From 58% to 68%, and the number of deaths is 10% higher": of numbers, and of no shares or rates. */
const IS_OF_NUMBER = /[,;] (?:and|while|but|whereas) (?:the|its|their|our) (?:total )?numbers? of [a-z' -]+$/;
const isOfNumber = ({ lead }: Claim, { dimension }: Mention): boolean =>
  (dimension === 'percent' || dimension === 'rate') &&
  IS_OF_NUMBER.test(lead.replace(/ (?:up|down|by|about|just)? ?$/, ''));

const OF_PART = /^(?:among|amongst|for) (?!all\b|every|the whole)/i;
const OF_WHOLE = /\boverall\b|\bas a whole\b/i;

/** "Among girls it is 66%. In 2024 it was 84% overall": of some, and of all. */
export const isPartAndAll = ({ earlier: { sentence: one }, later: { sentence: other } }: Order): boolean =>
  one !== other &&
  ((OF_PART.test(one.text) && OF_WHOLE.test(other.text)) || (OF_PART.test(other.text) && OF_WHOLE.test(one.text)));

const OPENS_WHOLE = /(?:^|[.:;,(] ?)(?:out )?of (?:the |these |those |all |our |its )*(?:[a-z-]+ )?$/;

const IS_OF = /^(?: [a-z]+)? (?:out )?of (?:the |these |those |all |our |its )?$/;

/** "Of the 310 offences 217 were racially motivated", "66 of 103": a whole and its part, no two levels of one thing. */
const areWholeAndPart = ({ kind }: Claim, first: Mention, second: Mention): boolean =>
  kind === 'change' &&
  first.sentence === second.sentence &&
  second.id === first.id + 1 &&
  (OPENS_WHOLE.test(first.lead) || IS_OF.test(second.lead));

/** "104 were dropped, or 13%, as compared with 70 of 500": a part that has its whole with it, and a number that has none. */
const isOnePart = ({ kind }: Claim, first: Mention, second: Mention): boolean =>
  kind === 'change' && IS_OF.test(second.tail) && !IS_OF.test(first.tail);

const BASE_THEN_REASON =
  /^\)? ?(?:[a-z'-]+ ){0,3}?(?:than|on|from|over|since) (?:the |a )?[a-z' -]+, (?:because|as|since|although)\b/;

/** "13 down on the year before, because they stayed longer: 97 nights against 84": its base is in words, and the numbers are of the reason. */
const areOfReason = ({ tail, id }: Claim, first: Mention): boolean => first.id > id && BASE_THEN_REASON.test(tail);

/** The words of the claim, or of the two numbers, say that they are no two levels of what it is of. */
export const areOfOthers = (claim: Claim, first: Mention, second: Mention): boolean =>
  areWholeAndPart(claim, first, second) ||
  areOfReason(claim, first) ||
  isOnePart(claim, first, second) ||
  isOfNumber(claim, first);
