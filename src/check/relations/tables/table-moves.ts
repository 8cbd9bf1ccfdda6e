import type { Grid, GridRow } from '../../grids/grid.js';
import { type Column, type ColumnPair, columnPairs, isBarePercent, isSignedText } from '../../grids/grid-columns.js';
import type { Quantity } from '../../model.js';
import { judgeMove } from '../../pairs/moves.js';
import { ofYearsApart, yearsOf } from '../../pairs/pair-time.js';
import { changeComparison } from '../change.js';
import { pointsComparison } from '../points.js';
import { stepComparison } from '../step.js';
import { type Checked, goodOf, type Hypothesis, isBorneOut } from './checked-cells.js';

/** Columns of change, worked out from the two columns of levels that their headings or most of their rows say. */

export const COMPARISONS = { change: changeComparison, points: pointsComparison, step: stepComparison } as const;

export interface MoveStyle {
  /** Some cells of the column have a sign. */
  readonly isSigned: boolean;
  /** Some cells of the column are percentages. */
  readonly isPercent: boolean;
  /** How much, and not which way: no cell has a sign, and no heading speaks of change. */
  readonly isOfSizes: boolean;
}

export interface Levels {
  readonly from: Quantity | undefined;
  readonly to: Quantity | undefined;
}

/** In a column of per cent small numbers change by so many, and percentages by so many points. */
function kindOfCell(
  { kind }: Quantity,
  level: Quantity,
  most: Column['kind'],
  isPercent: boolean,
): keyof typeof COMPARISONS {
  const isOfCounts = kind === 'percent' && level.kind === 'count';
  if (kind === 'points' || (most === 'points' && !isOfCounts)) return 'points';
  return most === 'step' || (isPercent && kind === 'count') ? 'step' : 'change';
}

/** A cell of change, compared with its two levels. */
export function checkMove(
  row: GridRow,
  { index, kind: most }: Pick<Column, 'index' | 'kind'>,
  { from, to }: Levels,
  { isSigned, isPercent, isOfSizes }: MoveStyle,
): Checked[] {
  const cell = row.cells[index];
  if (!cell || !from || !to) return [];
  const kind = kindOfCell(cell, from, most, isPercent);
  const isUp = cell.value > 0 && !isOfSizes && (/^(?:[+▲↑]|up )/i.test(cell.text) || kind !== 'step' || isSigned);
  const claim = {
    quantity: { ...cell, kind: kind === 'step' ? ('count' as const) : ('percent' as const) },
    direction: cell.value < 0 ? (-1 as const) : isUp ? (1 as const) : undefined,
  };
  const move = judgeMove(COMPARISONS[kind], claim, from, to);
  if (!move) return [];
  const isTurned = move.verdict === 'wrong-direction';
  return [
    {
      row,
      cell,
      value: move.value,
      verdict: move.verdict === 'ambiguous' ? 'agrees' : move.verdict,
      mistake: isTurned ? { mistake: 'sign', because: 'the sign is the other' } : move.mistake,
      shown: `${from.text} to ${to.text}: ${move.shown}`,
      kind: kind === 'change' ? 'percentage' : 'count',
      parts: [from, to],
    },
  ];
}

export function styleOf({ rows }: Grid, { index, heading }: Column): MoveStyle {
  const isSigned = rows.some(
    ({ cells }) => /^[^(]/.test(cells[index]?.text ?? '') && isSignedText(cells[index]?.text ?? ''),
  );
  return {
    isSigned,
    isPercent: rows.some(({ cells }) => cells[index]?.kind === 'percent'),
    isOfSizes: !isSigned && isBarePercent(heading),
  };
}

const yearsApart = ({ earlier, later }: ColumnPair): number | undefined =>
  earlier.time && later.time ? (later.time.to - earlier.time.to) / 12 : undefined;

/** Of several pairs of columns that of the time the heading says, then the one most rows bear out. */
export function ofMoves(grid: Grid, column: Column): Hypothesis | undefined {
  const years = yearsOf({ leadText: column.heading.toLowerCase(), tailText: '' });
  const pairs = columnPairs(grid.columns);
  const untimed = pairs.filter((pair) => yearsApart(pair) === undefined);
  const all =
    years === undefined ? pairs : [...untimed, ...ofYearsApart(years, pairs, (pair) => yearsApart(pair) ?? 0)];
  const style = styleOf(grid, column);
  const left = all.filter(({ earlier, later }) => Math.max(earlier.index, later.index) < column.index);
  // A table that repeats "2018, 2019, change" goes on from left to right.
  const nearest = left.length > 0 ? left : all;
  const tried = nearest
    .map((pair) => ({
      pair,
      checked: grid.rows.flatMap((row) =>
        checkMove(row, column, { from: row.cells[pair.earlier.index], to: row.cells[pair.later.index] }, style),
      ),
    }))
    .map((item) => ({ ...item, good: goodOf(item.checked) }))
    .sort((a, b) => b.good - a.good || b.pair.later.index - a.pair.later.index);
  const [best] = tried;
  if (!best) return undefined;
  const isOnly = nearest.filter(({ isKnown }) => isKnown).length === 1 && best.pair.isKnown;
  return {
    checked: best.checked,
    isKnown: isBorneOut(best, 2) || (isOnly && (best.good >= 1 || best.checked.length <= 2)),
  };
}

export const isMove = ({ kind }: Column): boolean => kind === 'change' || kind === 'step' || kind === 'points';
