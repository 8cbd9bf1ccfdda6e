import type { Source } from '../core/crime.js';
import type { Figure, Unit } from '../core/figure.js';
import { figureText } from '../core/format.js';
import { baseName } from '../core/position.js';
import type { Cell, ReportTable } from '../core/report.js';
import type { Document, Writer } from './document.js';
import type { JsonFigure, JsonParts, JsonSource, JsonTable } from './json-types.js';

/** A share is a percentage without a sign in front; to a script both are percent. */
const jsonUnit = (unit: Unit): string => (unit === 'percent share' ? 'percent' : unit);

export const jsonFigure = (figure: Figure): JsonFigure => ({
  value: figure.value,
  unit: jsonUnit(figure.unit),
  text: figureText(figure),
  missing: figure.missing,
});

/** Whether something is a figure, among the other things that scripts are given. */
export const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'method' in value && 'sources' in value;

/** What scripts are given under some keys: the figures among it as they read them, the rest as it is. */
export const jsonParts = <Parts extends object>(parts: Parts): JsonParts<Parts> =>
  Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, isFigure(value) ? jsonFigure(value) : jsonPart(value)]),
  ) as JsonParts<Parts>;

const jsonPart = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.values(value).some(isFigure) ? jsonParts(value) : value;

const jsonCell = (cell: Cell | undefined): string | JsonFigure =>
  typeof cell === 'string' || cell === undefined ? (cell ?? '') : jsonFigure(cell);

export const jsonTable = ({ id, section, title, columns, rows, notes, source }: ReportTable): JsonTable => ({
  id,
  ...(section ? { section } : {}),
  title,
  columns: columns.map(({ key, heading, unit }) => ({ key, heading, unit: unit && jsonUnit(unit) })),
  rows: rows.map(({ key, cells, marked }) => ({
    key,
    ...(marked ? { marked } : {}),
    cells: Object.fromEntries(columns.map((column) => [column.key, jsonCell(cells[column.key])])),
  })),
  notes,
  source,
});

/** A file by its own name: where it lies on the machine of whoever wrote the report is nobody else's concern. */
export const jsonSource = ({ file, sha256, layout, era, from, to, rows }: Source): JsonSource => ({
  file: baseName(file),
  sha256,
  layout,
  era,
  from,
  to,
  rows,
});

const write = ({ json }: Document): string => `${JSON.stringify(json, null, 2)}\n`;

/** For scripts: unrounded values with the printed text. */
export const json: Writer = {
  format: 'json',
  extensions: ['.json'],
  write,
  files: (document) => [{ name: `${document.name}.json`, content: write(document) }],
};
