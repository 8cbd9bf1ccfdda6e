import type { ReportRow, ReportTable } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { monthLines, type Series } from './month-lines.js';

const isSignal = (row: ReportRow): boolean => textOf(row, 'signal') !== '';

const SERIES: readonly Series[] = [
  { key: 'lower', kind: 'limit-line', name: 'Limits of the usual variation', stepped: true },
  { key: 'upper', kind: 'limit-line', name: '', stepped: true },
  { key: 'mean', kind: 'beside-line', name: 'Mean', stepped: true },
  { key: 'daily', kind: 'own-line', name: 'Offences a day (dot: a signal)', dots: isSignal },
];

/** How many months there are, how many signal, and which is the newest. */
function finding({ rows }: ReportTable): string {
  const known = rows.filter((row) => numberIn(row, 'daily') !== null);
  const signals = known.filter(isSignal);
  const last = known[known.length - 1];
  if (!last) return 'No months to show.';
  const newest = signals[signals.length - 1];
  const latest = newest
    ? ` The newest signal is ${textOf(newest, 'month')} (${textOf(newest, 'daily')} a day): ${textOf(newest, 'signal').slice(2)}.`
    : '';
  const mean = numberIn(last, 'mean') === null ? '' : `, beside a mean of ${textOf(last, 'mean')}`;
  return `A line of the offences a day in each month, with the mean and the limits of the usual variation, which begin anew at each known break of the series. ${signals.length} of ${known.length} months give a signal.${latest} The last month, ${textOf(last, 'month')}, has ${textOf(last, 'daily')} a day${mean}.`;
}

/** The control chart of an offence: offences a day, mean, limits, signals as dots. */
export const controlChart: ChartMaker = {
  id: 'control-chart',
  table: 'control-chart',
  about: 'offences a day by month with mean, limits and signals',
  make(table) {
    if (!table.rows.some((row) => numberIn(row, 'daily') !== null)) return undefined;
    return {
      title: table.title,
      description: finding(table),
      columns: { kind: 'line', label: 'month', values: ['daily', 'mean', 'lower', 'upper'] },
      draw: (width) => monthLines(table, SERIES, width),
    };
  },
};
