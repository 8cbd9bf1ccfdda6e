import type { ReportTable, Summary } from '../../core/report.js';

/** Months that are listed: the last, and the year before it. */
const MONTHS = 13;

/** What a reader needs first of one offence: the signals with the line of its months, what to expect, and the last months. */
export function trendSummary(tables: readonly ReportTable[]): Summary | undefined {
  const [signals, forecast, months] = ['control-signals', 'forecast', 'control-chart'].map((id) =>
    tables.find((table) => table.id === id),
  );
  if (!signals || !forecast || !months) return undefined;
  const last = { ...months, title: `${months.title}: the last ${MONTHS}`, rows: months.rows.slice(-MONTHS) };
  const paragraphs = signals.notes.map((text) => ({ heading: 'The signals', text })).slice(0, 1);
  return { tables: [signals, forecast, last], picture: signals.sparkline ?? [], paragraphs };
}
