import type { JsonTable } from '../src/write/json-types.js';

/** The unrounded number of a cell, or its text; of a figure without a number, the reason. */
export type CellValue = number | string;

/** The rows of a table of a report in JSON, by key; no row where the table is not in it. */
export function rowsIn(json: string, id: string): ReadonlyMap<string, Readonly<Record<string, CellValue>>> {
  const { tables }: { readonly tables: readonly JsonTable[] } = JSON.parse(json);
  const table = tables.find((one) => one.id === id);
  return new Map(
    (table?.rows ?? []).map(({ key, cells }) => [
      key,
      Object.fromEntries(
        Object.entries(cells).map(([column, cell]) => [
          column,
          typeof cell === 'string' ? cell : (cell.value ?? cell.missing ?? ''),
        ]),
      ),
    ]),
  );
}
