import type { Period } from '../../core/months.js';
import type { Mention } from '../mentions/mentions.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import { known } from './context.js';
import { countInterpretation } from './count-claims.js';
import type { Base, CrimeData } from './crime-data.js';
import { offencesIn } from './offence-names.js';
import { baseJoinedTo, type Context, newestOf, periodBehind } from './sentence-context.js';

/** What a number of a sentence claims of the files: a count, a rate, a change on which year, a gap to London or a share. */

const certain = (...claims: readonly Parts[]): Interpretation => ({ claims, isCertain: true });

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
  const named = offencesIn(sentence.text).find(({ at }) => at >= quantity.end && at <= end);
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

/** "Theft made up 22.1% and burglary 6.3%", "accounted for a further 9%": perhaps of all offences. */
const isShareOfAll = ({ leadText, tailText }: Mention): boolean =>
  !OF_WHOLE.test(tailText) && /\b(?:for|made up|makes up)(?: a further| another)? $/.test(leadText);

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
  /(?:\b(?:against|with|to|than|from|and|versus|vs\.?|of|at)(?: the| a rate of| about| around)* |\b(?:london|the capital)(?:['’]s|:)? |\()$/.test(
    leadText,
  ) &&
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

/** "The rise in London was smaller, at 6.6%": a rise all the same. */
const SIZE_OF_CHANGE =
  /\b(?:(?<up>rise|increase|growth)|(?<down>fall|reduction|decrease|drop))\b[^.;]*\b(?:smaller|lower|less|slower|larger|higher|greater|steeper)\b/;

function percentInterpretation(data: CrimeData, context: Context, mention: Mention): Interpretation | undefined {
  const { quantity, role, direction, tailText } = mention;
  const newest = newestOf(context);
  if (newest && isShareOfAll(mention))
    return { claims: [{ kind: 'share', quantity, period: newest }], isCertain: false };
  const gap = newest && gapInterpretation(context, mention, newest);
  const found = gap ?? shareInterpretation(data, context, mention);
  if (found || role !== 'change' || direction === undefined || COMPARES_AREAS.test(tailText.slice(0, 40))) return found;
  const { pairs, isCertain } = pairsOf(context, quantity);
  const { up, down } = SIZE_OF_CHANGE.exec(mention.leadText)?.groups ?? {};
  const value = (up ? 1 : down ? -1 : direction) * Math.abs(quantity.value);
  return {
    claims: pairs.map((pair): Parts => ({ kind: 'change', quantity: { ...quantity, value }, ...pair })),
    isCertain,
  };
}

/** "Up a quarter (25.2%)", "more than a quarter of thefts ... (27.6%)": the words before it as a number. */
export const isRestated = ({ quantity, leadText }: Mention, before: Mention): boolean =>
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
  if (mention.quantity.kind === 'percent') return percentInterpretation(data, context, mention);
  return countInterpretation(context, mention, neighbours) ?? rateInterpretation(context, mention, neighbours);
}
