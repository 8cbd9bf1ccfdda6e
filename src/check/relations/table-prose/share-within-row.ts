import type { Named } from '../../grids/grid.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Mention } from '../../mentions/mentions.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { isCounts } from '../tables/table-ratios.js';

/** "66.8% of those approached": another number of the row over that of the column which the words behind the share name. */
export function withinRow(percent: Mention, { grid, row }: Named): ClaimReading[] {
  const behind = stemsOf(percent.tail.split(/[,;.]/)[0] ?? '');
  const counts = grid.columns.filter((column) => isCounts(column) && row.cells[column.index]);
  const wholes = counts.filter(({ stems }) => stems.size > 0 && [...stems].every((stem) => behind.has(stem)));
  return wholes.flatMap((column) =>
    counts.flatMap((other): ClaimReading[] => {
      const [part, whole] = [row.cells[other.index], row.cells[column.index]];
      const value = part && whole && part !== whole ? shareOf(intervalOf(part), intervalOf(whole)) : undefined;
      if (!part || !whole || !value || judge(percent.quantity, value) !== 'agrees') return [];
      const words = `${row.label}, ${part.text} of ${whole.text} in the table: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
      return [{ parts: [], value, verdict: 'agrees', score: 5, mistake: undefined, isSure: true, words }];
    }),
  );
}
