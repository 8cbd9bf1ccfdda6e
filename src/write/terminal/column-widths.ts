import type { Cell, Column, ReportRow } from '../../core/report.js';
import { cellText } from './cell-text.js';
import { BETWEEN } from './fit-columns.js';

const WIDEST_NUMBER = 14;
const WIDEST_REASON = 18;
const NARROWEST_TEXT = 24;

const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
const longestWord = (text: string): number => longest(text.split(' '));

/** Reasons in place of numbers fold; numbers never do. */
const numberWidth = (texts: readonly string[]): number =>
  longest(texts.map((text) => (text.length <= WIDEST_NUMBER ? text : text.slice(0, WIDEST_REASON))));

/** The width at which nothing but headings and long reasons folds. */
const naturalWidths = (columns: readonly Column[], rows: readonly ReportRow[]): number[] =>
  columns.map(({ key, heading, unit }, index) => {
    const texts = rows.map((row) => indentOf(row, columns, index) + cellText(row.cells[key]));
    if (unit === null) return Math.max(longest(texts), longestWord(heading));
    return Math.max(numberWidth(texts), longestWord(heading), Math.min(10, heading.length));
  });

/** What a column can be folded to: text and reasons, not narrower than their longest word; a number never. */
export const narrowestWidths = (columns: readonly Column[], rows: readonly ReportRow[]): number[] =>
  columns.map(({ key, heading, unit }, index) => {
    const isFigure = (cell: Cell | undefined) => typeof cell === 'object' && cell.value !== null;
    const whole = rows.map(({ cells }) => (isFigure(cells[key]) ? cellText(cells[key]).length : 0));
    const words = rows.map(({ cells }) => longestWord(cellText(cells[key])));
    const least = Math.max(longestWord(heading), Math.min(10, heading.length), ...whole, ...words);
    if (unit !== null) return least;
    const texts = rows.map((row) => indentOf(row, columns, index) + cellText(row.cells[key]));
    return Math.max(least, Math.min(NARROWEST_TEXT, longest(texts)));
  });

/** Numbers get the room they need, headings and reasons fold; what is left goes to the text columns. */
export function columnWidths(columns: readonly Column[], rows: readonly ReportRow[], total: number): number[] {
  const natural = naturalWidths(columns, rows);
  const narrowest = narrowestWidths(columns, rows);
  const widths = [...natural];
  let over = natural.reduce((sum, width) => sum + width, 0) + BETWEEN.length * (columns.length - 1) - total;
  // The widest text gives way first, then reasons in place of numbers.
  const order = columns
    .map(({ unit }, index) => ({ index, isText: unit === null, width: natural[index] ?? 0 }))
    .sort((a, b) => Number(b.isText) - Number(a.isText) || b.width - a.width);
  for (const { index, width } of order) {
    const less = Math.min(Math.max(0, over), Math.max(0, width - (narrowest[index] ?? 0)));
    widths[index] = width - less;
    over -= less;
  }
  return widths;
}

/** Parts stand indented under their group, in the first column when it is text. */
export const indentOf = ({ level = 0 }: ReportRow, columns: readonly Column[], index: number): string =>
  index === 0 && columns[0]?.unit === null ? '  '.repeat(level) : '';
