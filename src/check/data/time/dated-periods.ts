import { monthNumber, monthsApart, type Period, periodBetween, shiftPeriod } from '../../../core/months.js';
import type { Quantity, Sentence } from '../../model.js';
import { monthsOf } from '../context.js';
import { isPeriod } from '../period-meant.js';
import { withWholeYears } from '../tables/headings.js';
import { isBaseAt, isReachOfExtreme } from './base-words.js';
import { isPartLabel, partOf } from './months-within.js';

/** The times that a sentence names, each with its position: "2024/25", "FY26", "between January and March 2026", "in the last quarter". */

export interface DatedPeriod {
  readonly period: Period;
  readonly at: number;
  readonly end: number;
  /** A change is counted from it. */
  readonly isBase: boolean;
  /** It is a part of a longer time that stands elsewhere: "October" of the year of the draft. */
  readonly isPart?: boolean;
  /** "The third quarter": of a financial or a calendar year. */
  readonly isLoose?: boolean;
}

/** How times are written in a draft, and the longer times that parts may be of, the nearest first. */
export interface Times {
  readonly isNamedByEnd: boolean;
  readonly longer: readonly Period[];
}

interface Words {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const FROM_MONTH = new RegExp(`\\b(?:between|from) (?<month>${MONTH})(?: (?<year>\\d{4}))? (?:and|to) $`, 'i');

/** "Between January and March 2026": the months from the one to the other, not one against another of the same name. */
function rangeTo(text: string, { start }: Quantity, period: Period): { period: Period; at: number } | undefined {
  const found = FROM_MONTH.exec(text.slice(0, start));
  const first = monthNumber(found?.groups?.['month'] ?? '');
  if (!found || first === undefined || period.from !== period.to) return undefined;
  const last = Number(period.to.slice(5));
  const year = Number(found.groups?.['year'] ?? Number(period.to.slice(0, 4)) - (first > last ? 1 : 0));
  const from = `${year}-${String(first).padStart(2, '0')}`;
  const length = monthsApart(from, period.to);
  return first !== last && length > 0 && length < 12
    ? { period: periodBetween(from, period.to), at: found.index }
    : undefined;
}

const SHORT_YEAR = /\bFY ?(?:20)?\d\d\b(?! ?[/–-] ?\d)/g;
const CLEAR_MONTH = MONTH.replace('|March', '').replace('|May', '');
/** "October", "between October and December", "the last quarter", "Q4": of a longer time. */
const PART = new RegExp(
  [
    `(?<=\\bbetween )${MONTH} and ${MONTH}\\b(?! \\d)`,
    `(?<!\\d |\\d(?:st|nd|rd|th) (?:of )?|${MONTH} (?:and|or|to) )\\b${CLEAR_MONTH}\\b(?! \\d| (?:to|and|until|or) [A-Z]|[-–])`,
    `(?<=\\b(?:[Ii]n|during|was|been|for|of) |[(])(?:May|March)\\b(?! \\d| (?:to|and|until|or) [A-Z]|[-–])`,
    '^March(?= (?:itself|alone|saw|brought|had|was)\\b)',
    '\\bQ[1-4]\\b(?! ?(?:of )?\\d)',
    '\\b(?:first|second|third|fourth|last|final|latest) quarter\\b(?! (?:of|century))',
  ].join('|'),
  'g',
);
/** "The same quarter a year earlier", "the same three months of 2025". */
const SAME =
  /\bthe same (?:quarter|period|months?|three months|time|weeks)(?: (?:a year (?:earlier|ago|before)|last year|the (?:year before|previous year)|(?:of|in) (?:the )?(?:year before|previous year|last year|(?<year>20\d\d))))/gi;

const overlaps = (one: Words, other: { readonly start: number; readonly end: number }): boolean =>
  one.at < other.end && other.start < one.end;

const wordsOf = (pattern: RegExp, text: string): Words[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ text: found, at: index, end: index + found.length }));

/** Of the first of the longer times that has it. */
function partOfAny(longer: readonly Period[], label: string): Period | undefined {
  for (const time of longer) {
    const part = partOf(time, label);
    if (part) return part;
  }
  return undefined;
}

/** A period of the sentence in its words; undefined where it stands for no months. */
function datedQuantity(text: string, quantity: Quantity, { longer }: Times): DatedPeriod | undefined {
  const { text: words, start, end } = quantity;
  const isBase = isBaseAt(text, start);
  const period = monthsOf(words);
  const range = period && rangeTo(text, quantity, period);
  if (range) return { period: range.period, at: range.at, end, isBase: false };
  if (period) return { period, at: start, end, isBase };
  const part = isPartLabel(words) ? partOfAny(longer, words) : undefined;
  return part && { period: part, at: start, end, isBase, isPart: true };
}

/** The same months of another year than the one named before. */
function sameMonths(text: string, before: readonly DatedPeriod[]): DatedPeriod[] {
  return [...text.matchAll(SAME)].flatMap(({ 0: found, index, groups }): DatedPeriod[] => {
    const named = before.filter(({ end }) => end <= index).at(-1);
    const years = groups?.['year'] && named ? Number(named.period.to.slice(0, 4)) - Number(groups['year']) : 1;
    return named && years > 0
      ? [{ period: shiftPeriod(named.period, -12 * years), at: index, end: index + found.length, isBase: true }]
      : [];
  });
}

/** "FY26", and parts of a longer time by name. */
function datedWords(text: string, taken: readonly Words[], { isNamedByEnd, longer }: Times): DatedPeriod[] {
  const isFree = (words: Words): boolean => !taken.some(({ at, end }) => overlaps(words, { start: at, end }));
  const years = wordsOf(SHORT_YEAR, text).filter(isFree);
  const dated = years.flatMap(({ text: words, at, end }): DatedPeriod[] => {
    const period = monthsOf(withWholeYears(words, isNamedByEnd));
    return period ? [{ period, at, end, isBase: isBaseAt(text, at) }] : [];
  });
  const parts = wordsOf(PART, text).filter(isFree);
  return [
    ...dated,
    ...parts.flatMap(({ text: words, at, end }): DatedPeriod[] => {
      const year = dated.find((item) => item.at >= end && /^ (?:of|in) $/.test(text.slice(end, item.at)));
      const period = partOfAny(year ? [year.period] : longer, words);
      const isLoose = !year && /quarter|^q/i.test(words);
      return period ? [{ period, at, end, isBase: isBaseAt(text, at), isPart: true, isLoose }] : [];
    }),
  ];
}

/** Every time of a sentence in its order; undefined where one stands for no certain months. */
export function datedPeriods({ text, quantities }: Sentence, times: Times): readonly DatedPeriod[] | undefined {
  const same = wordsOf(SAME, text);
  const named = quantities.filter(
    (item) => isPeriod(item) && !isReachOfExtreme(text, item.start) && !same.some((words) => overlaps(words, item)),
  );
  const dated = named.map((quantity) => datedQuantity(text, quantity, times));
  const known = dated.flatMap((item) => item ?? []);
  if (known.length < named.length) return undefined;
  // "Between January 2025 and March 2026": the first month is a part of the range.
  const whole = known.filter(
    (item) => !known.some((other) => other !== item && other.at <= item.at && item.end < other.end),
  );
  const taken = [...named.map(({ start, end, text: words }) => ({ text: words, at: start, end })), ...same];
  const ranges = whole.map(({ at, end }) => ({ text: '', at, end }));
  const all = [...whole, ...datedWords(text, [...taken, ...ranges], times)].sort((a, b) => a.at - b.at);
  return [...all, ...sameMonths(text, all)].sort((a, b) => a.at - b.at);
}
