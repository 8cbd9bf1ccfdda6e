import { monthsBetween, type Period } from '../../core/months.js';
import { MONTHS, periodTextsIn } from '../mentions/periods.js';
import type { Quantity, Sentence } from '../model.js';
import { type Inherited, nearest, sentencesBefore } from './antecedent.js';
import { isBareYear, knownPeriods, latestPeriod, monthsOf } from './context.js';
import { isBaseAt } from './time/base-words.js';
import type { DocumentTime } from './time/document-time.js';

/** The months a sentence is of where it names none: those of its paragraph, its heading or the whole draft. */

export type PeriodSource = 'sentence' | 'paragraph' | 'heading' | 'title';

export const isPeriod = ({ kind }: Quantity): boolean => kind === 'period';

/** The periods of a stretch of a draft that no change is counted from; undefined where one stands for no months. */
const mainPeriods = (texts: readonly string[]): readonly Period[] | undefined => knownPeriods(texts.map(monthsOf));

export interface InheritedPeriod extends Inherited<Period> {
  readonly source: PeriodSource;
}

const periodsOf = ({ text: whole, quantities }: Sentence): string[] =>
  quantities.filter((quantity) => isPeriod(quantity) && !isBaseAt(whole, quantity.start)).map(({ text }) => text);

/** "Performance to March 2026": no month, but how far the figures go. */
const TO_MONTH = new RegExp(
  `(?<!(?:months?|years?|${MONTHS.join('|')}) )(?<!\\d{4} )\\bto (?:the end of )?(?:${MONTHS.join('|')}) \\d{4}`,
  'gi',
);

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
  const named = periodTextsIn(sentence.block.heading.replace(TO_MONTH, ''));
  const value = latestPeriod(mainPeriods(named) ?? []);
  const isOutdone = time.isStated && value !== undefined && monthsBetween(value.from, value.to).length > 12;
  if (named.length > 0 && !isOutdone)
    return value && { value, isCertain: named.length === 1 && !isOpen(named), source: 'heading' };
  const isCertain = time.isConfirmed && !sentencesBefore(sentence).some(({ text }) => PART_OF_TIME.test(text));
  return time.period && { value: time.period, isCertain, source: 'title' };
}

/** The longer times that "October" or "the last quarter" may be a part of: those of the paragraph, the heading and the draft. */
export function longerTimes(sentence: Sentence, time: DocumentTime): readonly Period[] {
  const named = [sentence, ...sentencesBefore(sentence)].map((one) => mainPeriods(periodsOf(one)) ?? []);
  const heading = mainPeriods(periodTextsIn(sentence.block.heading)) ?? [];
  const isLong = ({ from, to }: Period): boolean => from !== to;
  const months = named.flat().filter((period) => !isLong(period));
  return [
    ...named.flatMap((periods) => latestPeriod(periods.filter(isLong)) ?? []),
    ...heading.filter(isLong),
    time.period,
  ]
    .flatMap((period) => period ?? [])
    .filter(({ from, to }) => months.every((month) => month.from >= from && month.to <= to));
}

/** "In the previous year it had risen": of another time than the one that is named. */
const OTHER_TIME =
  /(?:^|\b(?:in|during|for) )(?:the |that )?(?:previous|preceding|prior|following|next|last|earlier) (?:financial )?(?:year|period|quarter|12 months)\b/i;
/** A part of the months of the whole draft, or other months. */
const PART_OF_TIME = new RegExp(
  `\\b(?:quarters?|(?<!12 |twelve )months?|monthly|weeks?|weekly|half[- ]year|spring|summer|autumn|winter|christmas|lockdowns?|pandemic|decade|${MONTHS.join('|')})\\b`,
  'i',
);

/** Of another time than the part of the year that is named. */
export const isOfEarlierTime = ({ text }: Sentence): boolean =>
  /\bhad (?:been|risen|fallen|increased|decreased|stood)\b/i.test(text);

export const isOfOtherTime = (sentence: Sentence, source: PeriodSource): boolean =>
  OTHER_TIME.test(sentence.text) ||
  isOfEarlierTime(sentence) ||
  (source === 'title' && PART_OF_TIME.test(sentence.text));
