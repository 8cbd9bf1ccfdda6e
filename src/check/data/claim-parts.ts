import type { Period } from '../../core/months.js';
import { BASE_AFTER } from '../lexicon/words.js';
import type { Mention } from '../mentions/mentions.js';
import { mentionsIn } from '../mentions/subjects.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import { known, yearBefore } from './context.js';
import type { Base, CrimeData } from './crime-data.js';
import { baseJoinedTo, type Context, newestOf, periodBehind, periodOf } from './sentence-context.js';

/** What a number of a sentence claims of the files: a count, a rate, a change on which year, a gap to London or a share. */

const certain = (...claims: readonly Parts[]): Interpretation => ({ claims, isCertain: true });

/** The number of offences of a kind: things follow it, or stand right before it. */
const isCountOfOffences = (
  { role, dimension, quantity, tailText, leadText }: Mention,
  [before]: readonly Mention[],
): boolean =>
  role === 'level' &&
  dimension === 'count' &&
  quantity.decimals === 0 &&
  !quantity.isWord &&
  !/(?:^| )of (?:the |all |all the |those )$|^ of $/.test(leadText) &&
  (/^ (?:[a-z-]+ ){0,4}(?:offences?|crimes?|burglar(?:y|ies)|robber(?:y|ies)|thefts?|homicides?|incidents)\b/.test(
    tailText,
  ) ||
    PART_OF_THESE.test(`${leadText}#${tailText}`) ||
    (/^(?:[.,;)]|$| (?:in|on|over|during|for)\b)/.test(tailText) &&
      (MOVED_TO.test(leadText) || (leadText === ' to ' && before?.role === 'change'))) ||
    /(?:offences|crimes|burglaries|robberies|thefts) (?:recorded |in [a-z]+ )?(?:was|were|stood at|reached|rose to|fell to|totalled|to|from|\()\s?$/.test(
      leadText,
    ));

/** "Personal robbery rose to 3,456", "rose by 45.0% to 3,456". */
const MOVED_TO =
  /\b(?:rose|fell|up|down|dropped|increased|decreased|grew|climbed)(?: slightly| sharply| further)? to $/;

/** "Personal robbery accounted for 1,745 of these." */
export const PART_OF_THESE =
  /\b(?:accounted for|accounts for|made up|makes up|comprised) [#\d][\d,.]*%? of (?:these|those|them)\b/;

/** "From 2,033 to 1,999 offences": the count that a change sets out from. */
const isSetOutFrom = ({ role, dimension, quantity, leadText, tailText }: Mention): boolean =>
  role === 'level' &&
  dimension === 'count' &&
  quantity.decimals === 0 &&
  /\bfrom $/.test(leadText) &&
  /^(?: (?:in|during) .{4,30})? to $|^[.,;)]|^$/.test(tailText);

function setOutFrom(context: Context, { quantity }: Mention): Interpretation | undefined {
  const behind = periodBehind(context, quantity);
  const { pairs } = pairsOf(context, quantity);
  const periods = behind ? [behind] : pairs.map(({ before }) => before);
  return {
    claims: periods.map((period): Parts => ({ kind: 'count', quantity, period })),
    isCertain: behind !== undefined,
  };
}

function countInterpretation(context: Context, { quantity, tailText }: Mention): Interpretation | undefined {
  const period = periodOf(context, quantity);
  const isOfYearBefore = BASE_AFTER.test(tailText) && !periodBehind(context, quantity);
  const months = period && isOfYearBefore ? yearBefore(period) : period;
  return months && { claims: [{ kind: 'count', quantity, period: months }], isCertain: !isOfYearBefore };
}

