import type { Cell, ReportTable } from '../core/report.js';
import { isRecord } from '../core/typed-record.js';
import { isFigure } from '../write/json.js';

/** One offence or area as scripts read it: its figures under the keys of the JSON. */
export interface KeyedParts {
  readonly key: string;
  readonly name: string;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** Figures under one another: those of a part stand as `rank_range_from`. */
function figuresIn(parts: Readonly<Record<string, unknown>>, before = ''): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [key, value] of Object.entries(parts)) {
    if (isFigure(value)) cells[`${before}${key}`] = value;
    else if (isRecord(value) && !Array.isArray(value)) Object.assign(cells, figuresIn(value, `${before}${key}_`));
  }
  return cells;
}

/** The figures that scripts read, as a table in which one can be pointed at: a row for each, a column for each key. */
export function figuresByKey(id: string, rows: readonly KeyedParts[]): ReportTable {
  const keyedRows = rows.map(({ key, name, parts }) => ({ key, cells: { name, ...figuresIn(parts) } }));
  const keys = [...new Set(keyedRows.flatMap(({ cells }) => Object.keys(cells)))].filter((key) => key !== 'name');
  const columns = [
    { key: 'name', heading: 'Name', unit: null },
    ...keys.map((key) => ({ key, heading: key, unit: 'count' as const })),
  ];
  return { id, title: id, columns, rows: keyedRows, notes: [], source: '' };
}
