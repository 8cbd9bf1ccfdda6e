import { stringify } from 'csv-stringify/sync';
import { plainNumber } from '../core/format.js';
import type { Cell, ReportTable } from '../core/report.js';
import { safeText } from '../core/safe-text.js';
import { dataPackage } from './data-package.js';
import { type Document, frontOf, type OutputFile, type Writer } from './document.js';

/**
 * A spreadsheet takes text that begins so for a formula, though blanks stand before it or it is written wide; an apostrophe
 * keeps it text. Numbers stay numbers.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const guarded = (text: string): string => (FORMULA.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text);

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' || cell === undefined ? (cell ?? '') : plainNumber(cell);

/** Every cell goes through here, keys and headings too: no text can forget its guard. */
const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => cells.map((cell) => guarded(safeText(cell)))),
    { record_delimiter: '\n' },
  );

const headerOf = ({ columns }: ReportTable): string[] => ['table', 'row', ...columns.map(({ heading }) => heading)];

const bodyOf = ({ id, columns, rows }: ReportTable): string[][] =>
  rows.map(({ key, cells }) => [id, key, ...columns.map((column) => cellText(cells[column.key]))]);

const footOf = ({ id, notes, source }: ReportTable): string[][] => [
  ...notes.map((note, index) => [id, `note ${index + 1}`, note]),
  [id, 'source', source],
];

/** Plain digits rounded as printed, the reason in words where there is no number; notes and source in last rows. */
function render(table: ReportTable): string {
  const header = headerOf(table);
  const pad = (cells: string[]) => [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill('')];
  return csvText([header, ...bodyOf(table), ...footOf(table).map(pad)]);
}

/** A file for each table with nothing in it but the table, one for the notes, and the description of all. */
function folder(document: Document): OutputFile[] {
  const tables = document.tables.map((table) => ({
    name: `${table.id}.csv`,
    content: csvText([headerOf(table), ...bodyOf(table)]),
  }));
  const notes = csvText([['table', 'row', 'text'], ...document.tables.flatMap(footOf)]);
  const files = [...tables, { name: 'notes.csv', content: notes }];
  const described = dataPackage(document.name, frontOf(document), document.tables, files);
  return [...files, { name: 'datapackage.json', content: `${JSON.stringify(described, null, 2)}\n` }];
}

/** Data for a spreadsheet or a script: one table after the other, or a file each. */
export const csv: Writer = {
  format: 'csv',
  extensions: ['.csv'],
  write: ({ tables }: Document) => tables.map(render).join('\n'),
  files: folder,
};
