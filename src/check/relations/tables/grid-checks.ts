import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Quantity } from '../../model.js';
import type { Checked } from './checked-cells.js';
import { changeRows, ofPrevious } from './table-down.js';
import { isMove, ofMoves } from './table-moves.js';
import { ofOutside } from './table-outside.js';
import { ofRatios, rowRatios } from './table-ratios.js';
import { ofShares } from './table-shares.js';
import { subtotalRows, totalColumns, totalRows } from './table-totals.js';

/** A printed total that is not the sum of its column has a mistake of its own. */
function isSumOfColumn({ rows }: Grid, total: GridRow, part: Quantity): boolean {
  const index = total.cells.indexOf(part);
  const numbers = rows.filter(({ isTotal }) => !isTotal).flatMap(({ cells }) => cells[index] ?? []);
  return numbers.length < 2 || numbers.reduce((sum, { value }) => sum + value, 0) === part.value;
}

/** A heading that says so, or "Per cent" and no more, or a total of 100%. */
const isOfShares = ({ rows }: Grid, { kind, dimension, heading, index }: Column): boolean =>
  kind === 'share' ||
  /^(?:%|per ?cent(?:age)?)$/i.test(heading.trim()) ||
  (dimension === 'percent' &&
    kind === 'level' &&
    rows.some(({ isTotal, cells }) => isTotal && cells[index]?.value === 100));

/** Every cell of a table that can be worked out from others, inside it or outside. */
export function checkedCells(discourse: Discourse, grid: Grid): Checked[] {
  const columns = grid.columns.filter(({ index }) => index > 0);
  const moves = columns
    .filter(isMove)
    .flatMap((column) => [ofMoves(grid, column), ofPrevious(grid, column)].find((found) => found?.isKnown) ?? []);
  const shares = columns.filter((column) => isOfShares(grid, column)).flatMap((column) => ofShares(grid, column) ?? []);
  // What neither headings nor rows bear out is not what the column is of.
  const inside = [
    ...moves,
    ...shares,
    ...ofRatios(grid),
    ...rowRatios(grid),
    ...totalRows(grid),
    ...subtotalRows(grid),
    ...totalColumns(grid),
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
  const badSums = new Set(known.filter(({ kind, mistake }) => kind === 'sum' && mistake).map(({ cell }) => cell));
  // What is worked out from a cell that looks wrong is not blamed as well.
  const isOff = ({ parts, row }: Checked): boolean =>
    parts.some((part) => badSums.has(part) || (row.isTotal && !isSumOfColumn(grid, row, part)));
  return known.filter((item) => item.verdict === 'agrees' || item.kind === 'sum' || !isOff(item));
}