/** "27.9% lower than the rate in London", "above London's", "26.1% above it" behind London's rate. */
const GAP =
  /^ (higher|lower|more|less|above|below)(?: than)? (?:the |that (?:of|in|for) |in |across |for )*(?:(?:rate|average|figure|level)(?: rate)? (?:in|of|for|across) )?(?:all |greater )*(?:(london|the capital)\b(?!['’]?s? (?:boroughs|median))|it\b)/;

function gapInterpretation(
  { areas }: Context,
  { quantity, tailText }: Mention,
  period: Period,
): Interpretation | undefined {
  const [, word = '', london] = GAP.exec(tailText) ?? [];
  const before = areas.filter(({ end }) => end <= quantity.start).at(-1);
  if (word === '' || (london === undefined && before?.area.code !== 'London')) return undefined;
  const way = /higher|more|above/.test(word) ? 1 : -1;
  return certain({ kind: 'gap', quantity: { ...quantity, value: way * Math.abs(quantity.value) }, period });
}

const OF_WHOLE =
  /^\)? of (?<lead>(?:all |the |total |recorded |notifiable |london['’]s |overall |the capital['’]s )*)(?<thing>offences?\b|crimes?\b)?/;

/** "17.6% of all crime", "7.2% of London's burglaries", "4.5% of all robberies in London": a share of which offence of which area. */
function shareInterpretation(data: CrimeData, context: Context, mention: Mention): Interpretation | undefined {
  const { quantity, tailText, sentence } = mention;
  const found = OF_WHOLE.exec(tailText);
  const lead = found?.groups?.['lead'] ?? '';
  const end = quantity.end + (found?.[0].length ?? 0);
  const named = mentionsIn(sentence.text).find(({ at }) => at >= quantity.end && at <= end);
  if (!found || !(found.groups?.['thing'] ? lead.trim() !== '' : named)) return undefined;
  const behind = sentence.text.slice(named?.end ?? end);
  const isLondons =
    /london|capital/.test(lead) ||
    /^[a-z]*(?: offences?)?(?: recorded)? (?:in|across) (?:greater )?(?:london(?!['’]?s? boroughs)|the capital)/i.test(
      behind,
    );
  const period = periodBehind(context, quantity) ?? newestOf(context);
  const offence = named && named.subject !== 'all' ? known(data, named.subject) : 'all';
  if (!period || !offence) return undefined;
  const london = data.areas.find(({ code }) => code === 'London');
  return certain({
    kind: 'share',
    quantity,
    period,
    whole: { offence, ...(isLondons && london ? { area: london } : {}) },
  });
}

const baseOfRate = ({ quantity: { base } }: Mention): Base =>
  /household/.test(base?.of ?? '')
    ? 'households'
    : /population|people|resident/.test(base?.of ?? '')
      ? 'population'
      : undefined;

const isPerThousand = (mention: Mention | undefined): mention is Mention =>
  mention?.quantity.kind === 'rate' && mention.quantity.base?.size === 1000;

/** "128.1 per 1,000 people against 101.5 in London": a number with decimals next to a rate is one of the same base. */
const isNextToRate = ({ dimension, quantity, leadText, tailText }: Mention): boolean =>
  dimension === 'rate' &&
  quantity.kind === 'count' &&
  /\b(?:against|with|to|than|from|and|versus|vs\.?|of|at)(?: the| a rate of| about| around)* $/.test(leadText) &&
  /^(?: (?:in|for|across|to)\b|[.,;)]|$)/.test(tailText);

function rateInterpretation(
  context: Context,
  mention: Mention,
  neighbours: readonly Mention[],
): Interpretation | undefined {
  const { quantity } = mention;
  const rate = isPerThousand(mention) ? mention : isNextToRate(mention) ? neighbours.find(isPerThousand) : undefined;
  if (!rate) return undefined;
  const period =
    periodBehind(context, quantity) ??
    baseJoinedTo(context, quantity) ??
    (/\bfrom (?:a rate of )?$/.test(mention.leadText) ? undefined : newestOf(context));
  return (
    period && { claims: [{ kind: 'rate', quantity, period, base: baseOfRate(rate) }], isCertain: rate === mention }
  );
}

const COMPARES_AREAS =
  /(?:higher|lower|more|less|fewer|above|below) (?:rate )?than (?:the )?(?:rate|average|london|borough|in (?!(?:19|20)\d\d|the (?:previous|same|year)))/;

function percentInterpretation(data: CrimeData, context: Context, mention: Mention): Interpretation | undefined {
  const { quantity, role, direction, tailText } = mention;
  const newest = newestOf(context);
  const gap = newest && gapInterpretation(context, mention, newest);
  const found = gap ?? shareInterpretation(data, context, mention);
  if (found || role !== 'change' || direction === undefined || COMPARES_AREAS.test(tailText.slice(0, 40))) return found;
  const { pairs, isCertain } = pairsOf(context, quantity);
  const value = direction * Math.abs(quantity.value);
  return {
    claims: pairs.map((pair): Parts => ({ kind: 'change', quantity: { ...quantity, value }, ...pair })),
    isCertain,
  };
}

/** "Up a quarter (25.2%)", "more than a quarter of thefts ... (27.6%)": the words before it as a number. */
const isRestated = ({ quantity, leadText }: Mention, before: Mention): boolean =>
  quantity.kind === 'percent' &&
  before.quantity.kind === 'percent' &&
  !/\d/.test(before.quantity.text) &&
  /\($/.test(leadText);

/** What a number of a sentence claims; the numbers right before and behind it say what it is next to. */
export function interpretationOf(
  data: CrimeData,
  context: Context,
  mention: Mention,
  neighbours: readonly Mention[],
): Interpretation | undefined {
  const [before] = neighbours;
  if (before && isRestated(mention, before)) {
    const { value, decimals, text } = mention.quantity;
    return interpretationOf(
      data,
      context,
      { ...before, quantity: { ...before.quantity, value, decimals, text, hedge: undefined } },
      [],
    );
  }
  if (isSetOutFrom(mention)) return setOutFrom(context, mention);
  if (isCountOfOffences(mention, neighbours)) return countInterpretation(context, mention);
  return mention.quantity.kind === 'percent'
    ? percentInterpretation(data, context, mention)
    : rateInterpretation(context, mention, neighbours);
}
