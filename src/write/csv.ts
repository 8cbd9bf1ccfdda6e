import { stringify } from 'csv-stringify/sync';
import { figureText, plainNumber } from '../core/format.js';
import type { Cell, ReportTable } from '../core/report.js';
import { safeText } from '../core/safe-text.js';
import { dataPackage } from './data-package.js';
import { type Document, frontOf, type OutputFile, type WriteOptions, type Writer } from './document.js';

/**
 * A spreadsheet takes text that begins so for a formula, though blanks stand before it or it is written wide; an apostrophe
 * keeps it text. Numbers stay numbers.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const guarded = (text: string): string => (FORMULA.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text);

/** "▲ higher" and "+ up" are words with a sign before them: in data the words are enough. */
const withoutSigns = (text: string): string => text.replace(/[▲▼↗↘] /g, '').replace(/^[-+=] (?=[a-z])/, '');

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' || cell === undefined ? withoutSigns(cell ?? '') : plainNumber(cell);

/** Every cell goes through here, keys and headings too: no text can forget its guard. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => cells.map((cell) => guarded(safeText(cell)))),
    { record_delimiter: '\n' },
  );

/** By this Excel knows that a CSV file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

const headerOf = ({ columns }: ReportTable): string[] => ['table', 'row', ...columns.map(({ heading }) => heading)];

const bodyOf = ({ id, columns, rows }: ReportTable): string[][] =>
  rows.map(({ key, cells }) => [id, key, ...columns.map((column) => cellText(cells[column.key]))]);

const footOf = ({ id, notes, source }: ReportTable): string[][] => [
  ...notes.map((note, index) => [id, `note ${index + 1}`, withoutSigns(note)]),
  [id, 'source', source],
];

/** Plain digits rounded as printed, the reason in words where there is no number; notes and source in last rows. */
function render(table: ReportTable): string {
  const header = headerOf(table);
  const pad = (cells: string[]) => [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill('')];
  return csvText([header, ...bodyOf(table), ...footOf(table).map(pad)]);
}

const TIDY_HEADER = ['table', 'row', 'name', 'column', 'heading', 'unit', 'value', 'printed', 'reason'];

/** Unit, value, printed text and reason; of words the text, and of nothing no row. */
function tidyCell(cell: Cell): string[][] {
  if (typeof cell === 'string') return cell === '' ? [] : [['', '', cellText(cell), '']];
  const { unit, value, missing } = cell;
  return [value === null ? [unit, '', '', missing ?? ''] : [unit, String(value), figureText(cell), '']];
}

/** A cell of any table a row: its value unrounded, as it is printed, and the reason where there is no number. */
function tidyRows({ id, columns, rows }: ReportTable): string[][] {
  const named = columns.find(({ unit }) => unit === null)?.key ?? '';
  const others = columns.filter(({ key }) => key !== named);
  return rows.flatMap(({ key, cells }) => {
    const name = cellText(cells[named]);
    return others.flatMap((column) => {
      const cell = cells[column.key] ?? '';
      return tidyCell(cell).map((parts) => [id, key, name, column.key, column.heading, ...parts]);
    });
  });
}

/** All tables as one long table, for a script or a pivot table. */
const tidyTable = (tables: readonly ReportTable[]): string => csvText([TIDY_HEADER, ...tables.flatMap(tidyRows)]);

/** A file for each table with nothing in it but the table, one for the notes, one long table of all, and the description. */
function folder(document: Document, { csvBom = false }: WriteOptions): OutputFile[] {
  const file = (name: string, content: string): OutputFile => ({
    name,
    content: (csvBom ? BYTE_ORDER_MARK : '') + content,
  });
  const tables = document.tables.map((table) => file(`${table.id}.csv`, csvText([headerOf(table), ...bodyOf(table)])));
  const notes = csvText([['table', 'row', 'text'], ...document.tables.flatMap(footOf)]);
  const files = [...tables, file('notes.csv', notes), file('all-tables.csv', tidyTable(document.tables))];
  const described = dataPackage(document.name, frontOf(document), document.tables, files);
  return [...files, { name: 'datapackage.json', content: `${JSON.stringify(described, null, 2)}\n` }];
}

/** Data for a spreadsheet or a script: one table after the other, or a file each. */
export const csv: Writer = {
  format: 'csv',
  extensions: ['.csv'],
  write: ({ tables }, { csvBom }) => (csvBom ? BYTE_ORDER_MARK : '') + tables.map(render).join('\n'),
  files: folder,
};
