import { figureText } from '../format.js';
import type { Cell, Figure, ReportTable, Source, Unit } from '../model.js';
import type { Document, Writer } from './document.js';

/** A figure as scripts read it: `value` is null exactly when `missing` says why. */
export interface JsonFigure {
  readonly value: number | null;
  readonly unit: string;
  readonly text: string;
  readonly missing: string | null;
}

/** A share is a percentage without a sign in front; to a script both are percent. */
const jsonUnit = (unit: Unit): string => (unit === 'percent share' ? 'percent' : unit);

export const jsonFigure = (figure: Figure): JsonFigure => ({
  value: figure.value,
  unit: jsonUnit(figure.unit),
  text: figureText(figure),
  missing: figure.missing,
});

const jsonCell = (cell: Cell | undefined): string | JsonFigure =>
  typeof cell === 'string' || cell === undefined ? (cell ?? '') : jsonFigure(cell);

export const jsonTable = ({ id, section, title, columns, rows, notes, source }: ReportTable) => ({
  id,
  ...(section ? { section } : {}),
  title,
  columns: columns.map((column) => ({ ...column, unit: column.unit && jsonUnit(column.unit) })),
  rows: rows.map(({ key, cells, marked }) => ({
    key,
    ...(marked ? { marked } : {}),
    cells: Object.fromEntries(columns.map((column) => [column.key, jsonCell(cells[column.key])])),
  })),
  notes,
  source,
});

export const jsonSource = ({ file, sha256, layout, era, from, to, rows }: Source) => ({
  file,
  sha256,
  layout,
  era,
  from,
  to,
  rows,
});

const write = ({ json }: Document): string => `${JSON.stringify(json, null, 2)}\n`;

/** For scripts: unrounded values beside the printed text. */
export const json: Writer = {
  format: 'json',
  extensions: ['.json'],
  write,
  files: (document) => [{ name: `${document.name}.json`, content: write(document) }],
};
