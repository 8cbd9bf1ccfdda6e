import type { Period } from '../../core/months.js';
import type { Mention } from '../mentions/mentions.js';
import type { Quantity, Sentence } from '../model.js';
import { rankPhrasesIn } from '../relations/table-prose/rank-phrases.js';
import { yearBefore } from './context.js';
import { type Context, newestOf, periodBehind, periodOf } from './sentence-context.js';
import type { Claim } from './verify-against-data.js';

/** What a number of a sentence claims of the files: a count, a rate, a change on which year, a gap to London, a share or a rank. */

const RATE_OF_CHANGE = /\b(?:increase|rise|reduction|decrease|fall|drop|change|improvement|deterioration)\b/;

export const clauseAround = ({ text }: Sentence, { start, end }: { start: number; end: number }): string => {
  const before = text.slice(0, start).split(/[;:]/).at(-1) ?? '';
  const after = text.slice(end).split(/[;:]/)[0] ?? '';
  return `${before} ${after}`.toLowerCase();
};

/** The number of offences of a kind: things follow it, or stand right before it. */
const isCountOfOffences = ({ role, dimension, quantity, tailText, leadText }: Mention): boolean =>
  role === 'level' &&
  dimension === 'count' &&
  quantity.decimals === 0 &&
  !quantity.isWord &&
  (/^ (?:[a-z-]+ ){0,4}(?:offences?|crimes?|burglar(?:y|ies)|robber(?:y|ies)|thefts?|homicides?|incidents)\b/.test(
    tailText,
  ) ||
    /(?:offences|crimes|burglaries|robberies|thefts) (?:recorded |in [a-z]+ )?(?:was|were|stood at|reached|rose to|fell to|totalled|to|from|\()\s?$/.test(
      leadText,
    ));

const ON_THE_YEAR =
  /\b(?:over|on|in|than|from|during|compared with) (?:the|a|last|the last|the previous|the past) (?:year|12 months)\b|year[- ]on[- ]year|a year (?:earlier|ago|before)/i;

const LONGER =
  /\b(?:five|5|three|3|two|2|ten|10|four|4|six|6) years?\b|base year|baseline|\bsince\b|decade|pre-pandemic/i;

const FROM = /\b(?:since|from|on|than|with|against|versus|vs|compared to|over) (?:the )?$/i;

/** The first period behind a number, before a semicolon or colon. */
function periodInPart(
  { sentence: { text }, periods }: Context,
  { end }: Quantity,
): Context['periods'][number] | undefined {
  const stop = text.slice(end).search(/[;:]/);
  return periods.find(({ at }) => at >= end && (stop < 0 || at <= end + stop));
}

/**
 * The two periods of a change. "In 2021/22 it rose by 9%": on the year before. "9% more than in 2016/17", "up 9% since
 * 2016/17": on the period that stands behind the percentage, or is what the sentence sets out from.
 */
function pairOf(context: Context, quantity: Quantity): { period: Period; before: Period } | undefined {
  const { periods, isInherited } = context;
  const { text } = context.sentence;
  if (isInherited && !ON_THE_YEAR.test(text)) return undefined;
  const isFrom = ({ at }: { at: number }) => FROM.test(text.slice(Math.max(0, at - 20), at));
  const behind = periodInPart(context, quantity);
  const marked = periods.filter(isFrom);
  const precedingPeriods = periods.filter(
    (entry) => entry !== behind && !marked.includes(entry) && entry.end <= quantity.start,
  );
  const before = marked[0] ?? behind;
  const period = precedingPeriods.at(-1) ?? (before === behind ? undefined : behind);
  if (marked.length > 1 || (!period && periods.length > 1)) return undefined;
  if (period && before && before.period.to < period.period.to) return { period: period.period, before: before.period };
  const only = period ?? (periods.length === 1 && marked.length === 0 ? periods[0] : undefined);
  return only && !LONGER.test(text) ? { period: only.period, before: yearBefore(only.period) } : undefined;
}

/** "27.9% lower than the rate in London". */
function gapDirection({ tailText }: Mention): 1 | -1 | undefined {
  const found =
    /^ (higher|lower|above|below)(?: than)? (?:the |that (?:of|in) )?(?:rate (?:in|of|for) |average (?:rate )?(?:in|of|for) )?(?:all )?london\b/.exec(
      tailText,
    );
  if (!found) return undefined;
  return /higher|above/.test(found[1] ?? '') ? 1 : -1;
}

export type Parts = Omit<Claim, 'area' | 'offence'>;

function percentParts(context: Context, mention: Mention, newest: Period): Parts | undefined {
  const { quantity } = mention;
  const gap = gapDirection(mention);
  if (gap) return { kind: 'gap', quantity: { ...quantity, value: gap * Math.abs(quantity.value) }, period: newest };
  if (
    /^\)? of (?:all |the total |total |recorded )+(?:recorded |notifiable )?(?:offences|crimes?)\b/.test(
      mention.tailText,
    )
  ) {
    return { kind: 'share', quantity, period: periodBehind(context, quantity) ?? newest };
  }
  const comparesAreas =
    /(?:higher|lower|more|less|fewer|above|below) (?:rate )?than (?:the )?(?:rate|average|london|borough|in )/.test(
      mention.tailText.slice(0, 40),
    );
  if (mention.role !== 'change' || mention.direction === undefined || comparesAreas) return undefined;
  const pair = pairOf(context, quantity);
  return (
    pair && { kind: 'change', quantity: { ...quantity, value: mention.direction * Math.abs(quantity.value) }, ...pair }
  );
}

export function partsOf(context: Context, mention: Mention): Parts | undefined {
  const { quantity } = mention;
  const newest = newestOf(context);
  if (!newest) return undefined;
  if (isCountOfOffences(mention)) {
    const period = periodOf(context, quantity);
    return period && { kind: 'count', quantity, period };
  }
  if (quantity.kind === 'rate' && quantity.base?.size === 1000) {
    const { of } = quantity.base;
    const base = /household/.test(of) ? 'households' : /population|people|resident/.test(of) ? 'population' : undefined;
    return { kind: 'rate', quantity, period: periodBehind(context, quantity) ?? newest, base };
  }
  return quantity.kind === 'percent' ? percentParts(context, mention, newest) : undefined;
}

/** "The fifth highest rate of the 32 boroughs", "the largest number of robberies in London": ranks among the boroughs. */
export function ranksIn(context: Context): { parts: Parts; start: number; end: number }[] {
  const { sentence } = context;
  const period = newestOf(context);
  return rankPhrasesIn(sentence).flatMap(({ text, at: start, end, rank, high }) => {
    const after = sentence.text.slice(end, end + 90).toLowerCase();
    const around = clauseAround(sentence, { start, end });
    if (!period || !/borough|london/.test(after) || RATE_OF_CHANGE.test(around)) return [];
    const printedQuantity = sentence.quantities.find((item) => item.start >= start && item.end <= end);
    const ordinal: Quantity = {
      value: rank,
      decimals: 0,
      hedge: undefined,
      text,
      start,
      end,
      ...printedQuantity,
      kind: 'ordinal',
    };
    const isCount =
      /\b(?:number|volume|count|total|most)\b/.test(after.slice(0, 40)) || /largest|smallest|fewest/i.test(text);
    const parts: Parts = {
      kind: 'rank',
      quantity: { ...ordinal, value: rank },
      period,
      end: high ? 'highest' : 'lowest',
      by: isCount ? 'count' : 'rate',
    };
    return [{ parts, start, end }];
  });
}
