import { BASE_AFTER } from '../lexicon/words.js';
import type { Mention } from '../mentions/mentions.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import { yearBefore } from './context.js';
import { baseJoinedTo, type Context, newestOf, periodBehind, periodOf } from './sentence-context.js';

/** What a number of things claims of the files: so many offences, of the months it names or of those it is compared with. */

const isWholeNumber = ({ role, dimension, quantity }: Mention): boolean =>
  role === 'level' && dimension === 'count' && quantity.decimals === 0 && !quantity.isWord;

/** The number of offences of a kind: things follow it, or stand right before it. */
const isCountOfOffences = (mention: Mention, neighbours: readonly Mention[]): boolean =>
  isWholeNumber(mention) && isCalledOffences(mention, neighbours);

const isCalledOffences = ({ tailText, leadText }: Mention, [before]: readonly Mention[]): boolean =>
  !/(?:^| )of (?:the |all |all the |those )$|^ ?of $/.test(leadText) &&
  (/^ (?:[a-z-]+ ){0,4}(?:offences?|crimes?|burglar(?:y|ies)|robber(?:y|ies)|thefts?|homicides?|incidents)\b/.test(
    tailText,
  ) ||
    PART_OF_THESE.test(`${leadText}#${tailText}`) ||
    (/^(?:[.,;)]|$| (?:in|on|over|during|for|from)\b)/.test(tailText) &&
      (MOVED_TO.test(leadText) || (/^ (?:to|at) $/.test(leadText) && before?.role === 'change'))) ||
    /(?:offences|crimes|burglaries|robberies|thefts) (?:recorded |in [a-z]+ )?(?:was|were|stood at|reached|rose to|fell to|totalled|to|from|\()\s?$/.test(
      leadText,
    ));

/** "Personal robbery rose to 3,456", "rose by 45.0% to 3,456". */
const MOVED_TO =
  /\b(?:rose|fell|up|down|dropped|increased|decreased|grew|climbed)(?: slightly| sharply| further)? to $/;

/** "Personal robbery accounted for 1,745 of these." */
export const PART_OF_THESE =
  /\b(?:accounted for|accounts for|made up|makes up|comprised) [#\d][\d,.]*%? of (?:these|those|them)\b/;

/** A number of things that is not called offences. */
const isLevelOfThings = (mention: Mention): boolean => isWholeNumber(mention) && mention.quantity.value >= 10;

/** "In the last quarter there were 671": the newest, not an earlier time. */
const LAST_QUARTER = /\b(?:last|latest|final) quarter\b[^,;:]*$/;

/** "From 2,033 to 1,999 offences", "against 2,033 in 2023/24", "(2,033)": the count that a change sets out from. */
const isSetOutFrom = (mention: Mention): boolean =>
  isLevelOfThings(mention) &&
  ((mention.mark < 0 && !LAST_QUARTER.test(mention.leadText)) ||
    /\b(?:from|against|with|than)(?: the)? $/.test(mention.leadText)) &&
  !/^ (?:to|and) (?!$)/.test(mention.tailText);

function setOutFrom(context: Context, { quantity, leadText }: Mention): Interpretation | undefined {
  const behind = periodBehind(context, quantity) ?? baseJoinedTo(context, quantity);
  const { pairs, isCertain } = pairsOf(context, quantity);
  const periods = behind ? [behind] : pairs.map(({ before }) => before);
  return {
    claims: periods.map((period): Parts => ({ kind: 'count', quantity, period })),
    isCertain: behind !== undefined || (isCertain && /\bfrom $/.test(leadText)),
  };
}

function countOfOffences(context: Context, { quantity, tailText }: Mention): Interpretation | undefined {
  const period = periodOf(context, quantity);
  const isOfYearBefore = BASE_AFTER.test(tailText) && !periodBehind(context, quantity);
  const months = period && isOfYearBefore ? yearBefore(period) : period;
  return months && { claims: [{ kind: 'count', quantity, period: months }], isCertain: !isOfYearBefore };
}

/** "From 921 to 902 in London": the place behind the later number is that of both. */
const IS_OF_AREA_BEHIND = /^ to [\d,.]+(?: [a-z]+){0,2} (?:in|across) (?:the )?[A-Z]/;

export function countInterpretation(
  context: Context,
  mention: Mention,
  neighbours: readonly Mention[],
): Interpretation | undefined {
  if (IS_OF_AREA_BEHIND.test(mention.sentence.text.slice(mention.quantity.end))) return undefined;
  if (isSetOutFrom(mention)) return setOutFrom(context, mention);
  if (isCountOfOffences(mention, neighbours)) return countOfOffences(context, mention);
  const { quantity } = mention;
  const period = isLevelOfThings(mention) ? (periodBehind(context, quantity) ?? newestOf(context)) : undefined;
  return period && { claims: [{ kind: 'count', quantity, period }], isCertain: false };
}
