import type { Mention } from '../mentions/mentions.js';
import { type Span, sameSpan, spanOfPeriod } from '../mentions/periods.js';
import type { Sentence } from '../model.js';
import { perObject } from '../per-object.js';
import type { Claim } from './claim.js';
import type { Order } from './order.js';

/** The years and periods a claim names, and whether those of a pair contradict them. */

export const lengthOf = ({ from, to }: Span): number => to - from;

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
};

/** How many years back a claim says it looks; undefined where it does not say. */
/** Words around a number, as the draft has them. */
interface Words {
  readonly leadText: string;
  readonly tailText: string;
}

const STEM_YEARS =
  /\b(?:over|in|during|across) (?:the )?(?:last|past|previous|same)? ?(two|three|four|five|six|seven|eight|ten|\d{1,2}) years?\b|\b(two|three|four|five|ten|\d)[- ]year\b/g;

/** The years of the whole sentence, or of the stem of a list, where the claim's own words name none. */
export const yearsAround = perObject((claim: Words & { sentence: Sentence; at: number }): number | undefined => {
  const { sentence, at } = claim;
  const claimYears = yearsOf(claim);
  if (claimYears !== undefined) return claimYears;
  const found = [
    ...`${stemOf(sentence)} ${sentence.text.slice(0, sentence.textOffsets[at]).toLowerCase()}`.matchAll(STEM_YEARS),
  ].map((match) => match[1] ?? match[2] ?? '');
  const [only = ''] = found;
  return found.length === 1 ? (NUMBERS[only] ?? Number(only)) : undefined;
});

/** The sentence before, where this one only goes on: "This includes ...". */
const stemOf = ({ previous, text }: Sentence): string =>
  previous && /^(?:this|these|it|they|that|of these|the (?:rise|fall|change|reduction|increase))\b/i.test(text)
    ? previous.text.toLowerCase()
    : '';

export const yearsOf = perObject(({ leadText: lead, tailText: tail }: Words): number | undefined => {
  const behind = tail.split(/[;.]|, (?!the)/)[0] ?? '';
  const before = lead.split(/[;.]/).at(-1) ?? '';
  // "The fall on the year is 32, the rise on five years 39".
  const ofNoun = / (?:is|was|came to) (?:about |just |over )?$/.test(before) ? yearsIn(before) : undefined;
  return ofNoun ?? yearsIn(behind) ?? yearsIn(before);
});

/** The years back that words name: 1 of "on last year". */
export function yearsIn(words: string): number | undefined {
  const many = /\b(two|three|four|five|six|seven|eight|ten|\d{1,2})[- ]years?\b(?! olds?)/.exec(words)?.[1];
  if (many) return NUMBERS[many] ?? Number(many);
  return /\b(?:in|over) the (?:latest|most recent)\b(?! (?:two|three|four|five|six|\d))|\b(?:last|past|previous|a|one|on the|over the|in the|the|same) (?:year|12 months|twelve months)\b(?!s)|year[- ]on[- ]year|\bannual/.test(
    words,
  )
    ? 1
    : /\b(?:last|previous|preceding) quarter\b|\bquarter[- ]on[- ]quarter\b|\bquarterly (?:rise|fall|change|increase|decrease)/.test(
          words,
        )
      ? 0.25
      : undefined;
}

/** Whether two ends that are so many years apart are as far apart as is said; ends of different months are near enough for years. */
export const isApart = (apart: number, years: number): boolean => Math.abs(apart - years) < (years < 1 ? 0.05 : 0.34);

/** Of pairs those whose ends are nearest to so many years apart; "over the five years shown" counts both ends. */
export function ofYearsApart<T>(years: number, pairs: readonly T[], apart: (pair: T) => number): readonly T[] {
  const away = (pair: T, wanted: number): number => Math.abs(apart(pair) - wanted);
  const near = (wanted: number): readonly T[] => {
    const fit = pairs.filter((pair) => isApart(apart(pair), wanted));
    const least = Math.min(...fit.map((pair) => away(pair, wanted)));
    return fit.filter((pair) => away(pair, wanted) <= least);
  };
  const exact = near(years);
  return exact.length > 0 || years < 3 ? exact : near(years - 1);
}

