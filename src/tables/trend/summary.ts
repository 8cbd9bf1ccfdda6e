import { capitalized } from '../../core/format.js';
import type { ReportTable, Summary } from '../../core/report.js';
import { whyEmpty } from '../shared/empty-tables.js';

/** Months that are listed: the last, and the year before it. */
const MONTHS = 13;

/** Signals that are listed, the newest. */
const SIGNALS = 5;

/** The last rows of a table, which its title then says. */
function lastRows(table: ReportTable, count: number): ReportTable {
  const { rows, title } = table;
  return rows.length <= count ? table : { ...table, title: `${title}: the last ${count}`, rows: rows.slice(-count) };
}

/** What a reader needs first of one offence: the signals with the line of its months, what to expect, and the last months. */
export function trendSummary(tables: readonly ReportTable[]): Summary | undefined {
  const [signals, forecast, months] = ['control-signals', 'forecast', 'control-chart'].map((id) =>
    tables.find((table) => table.id === id),
  );
  if (!signals || !forecast || !months) return undefined;
  const [newest, last] = [lastRows(signals, SIGNALS), lastRows(months, MONTHS)];
  const whyNone = whyEmpty(forecast);
  const expected = whyNone === undefined ? [] : [{ heading: forecast.title, text: `${capitalized(whyNone)}.` }];
  const paragraphs = signals.notes.map((text) => ({ heading: 'The signals', text })).slice(0, 1);
  const shown = whyNone === undefined ? [newest, forecast, last] : [newest, last];
  return { tables: shown, picture: signals.sparkline ?? [], paragraphs: [...expected, ...paragraphs] };
}
