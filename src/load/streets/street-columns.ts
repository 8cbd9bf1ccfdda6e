import { isMonth } from '../../core/months.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { keysOf, recordOf } from '../../core/typed-record.js';
import { columnNamed } from '../layouts/layout.js';

/** The columns of street-level files that are read, and what their cells must be. */

export const COLUMNS = {
  month: ['month'],
  lsoa: ['lsoacode'],
  lsoaName: ['lsoaname'],
  category: ['crimetype'],
  outcome: ['lastoutcomecategory'],
  force: ['reportedby'],
  crimeId: ['crimeid'],
};

const OPTIONAL: readonly string[] = ['force', 'crimeId'];

/** A file that does not say which police force reported its offences, or has no Crime IDs, is read all the same. */
export const needed = (columnOf: Record<Column, number>): number[] =>
  Object.entries(columnOf).flatMap(([key, column]) => (OPTIONAL.includes(key) ? [] : [column]));

/** Whether a column that may be absent is there once or not at all, and every other once. */
export const isSingleColumn = (key: string, found: number): boolean =>
  found === 1 || (OPTIONAL.includes(key) && found === 0);

export type Column = keyof typeof COLUMNS;
export type Cells = Readonly<Record<Column, string>>;

export const columnsOf = (header: readonly string[]): Record<Column, number> =>
  recordOf(keysOf(COLUMNS), (key) => columnNamed(header, COLUMNS[key]));

/** What is wrong with a row, and in which column; undefined when nothing is. */
export function fault({
  month,
  category,
  lsoa,
}: Pick<Cells, 'month' | 'category' | 'lsoa'>): readonly [Column, string] | undefined {
  if (!isMonth(month)) return ['month', `${quoteForMessage(month)} is no month; write 2022-02.`];
  if (category === '') return ['category', 'the crime type is blank; fill it in.'];
  if (lsoa !== '' && !/^[EW]01\d{6}$/.test(lsoa))
    return ['lsoa', `${quoteForMessage(lsoa)} is no LSOA code; correct it.`];
  return undefined;
}

export function cellsFrom(of: (key: Column) => string): Cells {
  const cell = (key: Column): string => of(key).trim();
  return {
    month: cell('month'),
    lsoa: cell('lsoa').toUpperCase(),
    lsoaName: cell('lsoaName'),
    category: cell('category'),
    outcome: cell('outcome'),
    force: cell('force'),
    crimeId: cell('crimeId'),
  };
}
