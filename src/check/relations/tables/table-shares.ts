import type { Grid } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Quantity } from '../../model.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { mistakeOfShare } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import { type Checked, type Hypothesis, isGood } from './checked-cells.js';

/** A column of shares, of the total of another column. */

function totalFor(grid: Grid, column: Column): Quantity | undefined {
  const total = grid.rows.find(({ isTotal, cells }) => isTotal && cells[column.index])?.cells[column.index];
  if (total) return total;
  const parts = grid.rows.flatMap(({ cells }) => cells[column.index] ?? []);
  const value = parts.reduce((sum, { value: partValue }) => sum + partValue, 0);
  return parts.length > 2 ? { ...(parts[0] as Quantity), value, text: numberText(value) } : undefined;
}

export function ofShares(grid: Grid, column: Column): Hypothesis | undefined {
  const tried = grid.columns
    .filter(({ kind, dimension, index }) => kind === 'level' && dimension === 'count' && index < column.index)
    .map((level) => {
      const whole = totalFor(grid, level);
      const checked = grid.rows.flatMap((row): Checked[] => {
        const [cell, part] = [row.cells[column.index], row.cells[level.index]];
        if (!cell || !part || !whole || row.isTotal) return [];
        const value = shareOf(intervalOf(part), intervalOf(whole));
        if (!value) return [];
        const percent: Quantity = { ...cell, kind: 'percent' };
        const verdict = judge(percent, value);
        const shown = `${part.text} of ${whole.text}: ${numberText(middleOf(value), Math.max(1, cell.decimals))}%`;
        const mistake = verdict === 'differs' ? mistakeOfShare(percent, part.value, whole.value, value) : undefined;
        return [{ row, cell, value, verdict, mistake, shown, kind: 'share', parts: [part] }];
      });
      return { checked, good: checked.filter(isGood).length };
    })
    .sort((a, b) => b.good - a.good);
  const [best] = tried;
  return best && best.good >= 2 && best.good >= best.checked.length / 2
    ? { checked: best.checked, isKnown: true }
    : undefined;
}
