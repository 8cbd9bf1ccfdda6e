import { addMonths, monthName, monthsBetween, periodBetween } from '../../core/months.js';
import type { ReportRow, ReportTable, Summary } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import { type Columns, column, tableBody } from '../shared/column.js';
import { keyFigures } from '../shared/key-figures.js';
import type { Report } from '../shared/report.js';
import { blocks } from '../shared/sparkline.js';

/** Years of months that the line of blocks shows. */
const YEARS = 5;
/** Rises, and falls, that are listed. */
const LISTED = 5;
/** The findings that are not in the numbers above them. */
const FINDINGS = ['where-it-stands-out', 'what-may-be-chance', 'what-to-be-careful-about'];

/** The few numbers that stand for the whole, with what each is compared with. */
function keyTable(report: Report): ReportTable {
  const { area, study, quarter } = report;
  const rows = keyFigures(report).map((item, index) => ({ key: `${index}`, ...item }));
  const columns: Columns<(typeof rows)[number]> = [
    column.text('figure', 'All offences', ({ label }) => label),
    column.text('value', area.name, ({ value }) => value),
    column.text('compared', 'Compared', ({ comparedWith, note }) => (note ? `${comparedWith}; ${note}` : comparedWith)),
  ];
  const title = `Recorded crime in ${area.name}, ${(quarter ?? study.choices.period).label}`;
  return { id: 'key-figures', title, ...tableBody(rows, columns), notes: [], source: '' };
}

/** The months up to the end of the period, those that were declared or need not be. */
function monthsLine({ study, area }: Report): string[] {
  const { to } = study.choices.period;
  const first = study.dataset.months[0] ?? to;
  const from = [addMonths(to, 1 - 12 * YEARS), first].sort()[1] ?? to;
  const counts = monthsBetween(from, to).map(
    (month) => countFigure(study, setOf(area), 'all', periodBetween(month, month)).value,
  );
  if (counts.every((value) => value === null)) return [];
  return [blocks(counts), `Offences each month, ${monthName(from)} to ${monthName(to)}`];
}

const sizeOf = ({ cells: { change } }: ReportRow): number => (typeof change === 'object' ? (change.value ?? 0) : 0);

/** The largest rises and falls in number, in the order of the table; a sum of several offences is left out. */
function largestChanges(signals: ReportTable, isSet: (offence: string) => boolean): ReportTable {
  const largest = [1, -1].flatMap((sign) =>
    signals.rows
      .filter((row) => sizeOf(row) * sign > 0 && !isSet(row.key))
      .sort((a, b) => (sizeOf(b) - sizeOf(a)) * sign)
      .slice(0, LISTED),
  );
  const rows = signals.rows.filter((row) => largest.includes(row)).map((row) => ({ ...row, level: 0 }));
  const columns = signals.columns.filter(({ key }) => key !== 'change' && key !== 'adjusted_p');
  const isAll = rows.length === signals.rows.length;
  return { ...signals, columns, rows, title: isAll ? signals.title : `${signals.title}; the largest` };
}

/** What a reader needs first, of the tables of the report: the numbers, what changed, what stands out and what to be careful about. */
export function summaryOf(report: Report, tables: readonly ReportTable[]): Summary | undefined {
  const [headlines, signals] = ['headlines', 'signals'].map((id) => tables.find((table) => table.id === id));
  if (!signals) return undefined;
  const findings = (headlines?.rows ?? []).filter(({ key }) => FINDINGS.includes(key));
  const { study } = report;
  return {
    tables: [keyTable(report), largestChanges(signals, (offence) => study.tree.set(offence) !== undefined)],
    picture: monthsLine(report),
    paragraphs: findings.map(({ cells: { topic, finding } }) => ({ heading: `${topic}`, text: `${finding}` })),
  };
}
