import { createHash } from 'node:crypto';
import type { Figure, Unit } from '../core/figure.js';
import { decimalsFor, isTiny, printedDecimals } from '../core/format.js';
import type { Cell, Column, FrontMatter, ReportTable } from '../core/report.js';
import type { OutputFile } from './document.js';

/** Describes the CSV files as the Frictionless Data Package standard has it: types, units, licence, what stands for no number. */

const LICENCE = {
  path: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/',
  title: 'Open Government Licence',
};

const figuresOf = ({ rows }: ReportTable, { key }: Column): Figure[] =>
  rows.flatMap(({ cells }) => {
    const cell = cells[key];
    return typeof cell === 'object' ? [cell] : [];
  });

/** A unit whose numbers are never broken, in a column where none is: tables of partners mix units. */
const isWhole = ({ unit }: Column, figures: readonly Figure[]): boolean =>
  unit !== null &&
  decimalsFor(unit, 1) === 0 &&
  figures.every((figure) => figure.value === null || (!isTiny(figure) && printedDecimals(figure, figure.value) === 0));

/** The unit of a column, unless its numbers have others. */
function unitOf({ unit }: Column, figures: readonly Figure[]): { readonly unit?: Unit } {
  if (unit === null) return {};
  const units = [...new Set(figures.flatMap((figure) => (figure.value === null ? [] : [figure.unit])))];
  if (units.length > 1) return {};
  return { unit: units[0] ?? unit };
}

function field(table: ReportTable, column: Column) {
  const figures = figuresOf(table, column);
  return {
    name: column.heading,
    title: column.heading,
    type: column.unit === null || figures.some(isTiny) ? 'string' : isWhole(column, figures) ? 'integer' : 'number',
    ...unitOf(column, figures),
  };
}

const KEYS = [
  { name: 'table', title: 'Table', type: 'string' },
  { name: 'row', title: 'Row', type: 'string', description: 'What the row is about, by an id that stays' },
];

/** The words that stand where a number is missing: a reader of the data takes them for no value. */
function reasons({ columns, rows }: ReportTable): string[] {
  const keys = columns.filter(({ unit }) => unit !== null).map(({ key }) => key);
  const missing = (cell: Cell | undefined) => {
    if (typeof cell === 'string' || cell === undefined) return [cell ?? ''];
    return cell.value === null ? [cell.missing ?? 'not available'] : [];
  };
  return [...new Set(['', ...rows.flatMap(({ cells }) => keys.flatMap((key) => missing(cells[key])))])];
}

const describeFile = ({ name, content }: OutputFile) => ({
  name: name.replace(/\.csv$/, ''),
  path: name,
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes: Buffer.byteLength(content),
  hash: `sha256:${createHash('sha256').update(content).digest('hex')}`,
});

const describeTable = (table: ReportTable, file: OutputFile) => ({
  ...describeFile(file),
  title: table.title,
  description: table.notes.join(' '),
  sources: [{ title: table.source }],
  schema: {
    fields: [...KEYS, ...table.columns.map((column) => field(table, column))],
    primaryKey: 'row',
    missingValues: reasons(table),
  },
});

const describeNotes = (file: OutputFile) => ({
  ...describeFile(file),
  title: 'Notes and sources of the tables',
  schema: { fields: [...KEYS, { name: 'text', title: 'Text', type: 'string' }], primaryKey: ['table', 'row'] },
});

const TIDY_FIELDS = [
  { name: 'name', title: 'What the row is about', type: 'string' },
  { name: 'column', title: 'Column of the table', type: 'string' },
  { name: 'heading', title: 'Heading of that column', type: 'string' },
  { name: 'unit', title: 'Unit of the value', type: 'string' },
  { name: 'value', title: 'Value, unrounded', type: 'number' },
  { name: 'printed', title: 'As it is printed', type: 'string' },
  { name: 'reason', title: 'Why there is no value', type: 'string' },
];

const describeAll = (file: OutputFile) => ({
  ...describeFile(file),
  title: 'All tables in one, a figure a row',
  schema: { fields: [...KEYS, ...TIDY_FIELDS], primaryKey: ['table', 'row', 'column'] },
});

/** `files`: one a table, in the order of the tables, then the notes, then all tables in one. */
export function dataPackage(
  name: string,
  { title, period, sources }: FrontMatter,
  tables: readonly ReportTable[],
  files: readonly OutputFile[],
) {
  const resources = files.map((file, index) => {
    const table = tables[index];
    if (table) return describeTable(table, file);
    return index === tables.length ? describeNotes(file) : describeAll(file);
  });
  return {
    profile: 'tabular-data-package',
    name,
    title,
    description: period,
    licenses: [LICENCE],
    sources: sources.map((source) => ({ title: source })),
    resources,
  };
}
