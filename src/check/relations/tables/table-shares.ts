import type { Grid } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Quantity } from '../../model.js';
import { intervalOf, shareOf } from '../../verdicts/intervals.js';
import { numberText } from '../../verdicts/report.js';
import type { Checked } from './checked-cells.js';
import { checkShare, isCounts } from './table-ratios.js';

/** A column of shares, of the total of another column. */

/** "Need (n = 118)", "% of 118": the whole that a heading gives. */
const STATED = /(?:\bn ?= ?|(?:%|\bper ?cent) of (?:the |all )?)(\d[\d,]*)\b/i;

function statedIn({ columns, heading }: Grid, of: Column): number | undefined {
  const stated = STATED.exec(of.heading)?.[1];
  const all = [...columns.map((column) => column.heading.replace(/ share \(%\)$/, '')), heading];
  const found = stated ? [stated] : [...new Set(all.flatMap((text) => STATED.exec(text)?.[1] ?? []))];
  return found.length === 1 ? Number(found[0]?.replaceAll(',', '')) : undefined;
}

function totalFor(grid: Grid, column: Column): Quantity | undefined {
  const total = grid.rows.find(({ isTotal, cells }) => isTotal && cells[column.index])?.cells[column.index];
  if (total) return total;
  const parts = grid.rows.flatMap(({ cells }) => cells[column.index] ?? []);
  const [first] = parts;
  const stated = statedIn(grid, column);
  if (first && stated !== undefined) return { ...first, value: stated, text: numberText(stated) };
  const value = parts.reduce((sum, { value: partValue }) => sum + partValue, 0);
  return first && parts.length > 2 ? { ...first, value, text: numberText(value) } : undefined;
}

/** A column as shares of the total of each column of counts before it. */
export function checkShares(grid: Grid, column: Column): Checked[][] {
  return grid.columns
    .filter((level) => isCounts(level) && level.index < column.index)
    .map((level) => {
      const whole = totalFor(grid, level);
      return grid.rows.flatMap((row): Checked[] => {
        const [cell, few] = [row.cells[column.index], row.cells[level.index]];
        if (!cell || !few || !whole || row.isTotal) return [];
        const value = shareOf(intervalOf(few), intervalOf(whole));
        // The whole may be a sum that stands in no cell.
        return value ? checkShare({ row, cell, few, many: whole }, value).map((one) => ({ ...one, parts: [few] })) : [];
      });
    });
}
