import type { CountSeries } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import type { Count } from '../../core/missing.js';
import { isMonth, type Month, monthName } from '../../core/months.js';
import { type Position, rowText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';
import { columnNamed, type FileName, type LayoutReader, requireSingleColumns } from './layout.js';
import { monthOfDate } from './long-month.js';
import { isRunOfMonths, isShortYear, monthOfHeading, readCounts, requireFullRow } from './month-columns.js';
import { wordKeys } from './word-keys.js';

/**
 * A wide table that pandas, R or a spreadsheet has melted: a row for each of its cells, with the month and the count in two
 * columns. Where every row of the wide table has all of its months, that table follows for certain, and is read. Where a month
 * of a row is absent, nothing shows whether it had none or the row was lost, and the file is refused.
 */

/** What pandas, R and people call the two columns. */
const MONTH = ['month', 'variable', 'date', 'monthyear', 'yearmonth', 'period', 'attribute', 'name'];
const COUNT = ['count', 'value', 'offences', 'crimes', 'number', 'crimecount'];

interface MeltedColumns {
  readonly month: number;
  readonly count: number;
}

/** The columns of the month and the count; undefined where the header lacks one. */
export function meltedColumnsOf(header: readonly string[]): MeltedColumns | undefined {
  const [month, count] = [columnNamed(header, MONTH), columnNamed(header, COUNT)];
  return month === -1 || count === -1 ? undefined : { month, count };
}

/** A row of the wide table: where it begins in the file, and its counts by month. */
interface MeltedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly counts: Map<Month, { readonly count: Count; readonly row: number }>;
}

interface MeltedFile {
  readonly header: readonly string[];
  readonly facts: FileName;
  /** The columns of words that a row of the wide table is known by. */
  readonly words: readonly number[];
  readonly columns: MeltedColumns;
}

const EVERY_MONTH = 'write every month of every row, or pivot the table back to one column a month (YYYYMM)';

/** The rows of the wide table, gathered from those of the melted one. */
class MeltedRows {
  readonly #keyOf = wordKeys();
  readonly #rows = new Map<string, MeltedRow>();
  readonly #months = new Set<Month>();
  #shortYear: { readonly position: Position; readonly cell: string } | undefined;
  read = 0;

  constructor(readonly file: MeltedFile) {}

  add(row: TextTableRow): void {
    const { header, facts, words, columns } = this.file;
    requireFullRow(facts, header, row);
    const month = this.#monthOf(row);
    const [count = 0] = readCounts(facts, header, [{ column: columns.count, month }], row);
    const texts = words.map((column) => (row.cells[column] ?? '').replace(/\s+/g, ' ').trim());
    const key = this.#keyOf(texts);
    const known = this.#rows.get(key) ?? { row: row.row, cells: row.cells, counts: new Map() };
    const first = known.counts.get(month);
    if (first) {
      throw inputError(
        { ...facts, row: row.row, column: 1 },
        `${quoteForMessage(texts.join(', '))} of ${monthName(month)} is already ${rowText(facts, first.row)}; delete one of the two rows, they would be counted twice.`,
      );
    }
    known.counts.set(month, { count, row: row.row });
    this.#rows.set(key, known);
    this.#months.add(month);
    this.read += 1;
  }

  #monthOf({ row, cells }: TextTableRow): Month {
    const column = this.file.columns.month;
    const cell = (cells[column] ?? '').trim();
    const position = { ...this.file.facts, row, column: column + 1 };
    if (isShortYear(cell)) this.#shortYear ??= { position, cell };
    const month = monthOfHeading(cell) ?? monthOfDate(cell);
    if (month !== undefined && isMonth(month)) return month;
    throw inputError(position, `${quoteForMessage(cell)} is no month; write it as 202203.`);
  }

  /** In the order of the calendar. */
  months(): Month[] {
    const months = [...this.#months].sort();
    if (this.#shortYear && !isRunOfMonths(months)) {
      const { position, cell } = this.#shortYear;
      throw inputError(
        position,
        `${quoteForMessage(cell)} may be a month of a year or a day of a month, since the months do not follow one another; write them as 202203.`,
      );
    }
    return months;
  }

  /** Each row of the wide table with its counts along the months. */
  *pivoted(months: readonly Month[]): Generator<TextTableRow> {
    const { header, facts, words, columns } = this.file;
    const isKept = header.map((heading, column) => heading !== '' && !Object.values(columns).includes(column));
    for (const { row, cells, counts } of this.#rows.values()) {
      const series: CountSeries = months.map((month) => {
        const found = counts.get(month);
        if (found) return found.count;
        const name = quoteForMessage(words.map((column) => cells[column] ?? '').join(', '));
        throw inputError(
          { ...facts, row, column: 1 },
          `${name} has no row of ${monthName(month)}, and others have: whether it had none or the row was lost is not known; ${EVERY_MONTH}.`,
        );
      });
      yield { row, cells: cells.map((cell, column) => (isKept[column] ? cell : '')), counts: series };
    }
  }
}

/** Reads a melted table as the wide one it was; `openWide` opens a reader for the header of that one. */
export function openMelted(file: MeltedFile, openWide: (header: readonly string[]) => LayoutReader): LayoutReader {
  const { header, facts, columns } = file;
  requireSingleColumns(facts.file, header, [MONTH, COUNT]);
  const rows = new MeltedRows(file);
  return {
    row: (row) => rows.add(row),
    finish(diagnostics) {
      const months = rows.months();
      // Columns stay where they are in the file, so that messages name the right ones.
      const words = header.map((heading, column) => (Object.values(columns).includes(column) ? '' : heading));
      const wide = openWide([...words, ...months]);
      for (const row of rows.pivoted(months)) wide.row(row);
      const [month = '', count = ''] = [columns.month, columns.count].map((column) =>
        quoteForMessage(header[column] ?? ''),
      );
      const text = `${facts.file}: is a melted table, a row for each month (${month}, ${count}); it is read as the table of one column a month that it was made of.`;
      return { ...wide.finish([...diagnostics, { level: 'note', text }]), rowsRead: rows.read };
    },
  };
}
