import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { memoizePairs } from '../../core/memoize.js';
import type { Column, ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import displayWidth from '../display-width.cjs';
import { columnWidths, indentOf } from './column-widths.js';
import { BETWEEN } from './fit-columns.js';
import { fold } from './fold.js';

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: BETWEEN,
};

interface CellLine {
  readonly text: string;
  readonly width: number;
}

/** The cells of a row, folded; each has its lines. */
interface GridRow {
  readonly cells: readonly (readonly CellLine[])[];
  readonly style: (text: string) => string;
}

const lineOf = (text: string): CellLine => ({ text, width: displayWidth(text) });
const NO_LINE = lineOf('');

/**
 * The lines of a row, padded and joined: cli-table3 would measure each of thousands of cells several times. A heading or word that
 * does not fold may be wider than its column should be.
 */
function linesOf({ cells, style }: GridRow, columns: readonly Column[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, position) => {
        const { text, width } = lines[index] ?? NO_LINE;
        const padding = ' '.repeat(Math.max(0, (widths[position] ?? 0) - width));
        return columns[position]?.unit === null ? style(text) + padding : padding + style(text);
      })
      .join(BETWEEN),
  );
}

/** The width of the widest line of each column. */
function widestLines(rows: readonly GridRow[], columns: number): number[] {
  const widths = new Array<number>(columns).fill(0);
  for (const { cells } of rows) {
    for (const [column, lines] of cells.entries())
      for (const { width } of lines) if (width > (widths[column] ?? 0)) widths[column] = width;
  }
  return widths;
}

/**
 * A long table is drawn one part after the other, each in one cell: cli-table3 compares a row with all rows above it, and does more
 * for a row than for a line. The cell is no longer than that, since the package as it is published measures all of it for each line.
 */
const ROWS_OF_PART = 20;

function drawn(lines: readonly string[]): string {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };
  const table = new Table({ chars: NO_LINES, style });
  table.push([lines.join('\n')]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The rows of a table as lines of text, their columns beneath one another. */
export function grid(
  { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>,
  chalk: ChalkInstance,
  total: number,
): string {
  const wanted = columnWidths(columns, rows, total);
  // The same few numbers and reasons come again and again: each is folded and measured once.
  const folders = wanted.map((width) =>
    memoizePairs((indent, text) => (indent + fold(text, width, indent)).split('\n').map(lineOf)),
  );
  const folded = (text: string, column: number, indent = ''): readonly CellLine[] =>
    folders[column]?.(indent, text) ?? [];
  const all: GridRow[] = [
    { cells: columns.map(({ heading }, index) => folded(heading, index)), style: chalk.bold },
    { cells: wanted.map((width) => [lineOf('-'.repeat(width))]), style: chalk.dim },
    ...rows.map((row) => ({
      cells: columns.map(({ key }, index) => folded(cellText(row.cells[key]), index, indentOf(row, columns, index))),
      style: row.marked ? chalk.cyan.bold : (text: string) => text,
    })),
  ];
  const widths = widestLines(all, columns.length);
  const parts: string[] = [];
  for (let row = 0; row < all.length; row += ROWS_OF_PART) {
    parts.push(drawn(all.slice(row, row + ROWS_OF_PART).flatMap((item) => linesOf(item, columns, widths))));
  }
  return parts.join('\n');
}