const BASE_PERIOD =
  /^[^#%;]{0,30}?\b(?:(?:on|from|since|than|with|against|below|above)(?: in| at| during)?|in) (?:(?:that|those|the (?:figures?|number|total)) (?:for|in|of) )?(?:the )?(?:same [a-z]+ (?:of|in) )?§/;

/** The period a claim says it is a change on: "up 9% since 2016/17". */
const HEAD_PERIOD = /^(?:and |but )?(?:against|compared (?:with|to)|since|relative to|on|from) (?:the )?§/;

/** "Set against 2021/22 the fall is 6.4%": right before the claim. */
const PERIOD_BEFORE =
  /\b(?:set against|compared (?:with|to)|relative to|since|against|from|on) (?:the )?§,? (?:the|a|this|its) [a-z]+ (?:is|was|came to) $/;

export const basePeriodOf = perObject(
  ({ sentence, at, lead, tail }: Pick<Claim, 'sentence' | 'at' | 'lead' | 'tail'>): Span | undefined => {
    const before = PERIOD_BEFORE.exec(lead);
    const named = before && sentence.quantityAt.get(at - lead.length + lead.indexOf('§', before.index));
    if (named) return spanOfPeriod(named.text);
    const head = HEAD_PERIOD.exec(sentence.shape);
    const first = head && sentence.quantityAt.get(head[0].length - 1);
    if (first) return spanOfPeriod(first.text);
    const found = BASE_PERIOD.exec(tail);
    if (!found || /(?<!\b(?:on|from|since|than|with|against|below|above) )\bin (?:the )?§$/.test(found[0]))
      return undefined;
    const quantity = sentence.quantityAt.get(at + found[0].length);
    return quantity && spanOfPeriod(quantity.text);
  },
);

/** "3% in 2019": the later of its levels is of that period. */
const claimPeriodOf = perObject(({ sentence, at, tail }: Claim): Span | undefined => {
  const found = /^\)? (?:in|during|for) (?:the )?§/.exec(tail);
  const quantity = found && sentence.quantityAt.get(at + found[0].length);
  return quantity ? spanOfPeriod(quantity.text) : undefined;
});

/** "Between YE March 2022 and YE March 2023 it rose by 2%", "by 27.3% between 2023 and 2024": the two periods of a claim, the earlier first. */
export const periodsBetween = perObject(
  ({ sentence, quantity }: Pick<Claim, 'sentence' | 'quantity'>): readonly [Span, Span] | undefined => {
    const { text, quantities } = sentence;
    if (!quantity) return undefined;
    const periods = quantities.filter(({ kind }) => kind === 'period');
    const next = periods.filter(({ start }) => start >= quantity.end).slice(0, 2);
    const isBehind = /^ (?:between|from) (?:the )?$/.test(text.slice(quantity.end, next[0]?.start ?? quantity.end));
    const [first, second] = isBehind ? next : periods.filter(({ end }) => end <= quantity.start).slice(-2);
    if (!first || !second) return undefined;
    const isJoined =
      /\b(?:between|from) (?:the )?$/i.test(text.slice(0, first.start)) &&
      /^ (?:and|to) (?:the )?$/.test(text.slice(first.end, second.start)) &&
      (isBehind || !/[;.]/.test(text.slice(second.end, quantity.start)));
    const [one, other] = [first, second].map((period) => spanOfPeriod(period.text));
    if (!isJoined || !one || !other) return undefined;
    return one.to < other.to ? [one, other] : [other, one];
  },
);

/** Whether the periods of a pair contradict those the claim names. */
export function clashesInTime(claim: Claim, { earlier, later }: Order): boolean {
  const both = periodsBetween(claim);
  if (both && [earlier, later].some(({ time }, index) => time && !sameSpan(time, both[index] ?? time))) return true;
  const base = basePeriodOf(claim);
  if (base && earlier.time && !sameSpan(base, earlier.time) && lengthOf(base) === lengthOf(earlier.time)) return true;
  const claimPeriod = claimPeriodOf(claim);
  const time = later.time ?? later.context;
  if (claimPeriod && time && !sameSpan(claimPeriod, time) && lengthOf(claimPeriod) === lengthOf(time)) return true;
  const years = yearsAround(claim);
  if (years === undefined || !earlier.time || !later.time) return false;
  const apart = (later.time.to - earlier.time.to) / 12;
  return !isApart(apart, years) && !(years === 1 && apart < 1) && !(years > 2 && isApart(apart, years - 1));
}

/** The years or the base the claim names are those of the pair. */
export function periodBonus(claim: Claim, { earlier, later }: Order): number {
  const years = yearsOf(claim);
  if (!earlier.time || !later.time) return 0;
  const base = basePeriodOf(claim);
  if (base && sameSpan(base, earlier.time)) return 2;
  return years !== undefined && years > 1 && isApart((later.time.to - earlier.time.to) / 12, years) ? 2 : 0;
}

/** Another level of its sentence and length of time that is newer than this one. */
const hasNewer = (levels: readonly Mention[], { sentence, dimension, time }: Mention): boolean =>
  time !== undefined &&
  levels.some(
    (other) =>
      other.sentence === sentence &&
      other.dimension === dimension &&
      other.time !== undefined &&
      lengthOf(other.time) === lengthOf(time) &&
      other.time.to > time.to,
  );

/**
 * "286 in 2022, 301 in 2023, 322 in 2024: 5% since 2022": to the newest of the levels that stand together. "57, against 60 in
 * 2023 and 62 in 2022, 5 points on the year": from the newest of those with a time.
 */
export function isSuperseded(levels: readonly Mention[], claim: Claim, { earlier, later }: Order): boolean {
  if (!later.time) return yearsOf(claim) === 1 && hasNewer(levels, earlier);
  const base = /^[^§#%;]{0,20}\bsince\b/.test(claim.tail) ? basePeriodOf(claim) : undefined;
  return base !== undefined && earlier.time !== undefined && sameSpan(base, earlier.time) && hasNewer(levels, later);
}
