import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Quantity } from '../../model.js';
import type { Checked, Hypothesis } from './checked-cells.js';
import { derivedColumn, derivedRows } from './derived-columns.js';
import { changeRows, ofPrevious } from './table-down.js';
import { isMove, ofMoves } from './table-moves.js';
import { ofOutside } from './table-outside.js';
import { restRows, subtotalRows, totalRows } from './table-totals.js';

/** A printed total that is not the sum of its column has a mistake of its own. */
function isSumOfColumn({ rows }: Grid, total: GridRow, part: Quantity): boolean {
  const index = total.cells.indexOf(part);
  const numbers = rows.filter(({ isTotal }) => !isTotal).flatMap(({ cells }) => cells[index] ?? []);
  return numbers.length < 2 || numbers.reduce((sum, { value }) => sum + value, 0) === part.value;
}

/** A column of changes, by what its heading says they are of. */
const moveOf = (grid: Grid, column: Column): Hypothesis | undefined =>
  isMove(column) ? [ofMoves(grid, column), ofPrevious(grid, column)].find((found) => found?.isKnown) : undefined;

/** Every cell of a table that can be worked out from others, inside it or outside. */
export function checkedCells(discourse: Discourse, grid: Grid): Checked[] {
  const columns = grid.columns.filter(({ index }) => index > 0);
  const ofColumns = columns.flatMap((column) => moveOf(grid, column) ?? derivedColumn(grid, column) ?? []);
  // What neither headings nor rows bear out is not what the column is of.
  const inside = [
    ...ofColumns,
    ...derivedRows(grid),
    ...totalRows(grid),
    ...subtotalRows(grid),
    ...restRows(grid),
    ...changeRows(grid),
  ];
  const borne = inside.flatMap(({ checked, isKnown }) => (isKnown ? checked : []));
  const judged = new Set(borne.map(({ cell }) => cell));
  const outside = ofOutside(discourse, grid).flatMap(({ checked }) => checked.filter(({ cell }) => !judged.has(cell)));
  const all = [...borne, ...outside];
  // A total that its row bears out is right: another of the column is wrong.
  const good = new Set(
    all.filter(({ kind, verdict }) => kind === 'sum' && verdict === 'agrees').map(({ cell }) => cell),
  );
  const known = all.filter(({ kind, verdict, cell }) => kind !== 'sum' || verdict === 'agrees' || !good.has(cell));
  // What is worked out from a cell that looks wrong is not blamed as well.
  const bad = new Set(
    known.filter(({ verdict }) => verdict !== 'agrees' && verdict !== 'rounding').map(({ cell }) => cell),
  );
  const isOff = ({ parts, row }: Checked): boolean =>
    parts.some((part) => bad.has(part) || (row.isTotal && !isSumOfColumn(grid, row, part)));
  return known.filter((item) => item.verdict === 'agrees' || item.kind === 'sum' || !isOff(item));
}
