import { type Period, shiftPeriod } from '../../core/months.js';
import { smallNumberOf } from '../mentions/number-words.js';
import type { Quantity, Sentence } from '../model.js';
import { previousOf, sentencesBefore } from './antecedent.js';
import { monthsOf, yearBefore } from './context.js';
import { isPeriod } from './period-meant.js';
import { type Context, newestOf } from './sentence-context.js';
import { isBaseAt, isReachOfExtreme } from './time/base-words.js';
import type { DatedPeriod } from './time/dated-periods.js';

/** The two periods of a change. */

export interface Pair {
  readonly period: Period;
  readonly before: Period;
}

/** The pairs a change may be of, and whether there can be no other. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly isCertain: boolean;
}

const ON_THE_YEAR =
  /\b(?:over|on|in|than|from|during|compared with) (?:the|a|last|the last|the previous|the past) (?:year|12 months)\b(?! (?:to|ending|ended)\b)|year[- ]on[- ]year|a year (?:earlier|ago|before)|\b(?:last year|the year before)\b/i;
const YEARS_AGO = /\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years (?:ago|before|earlier)\b/i;
const LONGER =
  /\b(?:five|5|three|3|two|2|ten|10|four|4|six|6) years?\b|five-year|base year|baseline|\bsince\b|decade|pre-pandemic/i;

/** The words of a percentage: from the last one before it to the next one behind. */
function wordsAround({ text, quantities }: Sentence, quantity: Quantity): string {
  const percents = quantities.filter(({ kind }) => kind === 'percent');
  const at = percents.indexOf(quantity);
  const tail = text.slice(quantity.end, percents[at + 1]?.start ?? text.length).split(/[;:]/)[0] ?? '';
  return SAYS_WHEN.test(tail) ? tail : `${text.slice(percents[at - 1]?.end ?? 0, quantity.start)} ${tail}`;
}
const SAYS_WHEN = new RegExp(`${ON_THE_YEAR.source}|${LONGER.source}`, 'i');

/** What a change is counted from, where words say it; undefined where they do not. */
function baseInWords(words: string, period: Period): Period | undefined | 'unknown' {
  const years = YEARS_AGO.exec(words)?.[1];
  if (years !== undefined) return shiftPeriod(period, -12 * smallNumberOf(years));
  if (ON_THE_YEAR.test(words)) return yearBefore(period);
  return LONGER.test(words) ? 'unknown' : undefined;
}

/** The marked period that a percentage is on: the first behind it with no other percentage between. */
function baseBehind({ sentence, periods }: Context, quantity: Quantity): DatedPeriod | undefined {
  const next = sentence.quantities.find(({ kind, start }) => kind === 'percent' && start >= quantity.end);
  const stop = sentence.text.slice(quantity.end).search(/[;:]/);
  const limit = Math.min(next?.start ?? sentence.text.length, stop < 0 ? sentence.text.length : quantity.end + stop);
  return periods.find(({ isBase, at }) => isBase && at >= quantity.end && at < limit);
}

const ordered = (one: Period, other: Period): Pair[] => {
  if (one.to === other.to) return [];
  return [one.to < other.to ? { period: other, before: one } : { period: one, before: other }];
};

/** Periods of which none is marked: "from 3,031 in 2019/20 to 2,540 in 2024/25, a fall of 16.2%", or each with its own change. */
function pairsOfSeveral(main: readonly DatedPeriod[], quantity: Quantity): Pairs {
  const last = main.filter(({ end }) => end <= quantity.start).at(-1) ?? main[0];
  const [one, other] = main;
  const both = one && other && main.length === 2 ? ordered(one.period, other.period) : [];
  const onYear = last ? [{ period: last.period, before: yearBefore(last.period) }] : [];
  return { pairs: [...both, ...onYear], isCertain: false };
}

/** "It is 5.4% higher; the low point was in 2020/21": a time behind a semicolon is of what stands there. */
const withoutOtherParts = (context: Context, { start, end }: Quantity): Context => ({
  ...context,
  periods: context.periods.filter(
    (period) =>
      period.end === 0 ||
      !context.sentence.text.slice(Math.min(end, period.end), Math.max(start, period.at)).includes(';'),
  ),
});

