import { type Grid, type GridRow, isChangeRow } from '../../grids/grid.js';
import type { Column, ColumnKind } from '../../grids/grid-columns.js';
import { MONTHS, spanOfPeriod } from '../../mentions/periods.js';
import type { Quantity } from '../../model.js';
import { type Checked, type Hypothesis, mostBorneOut } from './checked-cells.js';
import { checkMove, type Levels, styleOf } from './table-moves.js';

/** Tables whose rows are years or months: changes on the row before, and a last row of changes. */

/** So many rows must bear a reading out. */
const LEAST = 2;

const MONTH = new RegExp(`^(?:${MONTHS.map((name) => name.slice(0, 3)).join('|')})[a-z]*\\b`, 'i');
const isTime = ({ label, isTotal }: GridRow): boolean =>
  !isTotal &&
  (spanOfPeriod(label) !== undefined || MONTH.test(label.trim()) || /^(?:q|quarter |week |wave )\d/i.test(label));

/** The rows that are times, the earliest first. */
function timesOf({ rows }: Grid): readonly GridRow[] {
  const times = rows.filter((row) => isTime(row) && !isChangeRow(row));
  const [first, last] = [spanOfPeriod(times[0]?.label ?? ''), spanOfPeriod(times.at(-1)?.label ?? '')];
  return first && last && first.to > last.to ? [...times].reverse() : times;
}

const levelsOf = ({ columns }: Grid): readonly Column[] =>
  columns.filter(({ kind, index }) => kind === 'level' && index > 0);

/** "Change on previous year" in a table of years: each row against the one before it. */
export function ofPrevious(grid: Grid, column: Column): Hypothesis | undefined {
  const times = timesOf(grid);
  const style = styleOf(grid, column);
  return mostBorneOut(
    levelsOf(grid).map(({ index }) =>
      times
        .slice(1)
        .flatMap((row, before) =>
          checkMove(row, column, { from: times[before]?.cells[index], to: row.cells[index] }, style),
        ),
    ),
    LEAST,
  );
}

/** What the cell of a row of changes is, by its own sign, by the label and by what its column holds. */
function kindOf(cell: Quantity, { dimension }: Column, isPercent: boolean): ColumnKind {
  if (cell.kind === 'points') return 'points';
  if (isPercent) return dimension === 'percent' ? 'points' : 'change';
  return dimension === 'percent' ? 'points' : 'step';
}

/** The rows a label names by their periods, else the last two and the first and last. */
function endsFor(label: string, times: readonly GridRow[]): readonly (readonly [GridRow, GridRow])[] {
  const lower = label.toLowerCase();
  const named = times.filter((row) => lower.includes(row.label.trim().toLowerCase()));
  const [first, last, before] = [times[0], times.at(-1), times.at(-2)];
  if (!first || !last || !before || times.length < 2) return [];
  const [from, to] = named;
  if (from && to && named.length === 2) return [[from, to]];
  if (from && named.length === 1 && /\b(?:since|from|on)\b/.test(lower)) return [[from, last]];
  return [
    [before, last],
    [first, last],
  ];
}

/** A row "Change 2022 to 2023" below the years: the cells of its columns. */
export function changeRows(grid: Grid): Hypothesis[] {
  const times = timesOf(grid);
  return grid.rows.filter(isChangeRow).flatMap((row): Hypothesis[] => {
    const ends = endsFor(row.label, times);
    const tried = ends.map(([from, to]) =>
      levelsOf(grid).flatMap((column): Checked[] => {
        const cell = row.cells[column.index];
        const levels: Levels = { from: from.cells[column.index], to: to.cells[column.index] };
        const isPercent = cell?.kind === 'percent' || /%|\bper ?cent/i.test(row.label);
        const style = { isSigned: true, isPercent: cell?.kind === 'percent', isOfSizes: false };
        return cell
          ? checkMove(row, { index: column.index, kind: kindOf(cell, column, isPercent) }, levels, style)
          : [];
      }),
    );
    const [only] = tried;
    return only && tried.length === 1
      ? [{ checked: only, isKnown: true }]
      : [mostBorneOut(tried, LEAST)].flatMap((found) => found ?? []);
  });
}
