import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

/** DuckDB counts the rows of a large file by the values of a few columns, before any of them is here. It is optional. */

/** A column, counted from 0, or what is left of it without an ending (an expression that RE2 and JavaScript read alike). */
export type GroupKey = number | { readonly column: number; readonly without: RegExp };

export interface GroupQuery {
  readonly path: string;
  readonly delimiter: string;
  /** How many columns the header has. */
  readonly columns: number;
  /** The groupings to make in one reading. */
  readonly groupings: readonly (readonly GroupKey[])[];
  /** Read the file in parts at once; not where a cell holds a line end. */
  readonly parallel: boolean;
  /** Most memory, in megabytes. */
  readonly memory?: number | undefined;
}

export interface Group {
  readonly values: readonly string[];
  readonly count: number;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A quarter of the machine's, where nobody says: others work on it too. */
const memoryFor = (memory: number | undefined): number => memory ?? Math.max(256, Math.round(totalmem() / 2 ** 20 / 4));

type DuckDb = typeof import('@duckdb/node-api');

/** Undefined where it is not installed, or not made for this machine. */
export const loadDuckDb = (): Promise<DuckDb | undefined> => import('@duckdb/node-api').catch(() => undefined);

const keyText = (key: GroupKey): string =>
  typeof key === 'number'
    ? `coalesce(c${key}, '')`
    : `regexp_replace(trim(coalesce(c${key.column}, '')), ${text(key.without.source)}, '')`;

/** One row a group: the number of its grouping, its values, and how many rows have them. */
function queryFor({ path, delimiter, columns, groupings, parallel }: GroupQuery): string {
  const types = Array.from({ length: columns }, (_, column) => `c${column}: 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${text(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = true',
    'null_padding = false',
    'ignore_errors = false',
    `parallel = ${parallel}`,
    `columns = {${types}}`,
  ].join(', ');
  const keys = [...new Set(groupings.flat().map(keyText))];
  const inner = keys.map((key, index) => `${key} AS k${index}`).join(', ');
  const place = (key: GroupKey) => `k${keys.indexOf(keyText(key))}`;
  const sets = groupings.map((grouping) => `(${grouping.map(place).join(', ')})`).join(', ');
  const every = keys.map((_, index) => `k${index}`).join(', ');
  return `SELECT grouping(${every}), ${every}, count(*)::DOUBLE FROM (SELECT ${inner} FROM read_csv(${text(path)}, ${options})) GROUP BY GROUPING SETS (${sets})`;
}

/** For each grouping its distinct values and how many rows have them; undefined where DuckDB does not read the file. */
export async function groupsOf({ DuckDBInstance }: DuckDb, query: GroupQuery): Promise<Group[][] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'boroughstat-'));
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryFor(query.memory)}MB`,
      temp_directory: join(folder, 'spill'),
      preserve_insertion_order: 'false',
    });
    try {
      const connection = await instance.connect();
      return apart(query, (await connection.runAndReadAll(queryFor(query))).getRows());
    } finally {
      instance.closeSync();
    }
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** grouping() has a bit set for every key that a row is not grouped by, the first key in the highest. */
function apart({ groupings }: GroupQuery, rows: readonly (readonly unknown[])[]): Group[][] {
  const keys = [...new Set(groupings.flat().map(keyText))];
  return groupings.map((grouping) => {
    const places = grouping.map((key) => keys.indexOf(keyText(key)));
    const mask = keys.reduce((bits, _, index) => bits * 2 + (places.includes(index) ? 0 : 1), 0);
    return rows
      .filter((row) => Number(row[0]) === mask)
      .map((row) => ({ values: places.map((place) => String(row[place + 1])), count: Number(row.at(-1)) }));
  });
}
