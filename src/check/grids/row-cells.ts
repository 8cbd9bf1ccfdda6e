import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import type { Quantity } from '../model.js';
import type { Named } from './grid.js';
import { type Column, type ColumnPair, columnPairs } from './grid-columns.js';

/** The cells of a row that a number of the prose is of. */

/** Columns of the same area where the text names one: "Westlea 2024" for "in Westlea". */
export function ofNamedArea<T>(
  items: readonly T[],
  columnOf: (item: T) => Column,
  stems: ReadonlySet<string>,
): readonly T[] {
  const named = items.filter(
    (item) => columnOf(item).stems.size > 0 && [...columnOf(item).stems].every((stem) => stems.has(stem)),
  );
  if (named.length > 0) return named;
  const plain = items.filter((item) => columnOf(item).stems.size === 0);
  return plain.length > 0
    ? plain
    : new Set(items.map((item) => [...columnOf(item).stems].join())).size <= 1
      ? items
      : [];
}

const latest = (columns: readonly Column[]): Column | undefined =>
  [...columns].sort((a, b) => (b.time?.to ?? 0) - (a.time?.to ?? 0) || b.mark - a.mark || b.index - a.index)[0];

/** The count of a row that a share, average or rate is of: of the period named, else the newest. */
export function cellOf({ grid, row }: Named, mention: Mention, stems: ReadonlySet<string>): Quantity | undefined {
  const levels = grid.columns.filter(
    ({ kind, index, dimension }) => kind === 'level' && index > 0 && dimension === 'count' && row.cells[index],
  );
  const areaColumns = ofNamedArea(levels, (column) => column, stems);
  const timed = mention.time
    ? areaColumns.filter(({ time }) => time && mention.time && sameSpan(time, mention.time))
    : areaColumns;
  const column = latest(timed.length > 0 ? timed : areaColumns);
  return column && row.cells[column.index];
}

export interface RowPair {
  readonly named: Named;
  readonly pair: ColumnPair;
  readonly from: Quantity;
  readonly to: Quantity;
}

/** Every two cells of the rows a claim can be of. */
export function rowPairs(named: readonly Named[], stems: ReadonlySet<string>): RowPair[] {
  return named.flatMap((item) => {
    const pairs = columnPairs(item.grid.columns).flatMap((pair): RowPair[] => {
      const [from, to] = [item.row.cells[pair.earlier.index], item.row.cells[pair.later.index]];
      return from && to ? [{ named: item, pair, from, to }] : [];
    });
    return ofNamedArea(pairs, ({ pair }) => pair.later, stems);
  });
}
