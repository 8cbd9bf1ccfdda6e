import type { CountSeries } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import { type Count, isMissing, missing } from '../../core/missing.js';
import { addMonths, isMonth, type Month, monthNumber } from '../../core/months.js';
import { positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';
import { parseCount } from '../parse-count.js';
import type { FileName } from './layout.js';
import { monthOfDate } from './long-month.js';

export interface MonthColumn {
  readonly column: number;
  readonly month: Month;
}

/** A spreadsheet writes March 2022 so, and 22 March too. */
const SHORT_YEAR = /^([a-z]{3,9})[-\s]'?(\d{2})$/i;

/** A day of a calendar: "2022-03-01", "01/03/2022". */
const DATE = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})/;

/**
 * "202203", "2022-03" as the project writes it, "X202203" of R, "Mar 2022", "March 2022" or "Mar-22" of spreadsheets, and the
 * first day of a month ("2022-03-01", "01/03/2022").
 */
export function monthOfHeading(heading: string): Month | undefined {
  const digits = /^X?(\d{4})-?(\d{2})$/.exec(heading);
  if (digits) return `${digits[1]}-${digits[2]}`;
  if (DATE.test(heading)) return monthOfDate(heading);
  const [, name = '', year = ''] = /^([a-z]{3,9})[-\s](\d{4})$/i.exec(heading) ?? SHORT_YEAR.exec(heading) ?? [];
  const number = monthNumber(name);
  return number === undefined
    ? undefined
    : `${year.length === 2 ? '20' : ''}${year}-${String(number).padStart(2, '0')}`;
}

export const isShortYear = (heading: string): boolean => SHORT_YEAR.test(heading);

/** Whether each month is the next after the one before it. */
export const isRunOfMonths = (months: readonly Month[]): boolean =>
  months.length > 1 && months.every((month, index) => index === 0 || month === addMonths(months[index - 1] ?? '', 1));

/** "Mar-22" and "01/03/2022" are months for certain only among others, each followed by the next. */
function requireRun(file: string, header: readonly string[], found: ReadonlyMap<Month, number>): void {
  const isUncertain = (heading: string) => isShortYear(heading) || /^\d{1,2}\//.test(heading);
  const first = [...found].find(([, column]) => isUncertain(header[column] ?? ''));
  if (first === undefined || isRunOfMonths([...found.keys()])) return;
  const heading = quoteForMessage(header[first[1]] ?? '');
  throw inputError(
    `${file}:1:${first[1] + 1}: ${heading} may be a month of a year or a day of a month, since the months do not follow one another; write the headings of months YYYYMM.`,
  );
}

/** A column of a single day, or a month whose day and month stand the other way round: left out, a month would be short. */
function requireFirstDay(file: string, heading: string, column: number): void {
  if (!DATE.test(heading)) return;
  throw inputError(
    { file, row: 1, column: column + 1 },
    `${quoteForMessage(heading)} is not the first day of a month${heading.includes('/') ? ', read day first' : ''}; write the headings of months YYYYMM.`,
  );
}

export const looksLikeMonth = (heading: string): boolean => monthOfHeading(heading) !== undefined;

/** The month columns of a header, in any order; a duplicated or impossible month is refused. */
export function monthColumns(file: string, header: readonly string[]): MonthColumn[] {
  const found = new Map<Month, number>();
  header.forEach((heading, column) => {
    const month = monthOfHeading(heading);
    if (month === undefined) {
      requireFirstDay(file, heading, column);
      return;
    }
    const at = { file, row: 1, column: column + 1 };
    if (!isMonth(month))
      throw inputError(at, `${quoteForMessage(heading)} is not a month; correct the heading (YYYYMM).`);
    const first = found.get(month);
    if (first !== undefined) {
      throw inputError(at, `month ${heading} is already column ${first + 1}; delete one of the two columns.`);
    }
    found.set(month, column);
  });
  requireRun(file, header, found);
  return [...found].map(([month, column]) => ({ month, column })).sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The counts of one row along the month columns. */
export function readCounts(
  facts: FileName,
  header: readonly string[],
  months: readonly MonthColumn[],
  { row, cells }: TextTableRow,
): Count[] {
  return months.map(({ column }) => {
    const cell = cells[column] ?? '';
    const count = parseCount(cell);
    if (typeof count === 'number') return count;
    const at = { ...facts, row, column: column + 1 };
    if (count === undefined) {
      throw inputError(
        at,
        `${quoteForMessage(cell)} under ${quoteForMessage(header[column] ?? '')} is not a whole number of offences; correct the cell, or write .. if the number is not known.`,
      );
    }
    return missing(count.code, `${count.missing} at ${positionText(at)}`);
  });
}

/**
 * The same counts in a quarter or an eighth of the memory, where all are known and small: a file of LSOAs has tens of
 * millions.
 */
export function packCounts(counts: readonly Count[]): CountSeries {
  if (!areKnown(counts)) return counts;
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  if (most > 0xffff_ffff) return counts;
  return most > 0xffff ? Uint32Array.from(counts) : Uint16Array.from(counts);
}

const areKnown = (counts: readonly Count[]): counts is readonly number[] => !counts.some(isMissing);

/** A row must have as many cells as the header; blank cells after the last heading do no harm. */
export function requireFullRow(facts: FileName, header: readonly string[], { row, cells, counts }: TextTableRow): void {
  if (counts) return;
  if (cells.length < header.length) {
    // A line under a table, such as its source, is one cell.
    const note = cells.length === 1 ? 'if it is a note under the table, delete it; else ' : '';
    throw inputError(
      { ...facts, row, column: cells.length + 1 },
      `the row ends after ${cells.length} of ${header.length} cells; ${note}the file is cut off or damaged, download it again.`,
    );
  }
  const extra = cells.findIndex((cell, index) => index >= header.length && cell.trim() !== '');
  if (extra !== -1) {
    throw inputError(
      { ...facts, row, column: extra + 1 },
      `${quoteForMessage(cells[extra] ?? '')} stands under no heading; a comma too many, correct the row.`,
    );
  }
}
