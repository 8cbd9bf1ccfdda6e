import type { ReportRow } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { extremesOf, monthLines, type Series } from './month-lines.js';

const SERIES: readonly Series[] = [
  { key: 'count', kind: 'other-fine-line', name: 'Offences in the month' },
  { key: 'rolling_mean', kind: 'own-line', name: 'Average a month over the 12 months to it' },
];

/** Where the months lie and where the 12-month average went. */
function finding(rows: readonly ReportRow[]): string {
  const ends = extremesOf(rows, 'count');
  const rolled = rows.filter((row) => numberIn(row, 'rolling_mean') !== null);
  const [first, last] = [rolled[0], rolled[rolled.length - 1]];
  if (!ends || !first || !last) return 'No months to show.';
  const [from, to] = [numberIn(first, 'rolling_mean') ?? 0, numberIn(last, 'rolling_mean') ?? 0];
  const word = to > from ? 'rose' : to < from ? 'fell' : 'was the same at the end as at the start';
  const moved =
    to === from
      ? `The 12-month average ${word}: ${textOf(last, 'rolling_mean')} a month.`
      : `The 12-month average ${word} from ${textOf(first, 'rolling_mean')} a month (12 months to ${textOf(first, 'month')}) to ${textOf(last, 'rolling_mean')} (12 months to ${textOf(last, 'month')}).`;
  return `Lines of the offences of each month and of the average a month over the 12 months to it. The lowest month was ${textOf(ends.lowest, 'month')} (${textOf(ends.lowest, 'count')}), the highest ${textOf(ends.highest, 'month')} (${textOf(ends.highest, 'count')}). ${moved}`;
}

/** Total offences month by month, with the 12-month rolling average. */
export const monthlyTrend: ChartMaker = {
  id: 'monthly-trend',
  table: 'monthly',
  about: 'total offences month by month, with the 12-month rolling average',
  make(table) {
    if (!table.rows.some((row) => numberIn(row, 'count') !== null)) return undefined;
    return {
      title: table.title,
      description: finding(table.rows),
      showsAll: true,
      columns: { kind: 'line', label: 'month', values: ['count', 'rolling_mean'] },
      draw: (width) => monthLines(table, SERIES, width),
    };
  },
};
