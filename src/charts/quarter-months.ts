import type { ReportRow } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { monthLines, type Series } from './month-lines.js';

const SERIES: readonly Series[] = [
  { key: 'previous_count', kind: 'other-line', name: 'Same month a year before' },
  { key: 'count', kind: 'own-line', name: 'Offences (dots: the quarter)', dots: ({ marked }) => marked === true },
];

/** How many months lie above and below the year before, and each month of the quarter. */
function finding(rows: readonly ReportRow[]): string {
  const changes = rows.map((row) => numberIn(row, 'change')).filter((change) => change !== null);
  const above = changes.filter((change) => change > 0).length;
  const below = changes.filter((change) => change < 0).length;
  const quarter = rows
    .filter(({ marked }) => marked)
    .map((row) => `${textOf(row, 'month')} ${textOf(row, 'count')} (${textOf(row, 'previous_count')} a year before)`);
  return `Lines of the offences of each month and of the same month a year before. Of ${changes.length} months ${above} are above the year before and ${below} below. In the quarter: ${quarter.join(', ')}.`;
}

/** Twelve months, the year before behind them. */
export const quarterMonths: ChartMaker = {
  id: 'months-beside-last-year',
  table: 'quarter-months',
  about: 'twelve months to the end of the quarter, with the year before behind them',
  make(table) {
    if (!table.rows.some((row) => numberIn(row, 'count') !== null)) return undefined;
    return {
      title: table.title,
      description: finding(table.rows),
      draw: (width) => monthLines(table, SERIES, width),
    };
  },
};
