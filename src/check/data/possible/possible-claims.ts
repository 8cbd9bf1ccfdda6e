import type { Period } from '../../../core/months.js';
import { BASE_AFTER } from '../../lexicon/words.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, Sentence } from '../../model.js';
import type { Parts } from '../claim.js';
import { periodOfSpan, yearBefore } from '../context.js';
import { offencesIn } from '../offence-names.js';
import { baseJoinedTo, type Context, newestOf, periodBehind } from '../sentence-context.js';

/** What a number may claim besides what is certain: each is reported only where the files agree to the last digit. */

export interface Possible {
  readonly parts: Parts;
  /** What all numbers of a list claim alike: where two of them agree, the third is of the same. */
  readonly list?: 'share' | 'years';
}

/** "From 343 to 406", "5,155 (4,883)", "against 186 a year earlier"; "Southwark (34,224)" is of the same time. */
const isEarlier = ({ leadText, tailText, mark }: Mention): boolean =>
  (mark < 0 && !/[a-z] \($/.test(leadText)) ||
  /\b(?:from|against|than)(?: the| a)? $|^ ?\($/.test(leadText) ||
  BASE_AFTER.test(tailText) ||
  /^ to $/.test(tailText);

function periodsFor(context: Context, mention: Mention): Period[] {
  const { quantity, time } = mention;
  const named = periodBehind(context, quantity) ?? baseJoinedTo(context, quantity);
  if (named) return [named];
  if (time) return [periodOfSpan(time)];
  const newest = newestOf(context);
  if (!newest) return [];
  return isEarlier(mention) ? [yearBefore(newest)] : [newest];
}

/** The two periods of a change: on the year before, or on one that is marked. */
function pairsFor(context: Context): { readonly period: Period; readonly before: Period }[] {
  const period = newestOf(context);
  if (!period) return [];
  const marked = context.periods.filter(({ isBase }) => isBase).map((base) => base.period);
  const befores = marked.length > 0 ? marked : [yearBefore(period)];
  return befores.filter(({ to }) => to < period.to).map((before) => ({ period, before }));
}

const UP =
  /^ (?:more|higher|above)\b|\b(?:up|rose|risen|grew|grown|increased|climbed) by $|\b(?:increase|rise|growth) (?:of|was) $/;
const DOWN =
  /^ (?:fewer|less|lower|below)\b|\b(?:down|fell|fallen|dropped|decreased|reduced) by $|\b(?:decrease|fall|drop|reduction) (?:of|was) $/;

/** "427 fewer than", "down by 51", "47 below": the difference alone. */
const wayOfDifference = ({ leadText, tailText }: Mention): 1 | -1 | undefined => {
  const isIn = (way: RegExp): boolean => way.test(tailText) || way.test(leadText);
  if (isIn(UP) === isIn(DOWN)) return undefined;
  return isIn(UP) ? 1 : -1;
};

const OF_TOTAL =
  /% of (?:the total|all|everything|total|recorded|overall)|\b(?:share|proportion|percentage) of (?:all|total|the total|crime)/i;
/** "Theft is 20.2%", "public order (6.1%)". */
const IS_SHARE = /(?:\b(?:is|was|at|comprised|made up|makes up|accounts? for|accounted for|another|further)|:|\() ?$/;

/** A percentage of all offences, where the paragraph gives such shares and no word of change leads to it. */
function isShare({ sentence, quantity, direction, tailText, leadText }: Mention): boolean {
  if (/^[-+−]/.test(quantity.text)) return false;
  if (OF_TOTAL.test(`%${tailText}`)) return true;
  if (direction !== undefined || !IS_SHARE.test(leadText)) return false;
  return [sentence, sentence.previous, sentence.previous?.previous].some((item) => item && OF_TOTAL.test(item.text));
}

/** What it is a share of is an offence by name. */
const isOfNamedOffence = ({ tailText }: Mention): boolean => {
  const [words = ''] = OF_NAMED.exec(tailText) ?? [];
  return offencesIn(words).some(({ subject }) => subject !== 'all');
};
const OF_NAMED = /^\)? of (?:(?:all|the|total|recorded) )*(?:[a-z]+ ){0,2}[a-z]+/;

function percentages(context: Context, mention: Mention): Possible[] {
  const { quantity, direction } = mention;
  const period = newestOf(context);
  // "9.1% of all theft" is no share of all offences.
  if (period && isShare(mention))
    return isOfNamedOffence(mention) ? [] : [{ parts: { kind: 'share', quantity, period }, list: 'share' }];
  const isSigned = /^[-+−]/.test(quantity.text);
  const ways = isSigned ? [Math.sign(quantity.value)] : direction ? [direction] : [1, -1];
  return pairsFor(context).flatMap((pair) =>
    ways.map(
      (way): Possible => ({
        parts: { kind: 'change', quantity: { ...quantity, value: way * Math.abs(quantity.value) }, ...pair },
      }),
    ),
  );
}

const SPEAKS_OF_RATES = /\brates?\b|\bper (?:1,000|thousand|head)/i;
const speaksOfRates = ({ text, previous }: Sentence): boolean =>
  SPEAKS_OF_RATES.test(text) ||
  SPEAKS_OF_RATES.test(previous?.text ?? '') ||
  SPEAKS_OF_RATES.test(previous?.previous?.text ?? '');

/** What the number may be of; none for what only a rounded number could say. */
export function possibleClaims(context: Context, mention: Mention): Possible[] {
  const quantity: Quantity = { ...mention.quantity, hedge: undefined };
  const exact = { ...mention, quantity };
  const { kind, decimals } = quantity;
  if (kind === 'percent') return decimals > 0 ? percentages(context, exact) : [];
  if ((kind !== 'count' && kind !== 'rate') || quantity.isWord) return [];
  const periods = periodsFor(context, mention);
  if (decimals > 0)
    return speaksOfRates(mention.sentence)
      ? periods.map((period) => ({ parts: { kind: 'rate', quantity, period } }))
      : [];
  const way = wayOfDifference(mention);
  if (way)
    return pairsFor(context).map((pair) => ({
      parts: { kind: 'difference', quantity: { ...quantity, value: way * quantity.value }, ...pair },
    }));
  const isOfList = mention.time !== undefined && periodBehind(context, quantity) === undefined;
  return periods.map((period) => ({
    parts: { kind: 'count', quantity, period },
    ...(isOfList ? { list: 'years' } : {}),
  }));
}
