import type { Grid, Named } from '../../grids/grid.js';
import { type Column, isBase } from '../../grids/grid-columns.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval, Quantity } from '../../model.js';
import { middleOf, pointAt, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import { isCounts } from '../tables/table-ratios.js';
import { pairsMeant } from './pair-meant.js';
import type { Whole } from './share-columns.js';

/** The part and the whole that a table gives for a share, and those of its other columns. */

export interface Amounts {
  readonly part: Interval;
  readonly whole: Whole;
  /** Parts and totals of other columns, which a number may have been worked out from by mistake. */
  readonly others?: readonly { readonly part: number; readonly whole: number }[];
}

/** The share of another year, or of the total of another year. */
export function slipOf({ part, others = [] }: Amounts, quantity: Quantity): Mistake | undefined {
  if (quantity.decimals === 0) return undefined;
  const isFit = (few: number, many: number): boolean => {
    const value = shareOf(pointAt(few), pointAt(many));
    return value !== undefined && judge(quantity, value) === 'agrees';
  };
  const stale = others.find((other) => isFit(other.part, other.whole));
  if (stale)
    return { mistake: 'stale-year', because: `it is that of ${numberText(stale.part)} of ${numberText(stale.whole)}` };
  const mixed = others.find(({ whole }) => isFit(middleOf(part), whole));
  return (
    mixed && { mistake: 'wrong-denominator', because: `it is of the ${numberText(mixed.whole)} of another column` }
  );
}

/** How much the rows rose or fell, and how much the row of the total did. */
export function movesIn(grid: Grid, rows: readonly Named[], { sentence }: Mention): Amounts | undefined {
  const [pair, ...more] = pairsMeant(grid, sentence, sentence.text);
  const total = grid.rows.find(({ isTotal }) => isTotal);
  if (!pair || !total || more.length > 0) return undefined;
  const moved = [total, ...rows.map(({ row }) => row)].map(({ cells }): number => {
    const [from, to] = [cells[pair.earlier.index], cells[pair.later.index]];
    return from && to ? to.value - from.value : Number.NaN;
  });
  const [all = Number.NaN, ...parts] = moved;
  const part = parts.reduce((sum, one) => sum + one, 0);
  const isPart = Math.sign(part) === Math.sign(all) && Math.abs(part) <= Math.abs(all);
  return isPart
    ? { part: pointAt(Math.abs(part)), whole: { value: pointAt(Math.abs(all)), isKnown: true, isTotal: true } }
    : undefined;
}

/** The parts and totals of the other columns of counts. */
export const otherColumns = (grid: Grid, rows: readonly Named[], column: Column): { part: number; whole: number }[] =>
  grid.columns
    .filter((other) => isCounts(other) && other !== column && !isBase(other))
    .flatMap(({ index }) => {
      const total = grid.rows.find(({ isTotal }) => isTotal)?.cells[index];
      const parts = rows.flatMap(({ row }) => row.cells[index] ?? []);
      return total && parts.length === rows.length
        ? [{ part: parts.reduce((sum, { value }) => sum + value, 0), whole: total.value }]
        : [];
    });
