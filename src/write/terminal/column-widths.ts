import { largestOf } from '../../core/collections.js';
import type { Cell, Column, ReportRow } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import { BETWEEN } from './fit-columns.js';

/** Reasons in place of numbers fold; numbers are never as wide. */
const WIDEST_REASON = 18;
const NARROWEST_TEXT = 24;

const longestWord = (text: string): number =>
  text.includes(' ') ? largestOf(text.split(' ').map((word) => word.length)) : text.length;

/** What a column would take, and what it can be folded to. */
interface ColumnWidth {
  /** Nothing but headings and long reasons folds. */
  readonly natural: number;
  /** Text and reasons, not narrower than their longest word; a number never. */
  readonly least: number;
}

/** The widths of the columns: each cell is put into words once. */
function measured(columns: readonly Column[], rows: readonly ReportRow[]): ColumnWidth[] {
  return columns.map(({ key, heading, unit }, index) => {
    const headed = Math.max(longestWord(heading), Math.min(10, heading.length));
    let [least, longest] = [headed, 0];
    for (const row of rows) {
      const cell = row.cells[key];
      const text = cellText(cell);
      least = Math.max(least, isFigure(cell) ? text.length : longestWord(text));
      longest = Math.max(longest, text.length + indentOf(row, columns, index).length);
    }
    if (unit !== null) return { natural: Math.max(Math.min(longest, WIDEST_REASON), headed), least };
    return {
      natural: Math.max(longest, longestWord(heading)),
      least: Math.max(least, Math.min(NARROWEST_TEXT, longest)),
    };
  });
}

const isFigure = (cell: Cell | undefined): boolean => typeof cell === 'object' && cell.value !== null;

/** What the columns can be folded to. */
export const narrowestWidths = (columns: readonly Column[], rows: readonly ReportRow[]): number[] =>
  measured(columns, rows).map(({ least }) => least);

/** Numbers get the room they need, headings and reasons fold; what is left goes to the text columns. */
export function columnWidths(columns: readonly Column[], rows: readonly ReportRow[], total: number): number[] {
  const all = measured(columns, rows);
  const widths = all.map(({ natural }) => natural);
  let over = widths.reduce((sum, width) => sum + width, 0) + BETWEEN.length * (columns.length - 1) - total;
  // The widest text gives way first, then reasons in place of numbers.
  const order = columns
    .map(({ unit }, index) => ({ index, isText: unit === null, natural: 0, least: 0, ...all[index] }))
    .sort((a, b) => Number(b.isText) - Number(a.isText) || b.natural - a.natural);
  for (const { index, natural, least } of order) {
    const less = Math.min(Math.max(0, over), Math.max(0, natural - least));
    widths[index] = natural - less;
    over -= less;
  }
  return widths;
}

/** Parts stand indented under their group, in the first column when it is text. */
export const indentOf = ({ level = 0 }: ReportRow, columns: readonly Column[], index: number): string =>
  index === 0 && columns[0]?.unit === null ? '  '.repeat(level) : '';
