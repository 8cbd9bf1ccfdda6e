import { type Grid, type GridRow, partRows } from '../../grids/grid.js';
import type { ColumnPair } from '../../grids/grid-columns.js';
import type { Direction } from '../../lexicon/directions.js';

/** Which rows of a table went up or down between two of its columns. */

export const signOf = ({ cells }: GridRow, { earlier, later }: ColumnPair): number | undefined => {
  const [from, to] = [cells[earlier.index], cells[later.index]];
  return from && to ? Math.sign(to.value - from.value) : undefined;
};

/** How many rows moved that way; undefined where a cell is missing. */
export function countOf(grid: Grid, pair: ColumnPair, direction: Direction): number | undefined {
  const moves = partRows(grid).map((row) => signOf(row, pair));
  return moves.includes(undefined) ? undefined : moves.filter((sign) => sign === direction).length;
}
