import type { SourceRow } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { memoize, memoizePairs } from '../../core/memoize.js';
import { positionText, rowText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';
import { type FileName, type LayoutReader, requireSingleColumns } from './layout.js';
import { meltedColumnsOf, openMelted } from './melted-file.js';
import { looksLikeMonth, monthColumns, packCounts, readCounts, requireFullRow } from './month-columns.js';
import { RefreshDate } from './refresh-date.js';
import { isTotal } from './total-words.js';
import { columnIndexesOf, type WideLayout } from './wide-layout.js';
import { keyOf, wordNumbers } from './word-keys.js';

export const OFFENCE_COLUMNS = {
  group: { names: ['majortext', 'majorcategory', 'group', 'offencegroup'], what: 'offence group' },
  subgroup: { names: ['minortext', 'minorcategory', 'subgroup', 'offencesubgroup'], what: 'offence sub-group' },
};

export const BOROUGH_COLUMN = { names: ['lookupboroughname', 'boroughname', 'borough', 'bocu'], what: 'borough' };

/** Whether a header has every column of a layout. */
export const hasColumns = (header: readonly string[], { columns }: WideLayout): boolean =>
  Object.values(columnIndexesOf(header, columns)).every((column) => column !== -1);

function unknownColumns(file: string, header: readonly string[], known: readonly number[]): Diagnostic[] {
  return header.flatMap((heading, index) => {
    if (known.includes(index) || looksLikeMonth(heading) || heading === '') return [];
    return [
      {
        level: 'warning' as const,
        text: `${positionText({ file, row: 1, column: index + 1 })}: column ${quoteForMessage(heading)} is not known; left out.`,
      },
    ];
  });
}

/** pandas numbers the rows from 0 in a first column without a heading. */
const isRowNumber = (column: number, cell: string, row: number): boolean => column === 0 && cell === String(row - 2);

/** Numbers under a blank heading are of a month whose name is lost: without them a total would be short. */
function requireBlank(facts: FileName, unnamed: readonly number[], { row, cells }: TextTableRow): void {
  const column = unnamed.find((item) => {
    const cell = (cells[item] ?? '').trim();
    return cell !== '' && !isRowNumber(item, cell, row);
  });
  if (column === undefined) return;
  throw inputError(
    { ...facts, row, column: column + 1 },
    `${quoteForMessage(cells[column] ?? '')} stands under a blank heading; name the column, or delete it.`,
  );
}

/** A cell of words, interpreted once however often it comes. */
interface Word {
  /** Without what is blank in it for no reason. */
  readonly text: string;
  readonly isTotal: boolean;
  readonly number: number;
}

function wordReader(): (cell: string) => Word {
  const numberOf = wordNumbers();
  return memoize((cell) => {
    const text = cell.replace(/\s+/g, ' ').trim();
    return { text, isTotal: isTotal(text), number: numberOf(text) };
  });
}

interface WordColumn {
  readonly column: number;
  readonly what: string;
  /** Each column has a reader of its own: codes and names of LSOAs together are too many for what one keeps in mind. */
  readonly wordOf: (cell: string) => Word;
}

function requireWords(facts: FileName, columns: readonly WordColumn[], row: number, words: readonly Word[]): void {
  const blank = columns[words.findIndex(({ text }) => text === '')];
  if (blank === undefined) return;
  throw inputError(
    { ...facts, row, column: blank.column + 1 },
    `the ${blank.what} is blank; fill it in or delete the row.`,
  );
}

const totalRow = (facts: FileName, { row }: TextTableRow, total: string): string =>
  `${positionText({ ...facts, row, column: 1 })}: ${quoteForMessage(total)} is a total row; left out, totals are made from the parts.`;

/** A row met twice would be counted twice. */
function requireNew(rows: Map<string, number>, facts: FileName, { row }: TextTableRow, words: readonly Word[]): void {
  const key = keyOf(words.map(({ number }) => number));
  const first = rows.get(key);
  if (first !== undefined) {
    throw inputError(
      { ...facts, row, column: 1 },
      `${quoteForMessage(words.map(({ text }) => text).join(', '))} is already ${rowText(facts, first)}; delete one of the two rows, they would be counted twice.`,
    );
  }
  rows.set(key, row);
}

/** Where the words and the months of a header stand. */
function columnsOf(layout: WideLayout, header: readonly string[], { file }: FileName) {
  const names = Object.values(layout.columns).map((column) => column.names);
  requireSingleColumns(file, header, names);
  const indexes = columnIndexesOf(header, layout.columns);
  const columns = Object.entries(layout.columns).map(
    ([key, { what }]): WordColumn => ({ what, column: indexes[key] ?? -1, wordOf: wordReader() }),
  );
  const months = monthColumns(file, header);
  if (months.length === 0) {
    throw inputError({ file, row: 1, column: 1 }, 'has no month column; month headings read YYYYMM, such as 202203.');
  }
  return { indexes, columns, months };
}

/** Reads a wide file row by row, or one that was melted. */
export function openWide(layout: WideLayout, header: readonly string[], facts: FileName): LayoutReader {
  const melted = header.some(looksLikeMonth) ? undefined : meltedColumnsOf(header);
  if (!melted) return openWideRows(layout, header, facts);
  const words = Object.values(columnIndexesOf(header, layout.columns));
  return openMelted({ header, facts, words, columns: melted }, (wide) => openWideRows(layout, wide, facts));
}

function openWideRows(layout: WideLayout, header: readonly string[], facts: FileName): LayoutReader {
  const { indexes, columns, months } = columnsOf(layout, header, facts);
  const refreshDate = new RefreshDate(header);
  const found = unknownColumns(facts.file, header, [...Object.values(indexes), refreshDate.column]);
  const firstRow = new Map<string, number>();
  const smallAreaOf = memoizePairs((code, name) => ({ code, name }));
  const unnamed = header.flatMap((heading, column) => (heading === '' ? [column] : []));
  const kept: SourceRow[] = [];
  const isSmall = layout.level !== 'borough';
  return {
    row(row) {
      requireFullRow(facts, header, row);
      requireBlank(facts, unnamed, row);
      const words = columns.map(({ column, wordOf }) => wordOf(row.cells[column] ?? ''));
      // A total row has its word in one column, and others may be blank.
      const total = words.find((word) => word.isTotal);
      if (total) return void found.push({ level: 'warning', text: totalRow(facts, row, total.text) });
      requireWords(facts, columns, row.row, words);
      requireNew(firstRow, facts, row, words);
      refreshDate.take(row.cells);
      const [area = '', group = '', subgroup = '', code = '', name = ''] = words.map(({ text }) => text);
      const values = row.counts ?? countsOf(readCounts(facts, header, months, row), isSmall);
      // Written out twice: a row spread into another takes a second for every million.
      kept.push(
        isSmall
          ? { row: row.row, area, group, subgroup, measure: 'offences', smallArea: smallAreaOf(code, name), values }
          : { row: row.row, area, group, subgroup, measure: 'offences', values },
      );
    },
    finish: (diagnostics) => ({
      ...tableHead(layout, facts, indexes),
      ...refreshDate.refreshed,
      months: months.map(({ month }) => month),
      rows: kept,
      rowsRead: kept.length,
      diagnostics: [...diagnostics, ...found],
    }),
  };
}

/** The counts of a small area take less room. */
const countsOf = (counts: ReturnType<typeof readCounts>, isSmall: boolean) => (isSmall ? packCounts(counts) : counts);

/** What is known of the table before its rows. */
const tableHead = (layout: WideLayout, { file, sheets }: FileName, indexes: Readonly<Record<string, number>>) => ({
  file,
  ...(sheets && { sheets }),
  layout: layout.id,
  level: layout.level,
  columns: {
    area: (indexes.area ?? 0) + 1,
    group: (indexes.group ?? 0) + 1,
    subgroup: (indexes.subgroup ?? 0) + 1,
    ...(indexes.smallAreaCode !== undefined && { smallAreaCode: indexes.smallAreaCode + 1 }),
  },
  absentRowMeansZero: true,
  attribution: layout.attribution,
});
