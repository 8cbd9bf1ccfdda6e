import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { largestOf } from '../../core/collections.js';
import type { Column, ReportTable, Summary } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import displayWidth from '../display-width.cjs';
import type { Document, WriteOptions } from '../document.js';
import { markRepeatedReasons } from '../repeated-reasons.js';
import { type NotesOfReport, notesOfReport, type TableNotes } from '../report-notes.js';
import { columnWidths, indentOf, narrowestWidths } from './column-widths.js';
import { BETWEEN, columnsLeftOut, fittingColumns } from './fit-columns.js';
import { fold, foldedLines } from './fold.js';
import { prose } from './prose.js';
import { signMarked } from './sign-marked.js';

/** Without a terminal to ask, tables are laid out for this width. */
const USUAL_WIDTH = 120;

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

/** The cells of a row, folded; each has its lines. */
interface GridRow {
  readonly cells: readonly (readonly string[])[];
  readonly style: (text: string) => string;
}

/**
 * The lines of a row, padded and joined: cli-table3 would measure each of thousands of cells several times. A heading or word that
 * does not fold may be wider than its column should be.
 */
function linesOf({ cells, style }: GridRow, columns: readonly Column[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, position) => {
        const line = lines[index] ?? '';
        const padding = ' '.repeat(Math.max(0, (widths[position] ?? 0) - displayWidth(line)));
        return columns[position]?.unit === null ? style(line) + padding : padding + style(line);
      })
      .join(BETWEEN),
  );
}

/** The columns that a terminal of that width has room for. */
function columnsFor({ columns, rows }: ReportTable, { width, full }: WriteOptions): readonly Column[] {
  if (width === 0 || full) return columns;
  const shown = columns.filter(({ sameAs }) => sameAs === undefined);
  return fittingColumns(shown, narrowestWidths(shown, rows), totalOf({ width }));
}

function grid({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>, chalk: ChalkInstance, total: number): string {
  const wanted = columnWidths(columns, rows, total);
  const foldInto = (text: string, index: number, indent: string) =>
    (indent + fold(text, wanted[index] ?? 0, indent)).split('\n');
  const all: GridRow[] = [
    { cells: columns.map(({ heading }, index) => foldInto(heading, index, '')), style: chalk.bold },
    { cells: wanted.map((width) => ['-'.repeat(width)]), style: chalk.dim },
    ...rows.map((row) => ({
      cells: columns.map(({ key }, index) => foldInto(cellText(row.cells[key]), index, indentOf(row, columns, index))),
      style: row.marked ? chalk.cyan.bold : (text: string) => text,
    })),
  ];
  const widths = columns.map((_, index) => largestOf(all.flatMap(({ cells }) => cells[index]?.map(displayWidth) ?? 0)));
  return drawn(all.flatMap((row) => linesOf(row, columns, widths)))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * Cells of some lines each: cli-table3 compares a row with all rows above it, and does more for a row than for a line. A cell
 * should not be long either, since the package as it is published measures all of it for each of its lines.
 */
const LINES_OF_CELL = 5;

function drawn(lines: readonly string[]): string {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };
  const table = new Table({ chars: NO_LINES, style });
  for (let index = 0; index < lines.length; index += LINES_OF_CELL) {
    table.push([lines.slice(index, index + LINES_OF_CELL).join('\n')]);
  }
  return table.toString();
}

const chalkOf = ({ color }: WriteOptions): ChalkInstance => new Chalk({ level: color ? 1 : 0 });
const totalOf = ({ width }: Pick<WriteOptions, 'width'>): number => Math.max(60, width || USUAL_WIDTH);

function sourceLines(source: string, options: WriteOptions): string[] {
  return source === '' ? [] : [chalkOf(options).dim(fold(`Source: ${source}`, totalOf(options), '   '))];
}

function render(table: ReportTable, { notes: tableNotes, source, pointer }: TableNotes, options: WriteOptions): string {
  const chalk = chalkOf(options);
  const total = totalOf(options);
  const notes = tableNotes.map((note, index) => chalk.dim(`${index + 1}. ${fold(note, total, '   ')}`));
  const beneath = pointer === '' ? [] : [chalk.dim(fold(pointer, total, '   '))];
  const section = table.section ? [chalk.bold(`== ${fold(table.section, total, '   ')} ==`), ''] : [];
  const picture = table.sparkline ? [...table.sparkline, ''] : [];
  const { table: marked, marks } = markRepeatedReasons(signMarked(table));
  const columns = columnsFor(marked, options);
  const leftOut = columnsLeftOut(table.columns, columns);
  return [
    ...section,
    ...foldedLines(table.title, total, chalk.bold.underline),
    '',
    ...picture,
    table.isProse
      ? prose(table, options.width === 0 ? Infinity : total, chalk.bold)
      : grid({ columns, rows: marked.rows }, chalk, total),
    '',
    ...[...marks, ...(leftOut === '' ? [] : [leftOut])].map((line) => chalk.dim(fold(line, total, '   '))),
    ...notes,
    ...beneath,
    ...sourceLines(source, options),
    '',
  ].join('\n');
}

/** What several tables share, once. */
function renderShared({ shared, heading, source }: NotesOfReport, options: WriteOptions): string[] {
  if (shared.length === 0 && source === '') return [];
  const chalk = chalkOf(options);
  const notes = shared.map(({ letter, text }) => chalk.dim(`${letter}. ${fold(text, totalOf(options), '   ')}`));
  return [[chalk.bold.underline(heading), '', ...notes, ...sourceLines(source, options), ''].join('\n')];
}

/** One screen: the tables of the summary without their notes, what to know, and how to see the rest. */
function renderSummary(summary: Summary, document: Document, options: WriteOptions): string {
  const chalk = chalkOf(options);
  const total = totalOf(options);
  const bold = (text: string) => foldedLines(text, total, chalk.bold);
  const [first, ...others] = summary.tables.map((whole) => {
    const { table, marks } = markRepeatedReasons(whole);
    const lines = grid({ columns: columnsFor(table, options), rows: table.rows }, chalk, total);
    return [...bold(table.title), lines, '', ...marks.flatMap((mark) => [chalk.dim(fold(mark, total, '   ')), ''])];
  });
  const paragraphs = summary.paragraphs.flatMap(({ heading, text }) => [...bold(heading), fold(text, total, ''), '']);
  const more = `${document.tables.length} tables in all: --full. One of them: --table NAME. As files: -o FOLDER.`;
  return [
    ...(first ?? []),
    ...summary.picture,
    ...(summary.picture.length > 0 ? [''] : []),
    ...others.flat(),
    ...paragraphs,
    chalk.dim(fold(more, total, '')),
  ].join('\n');
}

/** The summary on a terminal, all tables in a pipe or file. */
export function reportText(document: Document, options: WriteOptions): string {
  const summary = options.width > 0 && !options.full ? document.summary?.() : undefined;
  if (summary) return renderSummary(summary, document, options);
  const { tables } = document;
  const notes = notesOfReport(tables);
  const rendered = tables.map((table) => render(table, notes.of(table), options));
  return [...rendered, ...renderShared(notes, options)].join('\n\n');
}
