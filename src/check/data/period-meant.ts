import { type Period, monthsBetween } from '../../core/months.js';
import { MONTHS, periodTextsIn } from '../mentions/periods.js';
import type { Draft, Quantity, Sentence } from '../model.js';
import { type Inherited, nearest, sentencesBefore } from './antecedent.js';
import { isBareYear, knownPeriods, latestPeriod, monthsOf } from './context.js';

/** The months a sentence is of where it names none: those of its paragraph, its heading or the whole draft. */

export type PeriodSource = 'sentence' | 'paragraph' | 'heading' | 'title';

/** The months a whole draft is on. */
export interface DocumentTime {
  readonly period: Period | undefined;
  /** Numbers without months of their own agree with the files as of these: so the others are of them too. */
  readonly isConfirmed: boolean;
  /** "2018" is the calendar year. */
  readonly isCalendar: boolean;
}

export const isPeriod = ({ kind }: Quantity): boolean => kind === 'period';

/** "On 2019/20", "than in 2019/20": what a change is counted from. */
const BASE =
  /\b(?:since(?: at least| before)?|from|on|than|with|against|above|below|versus|vs|compared to|over|that of)(?: (?:in|the|that|those|of|figure|level|for)| [\d.,]*\d%?(?: (?!in |for |during )[a-z]+| per 1,?000){0,3})* $/i;
export const isBaseAt = (text: string, at: number): boolean => BASE.test(text.slice(Math.max(0, at - 60), at));

/** "The lowest since 2019/20": how far back a superlative looks, and nothing is counted from it. */
export const isReachOfExtreme = (text: string, at: number): boolean =>
  /\b(?:highest|lowest|most|least|fewest|largest|smallest|biggest|greatest)\b[^.;:]*\bsince(?: [a-z]+){0,3} $/i.test(
    text.slice(0, at),
  );

/** The periods of a stretch of a draft that no change is counted from; undefined where one stands for no months. */
const mainPeriods = (texts: readonly string[]): readonly Period[] | undefined => knownPeriods(texts.map(monthsOf));

/** The first line that names periods says which months the draft is on. */
export function documentTime({ blocks }: Draft): DocumentTime {
  const periods = blocks
    .filter(({ kind }) => kind === 'heading' || kind === 'prose')
    .flatMap(({ text }) => {
      const named = periodTextsIn(text).filter((found) => !isBaseAt(text, text.indexOf(found)));
      const latest = latestPeriod(mainPeriods(named) ?? []);
      return latest && monthsBetween(latest.from, latest.to).length > 1 ? [latest] : [];
    });
  const isCalendar = blocks.some(({ text }) => /\bcalendar years?\b/i.test(text));
  return { period: periods[0], isConfirmed: false, isCalendar };
}

export interface InheritedPeriod extends Inherited<Period> {
  readonly source: PeriodSource;
}

const periodsOf = ({ text: whole, quantities }: Sentence): string[] =>
  quantities.filter((quantity) => isPeriod(quantity) && !isBaseAt(whole, quantity.start)).map(({ text }) => text);

/** The months that a sentence without any goes on about: those of its paragraph, else of its heading, else of the draft. */
export function inheritedPeriod(sentence: Sentence, time: DocumentTime): InheritedPeriod | undefined {
  const isOpen = (texts: readonly string[]): boolean => !time.isCalendar && texts.some(isBareYear);
  for (const before of sentencesBefore(sentence)) {
    const periods = periodsOf(before);
    if (periods.length === 0) continue;
    const value = latestPeriod(mainPeriods(periods) ?? []);
    const isCertain = !isOpen(periods) && (nearest(sentence, periodsOf)?.isCertain ?? false);
    return value && { value, isCertain, source: 'paragraph' };
  }
  const named = periodTextsIn(sentence.block.heading);
  const value = latestPeriod(mainPeriods(named) ?? []);
  if (named.length > 0) return value && { value, isCertain: named.length === 1 && !isOpen(named), source: 'heading' };
  return time.period && { value: time.period, isCertain: time.isConfirmed, source: 'title' };
}

/** "In the previous year it had risen": of another time than the one that is named. */
const OTHER_TIME =
  /(?:^|\b(?:in|during|for) )(?:the |that )?(?:previous|preceding|prior|following|next|last|earlier) (?:financial )?(?:year|period|quarter|12 months)\b|\bhad (?:been|risen|fallen|increased|decreased|stood)\b/i;
/** A part of the months of the whole draft, or other months. */
const PART_OF_TIME = new RegExp(
  `\\b(?:quarters?|(?<!12 |twelve )months?|monthly|weeks?|weekly|half[- ]year|spring|summer|autumn|winter|christmas|lockdowns?|pandemic|decade|${MONTHS.join('|')})\\b`,
  'i',
);

export const isOfOtherTime = ({ text }: Sentence, source: PeriodSource): boolean =>
  OTHER_TIME.test(text) || (source === 'title' && PART_OF_TIME.test(text));
