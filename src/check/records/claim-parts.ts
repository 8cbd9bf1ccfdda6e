import type { Period } from '../../model.js';
import type { Quantity, Sentence } from '../model.js';
import { directionIn } from '../words.js';
import { yearBefore } from './context.js';
import type { Claim } from './held-against.js';
import { type Context, newestOf, periodBehind, periodOf } from './sentence-context.js';

/** What a number of a sentence claims: a count, a rate, a change on which year, a gap to London or a place. */

const RATE_OF_CHANGE =
  /\b(?:increase|rise|reduction|decrease|fall|drop|change|improvement|number|volume|deterioration)\b/;

export const clauseAround = ({ text }: Sentence, { start, end }: Quantity): string => {
  const before = text.slice(0, start).split(/[;:]/).at(-1) ?? '';
  const after = text.slice(end).split(/[;:]/)[0] ?? '';
  return `${before} ${after}`.toLowerCase();
};

/** The number of offences of a kind: things follow it, or stand right before it. */
const isCountOfOffences = ({ text }: Sentence, { start, end, decimals, kind, text: quoted }: Quantity): boolean =>
  kind === 'count' &&
  decimals === 0 &&
  !/^[-+]/.test(quoted) &&
  (/^ (?:[a-z-]+ ){0,4}(?:offences?|crimes?|burglar(?:y|ies)|robber(?:y|ies)|thefts?|homicides?|incidents)\b/i.test(
    text.slice(end, end + 70),
  ) ||
    /(?:offences|crimes|burglaries|robberies|thefts) (?:recorded |in [A-Z][a-z]+ )?(?:was|were|stood at|reached|rose to|fell to|totalled|to|from|\()\s?$/i.test(
      text.slice(Math.max(0, start - 60), start),
    )) &&
  !/\b(?:by|of a|increase of|rise of|reduction of|fall of|decrease of) $/.test(
    text.slice(Math.max(0, start - 20), start),
  ) &&
  !/^ (?:more|fewer|less|additional|extra)\b/.test(text.slice(end, end + 12));

/** A percentage that is a change: a word of direction beside it, nothing that makes it a share or a comparison of places. */
function changeDirection({ text }: Sentence, { start, end, value, text: quoted }: Quantity): 1 | -1 | undefined {
  const behind = text.slice(end, end + 40).split(/[,;(.]/)[0] ?? '';
  const before =
    text
      .slice(Math.max(0, start - 50), start)
      .split(/[,;(.]/)
      .at(-1) ?? '';
  if (/^\)? (?:of|were|are|had|have|who)\b/.test(behind)) return undefined;
  // "2,106 of 905,123 (0.2%)" is a share.
  if (/\bof [\d,]+ \($/.test(text.slice(Math.max(0, start - 20), start))) return undefined;
  if (
    /(?:higher|lower|more|less|fewer|above|below) (?:rate )?than (?:the )?(?:rate|average|london|borough|in )/i.test(
      behind,
    )
  )
    return undefined;
  if (/^[-+]/.test(quoted)) return value < 0 ? -1 : 1;
  const right = directionIn(
    before
      .slice(-24)
      .toLowerCase()
      .split(/\band\b/)
      .at(-1) ?? '',
  );
  return right ?? directionIn(behind.toLowerCase()) ?? directionIn(before.toLowerCase());
}

const ON_THE_YEAR =
  /\b(?:over|on|in|than|from|during|compared with) (?:the|a|last|the last|the previous|the past) (?:year|12 months)\b|year[- ]on[- ]year|a year (?:earlier|ago|before)/i;

const LONGER =
  /\b(?:five|5|three|3|two|2|ten|10|four|4|six|6) years?\b|base year|baseline|\bsince\b|decade|pre-pandemic/i;

/**
 * The two periods of a change. "In 2021/22 it rose by 9%": on the year before. "9% more than in 2016/17", "up 9% since
 * 2016/17": on the period that stands behind the percentage, or is what the sentence sets out from.
 */
function pairOf(
  { sentence, periods, isInherited }: Context,
  quantity: Quantity,
): { period: Period; before: Period } | undefined {
  const { text } = sentence;
  if (isInherited && !ON_THE_YEAR.test(text)) return undefined;
  const isFrom = ({ at }: { at: number }) =>
    /\b(?:since|from|on|than|with|against|versus|vs|compared to|over) (?:the )?$/i.test(
      text.slice(Math.max(0, at - 20), at),
    );
  const end = quantity.end + (text.slice(quantity.end).search(/[;:]/) + 1 || text.length);
  const behind = periods.find((each) => each.at >= quantity.end && each.at < end);
  const marked = periods.filter(isFrom);
  const said = periods.filter((each) => each !== behind && !marked.includes(each) && each.end <= quantity.start);
  const before = marked.length > 0 ? marked[0] : behind;
  const period = said.at(-1) ?? (before === behind ? undefined : behind);
  if (marked.length > 1 || (!period && periods.length > 1)) return undefined;
  if (period && before && before.period.to < period.period.to) return { period: period.period, before: before.period };
  const only = period ?? (periods.length === 1 && marked.length === 0 ? periods[0] : undefined);
  return only && !LONGER.test(text) ? { period: only.period, before: yearBefore(only.period) } : undefined;
}

/** "27.9% lower than the rate in London". */
function gapDirection({ text }: Sentence, { end }: Quantity): 1 | -1 | undefined {
  const found =
    /^ (higher|lower|above|below)(?: than)? (?:the )?(?:rate (?:in|of|for) |average (?:rate )?(?:in|of|for) )?(?:all )?london\b/i.exec(
      text.slice(end, end + 60),
    );
  if (!found) return undefined;
  return /higher|above/i.test(found[1] ?? '') ? 1 : -1;
}

export type Parts = Omit<Claim, 'area' | 'offence'>;

export function partsOf(context: Context, quantity: Quantity): Parts | undefined {
  const { sentence } = context;
  const newest = newestOf(context);
  if (!newest) return undefined;
  if (isCountOfOffences(sentence, quantity)) {
    const period = periodOf(context, quantity);
    return period && { kind: 'count', quantity, period };
  }
  if (quantity.kind === 'rate' && quantity.base?.size === 1000) {
    const of = quantity.base.of;
    const base = /household/.test(of) ? 'households' : /population|people|resident/.test(of) ? 'population' : undefined;
    return { kind: 'rate', quantity, period: periodBehind(context, quantity) ?? newest, base };
  }
  if (quantity.kind === 'percent') {
    const gap = gapDirection(sentence, quantity);
    if (gap) return { kind: 'gap', quantity: { ...quantity, value: gap * Math.abs(quantity.value) }, period: newest };
    const direction = changeDirection(sentence, quantity);
    if (direction === undefined) return undefined;
    const pair = pairOf(context, quantity);
    return pair && { kind: 'change', quantity: { ...quantity, value: direction * Math.abs(quantity.value) }, ...pair };
  }
  if (quantity.kind === 'ordinal') {
    const after = sentence.text.slice(quantity.end, quantity.end + 90).toLowerCase();
    const found = /^(?: joint)?[ -](highest|lowest|safest|largest|smallest)\b(.*)/.exec(after);
    if (!found || !/borough|london/.test(after) || RATE_OF_CHANGE.test(clauseAround(sentence, quantity)))
      return undefined;
    const end = /highest|largest/.test(found[1] ?? '') ? 'highest' : 'lowest';
    return { kind: 'rank', quantity, period: newest, end };
  }
  return undefined;
}
