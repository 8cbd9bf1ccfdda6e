import type { Session } from './session.js';
import { type EngineSource, queryOf } from './source.js';

/** The rows of a file counted by the values of a few columns. */

/** A column, counted from 0, or what is left of it without its last characters. */
export type GroupKey = number | { readonly column: number; readonly withoutLast: number };

export interface Group {
  readonly values: readonly string[];
  readonly count: number;
}

/** The groupings to make in one reading. */
type Groupings = readonly (readonly GroupKey[])[];

const keyText = (key: GroupKey): string =>
  typeof key === 'number' ? `coalesce(c${key}, '')` : `left(coalesce(c${key.column}, ''), -${key.withoutLast})`;

/** One row a group: which grouping it is of, its values, and how many rows have them. */
function sqlFor(source: EngineSource, groupings: Groupings, keys: readonly string[]): string {
  const inner = keys.map((key, index) => `${key} AS k${index}`).join(', ');
  const columnFor = (key: GroupKey) => `k${keys.indexOf(keyText(key))}`;
  const sets = groupings.map((grouping) => `(${grouping.map(columnFor).join(', ')})`).join(', ');
  const every = keys.map((_, index) => `k${index}`).join(', ');
  return `SELECT grouping(${every})::DOUBLE, ${every}, count(*)::DOUBLE FROM (SELECT ${inner} FROM ${queryOf(source)}) GROUP BY GROUPING SETS (${sets})`;
}

/** For each grouping its distinct values and how many rows have them. */
export async function groupsOf(session: Session, source: EngineSource, groupings: Groupings): Promise<Group[][]> {
  const keys = [...new Set(groupings.flat().map(keyText))];
  const wanted = groupings.map((grouping) => {
    const keyColumns = grouping.map((key) => keys.indexOf(keyText(key)));
    // grouping() has a bit set for every key that a row is not grouped by, the first key in the highest.
    const mask = keys.reduce((bits, _, index) => bits * 2 + (keyColumns.includes(index) ? 0 : 1), 0);
    const groups: Group[] = [];
    return { keyColumns, mask, groups };
  });
  // The same few words come again and again: one of each is kept.
  const words = new Map<string, string>();
  const word = (value: unknown): string => {
    const text = String(value);
    const cached = words.get(text);
    if (cached === undefined) words.set(text, text);
    return cached ?? text;
  };
  for await (const chunk of session.rows(sqlFor(source, groupings, keys))) {
    const columns = chunk.getColumns();
    const rows = chunk.rowCount;
    for (let index = 0; index < rows; index += 1) {
      const cell = (column: number) => columns[column]?.[index];
      const groupingOfMask = wanted.find(({ mask }) => mask === cell(0));
      const values = groupingOfMask?.keyColumns.map((columnFor) => word(cell(columnFor + 1))) ?? [];
      groupingOfMask?.groups.push({ values, count: Number(cell(keys.length + 1)) });
    }
  }
  return wanted.map(({ groups }) => groups);
}

/** How many rows repeat another in every cell, among those that have a value in one column. */
export async function repeatedRows(
  session: Session,
  source: EngineSource,
  width: number,
  identifiedBy: number,
): Promise<number> {
  const cells = Array.from({ length: width }, (_, index) => `coalesce(c${index}, '')`).join(', ');
  const groups = `SELECT count(*) AS n FROM ${queryOf(source)} WHERE trim(coalesce(c${identifiedBy}, '')) <> '' GROUP BY ${cells} HAVING count(*) > 1`;
  let repeated = 0;
  for await (const chunk of session.rows(`SELECT coalesce(sum(n - 1), 0)::DOUBLE FROM (${groups})`))
    repeated += Number(chunk.getColumnValues(0)[0]);
  return repeated;
}
