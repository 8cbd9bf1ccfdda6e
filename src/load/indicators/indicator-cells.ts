import type { IndicatorUnit } from '../../core/indicator.js';
import { type Count, isMissing } from '../../core/missing.js';
import { daysIn, isMonth, type Month } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { parseCount } from '../parse-count.js';

/** Reads the cells of an indicator file; gives a value, or the words of what is wrong. */
export interface Wrong {
  readonly wrong: string;
}

export const isWrong = (value: unknown): value is Wrong =>
  typeof value === 'object' && value !== null && 'wrong' in value;

const wrong = (text: string): Wrong => ({ wrong: text });

export const UNITS: readonly IndicatorUnit[] = [
  'count',
  'percent',
  'per 1,000 population',
  'per 1,000 households',
  'per 1,000 young people',
];

/** "2021-04", or a day that begins (from) or ends (to) a month. Spreadsheets turn 2021-04 into "Apr-21": refused by name. */
export function readMonth(cell: string, end: 'from' | 'to'): Month | Wrong {
  if (isMonth(cell)) return cell;
  const day = /^(\d{4}-\d\d)-(\d\d)$/.exec(cell);
  const month = day?.[1] ?? '';
  if (day && isMonth(month)) {
    const right = end === 'from' ? day[2] === '01' : Number(day[2]) === daysIn(month);
    if (right) return month;
    return wrong(
      `${quoteForMessage(cell)} is not the ${end === 'from' ? 'first' : 'last'} day of a month; write the month, ${month}`,
    );
  }
  const spreadsheet = /^[A-Z][a-z]{2}-\d\d$/.test(cell)
    ? ' (a spreadsheet made a date of it: format the column as text)'
    : '';
  return wrong(`${quoteForMessage(cell)} is not a month${spreadsheet}; write it as 2021-04`);
}

export interface Value {
  readonly value: Count;
  readonly decimals: number;
}

/** A whole number of things, or a plain decimal where the unit is a rate or a percentage. */
export function readValue(cell: string, unit: IndicatorUnit): Value | Wrong {
  const count = parseCount(cell);
  if (unit === 'count') {
    return count === undefined
      ? wrong(`${quoteForMessage(cell)} is not a whole number`)
      : { value: count, decimals: 0 };
  }
  const plain = unit === 'percent' ? cell.replace(/\s?%$/, '') : cell;
  const whole = parseCount(plain);
  const match = /^\d{1,9}(\.\d{1,6})?$/.exec(plain);
  if (whole === undefined && !match)
    return wrong(`${quoteForMessage(cell)} is not a number; write digits and a decimal point`);
  if (whole !== undefined && isMissing(whole)) return { value: whole, decimals: 0 };
  const value = match ? Number(plain) : Number(whole);
  if (unit === 'percent' && value > 100) return wrong(`${quoteForMessage(cell)} percent is above 100`);
  return { value, decimals: match?.[1] ? match[1].length - 1 : 0 };
}

/** A whole number, or nothing. */
export function readWhole(cell: string): number | undefined | Wrong {
  if (cell === '') return undefined;
  const count = parseCount(cell);
  return count === undefined || isMissing(count) ? wrong(`${quoteForMessage(cell)} is not a whole number`) : count;
}