/**
 * "In 2021/22 it rose by 9%": on the year before. "9% more than in 2016/17", "compared with 2023/24 in 2024/25": on the period
 * that is marked. A sentence that says neither goes on about the pair of the one before.
 */
export function pairsOf(whole: Context, quantity: Quantity): Pairs {
  const context = withoutOtherParts(whole, quantity);
  const found = pairsOfPart(context, quantity);
  const isBaseBefore = ({ isBase, end }: DatedPeriod): boolean => isBase && end <= quantity.start;
  if (context.periods.some(({ isBase }) => isBase) || !whole.periods.some(isBaseBefore)) return found;
  // "From 1,137 in 2019/20 to 906; in London it went up, by 11.9%": perhaps on the same.
  return { pairs: [...pairsOfPart(whole, quantity).pairs, ...found.pairs], isCertain: false };
}

function pairsOfPart(context: Context, quantity: Quantity): Pairs {
  const { sentence, periods } = context;
  const bases = periods.filter(({ isBase }) => isBase);
  const newest = newestOf(context);
  const inWords = newest && baseInWords(wordsAround(sentence, quantity), newest);
  const isNamed = inWords !== undefined && inWords !== 'unknown';
  const [only] = bases.length === 1 && !isNamed ? bases : [];
  const base = baseBehind(context, quantity) ?? (only && only.end <= quantity.start ? only : undefined);
  if (base) return pairsOnBase(context, quantity, base);
  if (!newest || inWords === 'unknown' || (bases.length > 0 && !isNamed)) return { pairs: [], isCertain: false };
  return pairsWithoutBase(context, quantity, { newest, inWords });
}

function pairsOnBase({ periods }: Context, quantity: Quantity, base: DatedPeriod): Pairs {
  const main = periods.filter(({ isBase }) => !isBase);
  const period = main.filter(({ end }) => end <= quantity.start).at(-1) ?? main[0];
  const pairs = period && base.period.to < period.period.to ? [{ period: period.period, before: base.period }] : [];
  return { pairs, isCertain: main.length === 1 };
}

/** No period is marked: words say what a change is on, else it is on the year before. */
function pairsWithoutBase(
  context: Context,
  quantity: Quantity,
  { newest, inWords }: { readonly newest: Period; readonly inWords: Period | undefined },
): Pairs {
  const main = context.periods.filter(({ isBase }) => !isBase);
  if (main.length > 1) return pairsOfSeveral(main, quantity);
  if (!inWords && context.isInherited) return pairsGoneOnAbout(context, newest);
  return { pairs: [{ period: newest, before: inWords ?? yearBefore(newest) }], isCertain: true };
}

/** No sentence before it in the paragraph says a time: a change is of the months of the draft, on the year before. */
const isFirstOfTime = ({ source, sentence }: Context): boolean =>
  source === 'title' &&
  sentencesBefore(sentence).every(({ text, quantities }) => !LONGER.test(text) && !quantities.some(isPeriod));

/** No words of time at all: as in the sentence before, else perhaps on the year before. */
function pairsGoneOnAbout(context: Context, newest: Period): Pairs {
  const previous = previousOf(context.sentence);
  const text = previous?.text ?? '';
  const named = (previous?.quantities ?? []).filter((item) => isPeriod(item) && !isReachOfExtreme(text, item.start));
  const marked = named.filter(({ start }) => isBaseAt(text, start)).map((period) => monthsOf(period.text));
  const [base] = marked;
  const before = (marked.length === 1 ? base : undefined) ?? (previous && baseInWords(previous.text, newest));
  if (before === 'unknown' || marked.length > 1 || named.length - marked.length > 1)
    return { pairs: [], isCertain: false };
  if (before && before.to >= newest.to) return { pairs: [], isCertain: false };
  const yearAgo = yearBefore(newest);
  const stated = before ?? context.base;
  const others = stated ? [] : context.sectionBases.filter(({ to }) => to < newest.to && to !== yearAgo.to);
  return {
    pairs: [stated ?? yearAgo, ...others].map((from) => ({ period: newest, before: from })),
    isCertain: before !== undefined || isFirstOfTime(context),
  };
}
