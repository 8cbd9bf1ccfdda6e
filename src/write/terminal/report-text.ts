import { Chalk, type ChalkInstance } from 'chalk';
import type { Column, ReportTable, Summary } from '../../core/report.js';
import type { Document, WriteOptions } from '../document.js';
import { markRepeatedReasons } from '../repeated-reasons.js';
import { type NotesOfReport, notesOfReport, type TableNotes } from '../report-notes.js';
import { narrowestWidths } from './column-widths.js';
import { columnsLeftOut, fittingColumns } from './fit-columns.js';
import { fold, foldedLines } from './fold.js';
import { grid } from './grid.js';
import { prose } from './prose.js';
import { signMarked } from './sign-marked.js';

/** Without a terminal to ask, tables are laid out for this width. */
const USUAL_WIDTH = 120;

/** The columns that a terminal of that width has room for. */
function columnsFor({ columns, rows }: ReportTable, { width, full }: WriteOptions): readonly Column[] {
  if (width === 0 || full) return columns;
  const shown = columns.filter(({ sameAs }) => sameAs === undefined);
  return fittingColumns(shown, narrowestWidths(shown, rows), totalOf({ width }));
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
