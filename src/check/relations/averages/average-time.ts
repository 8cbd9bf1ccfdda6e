import { cellOf } from '../../grids/row-cells.js';
import { rowsNamed } from '../../grids/rows.js';
import { AVERAGE_AFTER } from '../../lexicon/role-words.js';
import { stemsOf } from '../../mentions/clauses.js';
import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval, Quantity } from '../../model.js';
import { intervalOf, middleOf, overlap } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { digitsOf, type Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { nounStems, onlyCountOf } from '../counted-things.js';
import { digitsIn } from '../ratio.js';
import { countsOfAll } from '../shares/all-offences.js';
import { lengthIn, monthsOf, UNITS, unitOf } from './average-length.js';

/** So many a day, week or month: a total over the length of time that it is of. */

/** "Just over three" for 1.05, and "just over five" for 14: a bound is near what it bounds. */
const FAR = 1.5;

/** A quarter has from 90 to 92 days, a year one in 365 more. */
const WIDTH = { quarter: 0.013, year: 0.005 };

export interface Over {
  readonly text: string;
  readonly total: Interval;
  readonly times: number;
}

export function readingOver(
  average: Mention,
  { text, total, times }: Over,
  parts: readonly Mention[],
  isSure: boolean,
): ClaimReading {
  const value: Interval = { lower: total.lower / times, upper: total.upper / times };
  // An average is rounded even where it is printed without decimals; "a day" is one 365th or one 366th.
  const rounded: Quantity = { ...average.quantity, kind: 'rate' };
  const width = times < 100 && times > 80 ? WIDTH.quarter : WIDTH.year;
  const wide: Interval = { lower: value.lower * (1 - width), upper: value.upper * (1 + width) };
  const isFar = average.quantity.hedge === 'over' && middleOf(value) > FAR * average.quantity.value;
  const verdict = isFar ? 'differs' : judge(rounded, wide);
  const mistake: Mistake | undefined =
    verdict !== 'differs'
      ? undefined
      : overlap(intervalOf(rounded), total)
        ? { mistake: 'total-called-average', because: 'it is the total' }
        : digitsOf(average.quantity, value);
  return {
    parts,
    value,
    verdict,
    score: 5,
    mistake,
    isSure,
    words: `${text} over ${numberText(times)}: ${numberText(middleOf(value), Math.max(1, average.quantity.decimals))}`,
  };
}

/** "Last year the wardens made 2,208 visits, 42 a week": an earlier total, and the average right behind it is of it. */
const isSetOut = (total: Mention, average: Mention): boolean =>
  total.id === average.id - 1 &&
  total.sentence === average.sentence &&
  /\blast year\b/.test(total.lead) &&
  !/\b(?:from|than|on|against|with|to)\b/.test(total.lead) &&
  /^[^.;]*, (?:or |i\.e\. |that is |about |an average of |on average )*$/.test(average.lead);

/** Words that go on about the number of the sentence before. */
export const THAT_IS =
  /^(?:and |so )?(?:that|this|which|it)(?:['’]s| is| was| makes| means| meant| works out at| comes to| amounts to| equates to| averages| averaged| gives| represents)\b[^#%±@;]*$/;

/** "That is 3 a day": of the only count of the sentence before. */
export const isSummingUp = ({ of }: Discourse, total: Mention, average: Mention): boolean =>
  average.sentence.previous === total.sentence &&
  THAT_IS.test(average.sentence.shape.slice(0, average.at)) &&
  (of[total.sentence.index] ?? []).filter(({ role, dimension }) => role === 'level' && dimension === 'count').length ===
    1;

/** The cells of the rows that its own words name, or those of the sentence before or of the heading. */
function fromTables(discourse: Discourse, average: Mention, times: number): ClaimReading[] {
  const { sentence } = average;
  const noun = average.tail.split(/[,;.]|\b(?:a|an|per|each|every) (?:day|week|month|hour|night|quarter)\b/)[0] ?? '';
  const before = sentence.previous?.text ?? '';
  const named = [noun, before, sentence.block.heading]
    .map((words) => (stemsOf(words).size > 0 ? rowsNamed(discourse, words.toLowerCase(), sentence.block.index) : []))
    .find((rows) => rows.length > 0);
  const months = lengthIn(sentence.text) ?? 12;
  if (!named || months < 0) return [];
  return named.flatMap((row): ClaimReading[] => {
    const cell = cellOf(row, average, new Set());
    const over = cell && { text: cell.text, total: intervalOf(cell), times: (times * months) / 12 };
    return over ? [readingOver(average, over, [], named.length === 1 && stemsOf(noun).size > 0)] : [];
  });
}

/** The only count that the document gives of the same things, or of all offences. */
function ofDocument(discourse: Discourse, average: Mention, times: number): ClaimReading[] {
  const things = nounStems(
    average.tail
      .slice(0, AVERAGE_AFTER.exec(average.tail)?.[0].length)
      .split(/\b(?:are|is|were|was|a|per|every|each)\b/)[0] ?? '',
  );
  const all = countsOfAll(discourse);
  const isOne = new Set(all.map(({ quantity }) => quantity.value)).size === 1;
  const total = things.size > 0 ? onlyCountOf(discourse, things) : isOne ? all[0] : undefined;
  if (total?.dimension !== 'count') return [];
  const months = monthsOf(discourse, total, average) ?? 12;
  const over = { text: total.quantity.text, total: intervalOf(total.quantity), times: (times * months) / 12 };
  return [{ ...readingOver(average, over, [total], false), score: 3 }];
}

/** Behind a number: those who live there, of whom no average over time is taken. */
const PEOPLE = /^ (?:people|residents|population|inhabitants|households)\b/;

/** So many sentences back a total may stand. */
const SENTENCES_BACK = 3;

export const isTotal = (total: Mention, average: Mention, times: number): boolean =>
  (total.role === 'level' || (total.role === 'step' && times === 1)) &&
  total.dimension === (average.dimension === 'money' ? 'money' : 'count') &&
  !total.quantity.isWord &&
  !PEOPLE.test(total.tail) &&
  (total.mark !== -1 || isSetOut(total, average));

interface Near {
  readonly total: Mention;
  /** How many numbers and how many sentences lie between. */
  readonly steps: number;
  readonly far: number;
}

/** The totals before it, the nearest first, or from the one behind it on. */
function nearTotals({ mentions }: Discourse, average: Mention, times: number): Near[] {
  const found: Near[] = [];
  const isTotalBehind = /\b(?:total|in all|out of|altogether)\b[^.;]*$/.test(average.tail);
  for (let id = average.id + (isTotalBehind ? 1 : -1), steps = 0; id >= 0 && steps < 8; id -= 1, steps += 1) {
    const total = mentions[id];
    if (total === average) continue;
    const far = total && reachOf(average.sentence, total.sentence);
    if (!total || far === undefined || far > SENTENCES_BACK) break;
    if (isTotal(total, average, times)) found.push({ total, steps, far });
  }
  return found;
}

/** "4,489 in three years, an average of 1,496 a year": the months that its words name, where they are more than a year. */
function yearsOver(total: Mention, average: Mention): number | undefined {
  const months = lengthIn([...new Set([total.sentence.text, average.sentence.text])].join(' '));
  return months !== undefined && months > 12 ? months : undefined;
}

/** "3,599 in five years, an average of 900 a year": the total itself, or over a year more or less; else the total may be wrong. */
function ofOtherYears(average: Mention, reading: ClaimReading, { total, times }: Over): ClaimReading | undefined {
  if (reading.mistake?.mistake === 'total-called-average') return reading;
  const rounded = intervalOf({ ...average.quantity, kind: 'rate' });
  const years = [times - 1, times + 1].find(
    (other) => other > 1 && overlap(rounded, { lower: total.lower / other, upper: total.upper / other }),
  );
  const mistake: Mistake = { mistake: 'wrong-denominator', because: `it is the average over ${years} years` };
  return years === undefined ? undefined : { ...reading, mistake };
}

/** The total over the time that its words name; a mean of years is of more than one, and is wrong only where a named mistake fits. */
function readingOfTotal(
  discourse: Discourse,
  average: Mention,
  { total, steps, far }: Near,
  { times, isFirst }: { readonly times: number; readonly isFirst: boolean },
): ClaimReading[] {
  const isOfYears = times === 1;
  const months = isOfYears ? yearsOver(total, average) : monthsOf(discourse, total, average);
  if (isOfYears && months === undefined) return [];
  // "512 notices, an average of 42.7 a month, whereas this half year averaged 62": the second is of another total.
  const hasOther = discourse.mentions.slice(total.id + 1, average.id).some(({ role }) => role === 'average');
  const isNext = total.sentence === average.sentence && isFirst && (!hasOther || /\bor\b[^,;]*$/.test(average.lead));
  const over = { text: total.quantity.text, total: intervalOf(total.quantity), times: (times * (months ?? 12)) / 12 };
  const isMeant = isNext || isSummingUp(discourse, total, average);
  const found = readingOver(average, over, [total], isMeant && months !== undefined);
  // Where no time is named, a digit of the average over a year that is another says that it is of one.
  const isOfYear = isMeant && found.mistake?.mistake === 'digits' && digitsIn(average.quantity) > 2;
  const reading = { ...found, isSure: found.isSure || isOfYear };
  const { isSure } = reading;
  if (!isOfYears || reading.verdict !== 'differs') return [{ ...reading, score: 5 - steps * 0.4 - far * 0.5 }];
  const wrong = isSure ? ofOtherYears(average, reading, over) : undefined;
  return wrong ? [wrong] : [];
}

/** Totals near it that it can be an average of. */
export function totalsNear(discourse: Discourse, average: Mention): ClaimReading[] {
  const times = UNITS[unitOf(average) ?? ''];
  if (times === undefined) return [];
  const found = nearTotals(discourse, average, times).flatMap((near, index) =>
    readingOfTotal(discourse, average, near, { times, isFirst: index === 0 }),
  );
  if (times === 1) return found;
  const far = found.some(({ verdict }) => verdict === 'agrees') ? [] : ofDocument(discourse, average, times);
  return [...found, ...far, ...fromTables(discourse, average, times)];
}
