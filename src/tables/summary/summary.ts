import { figureText } from '../../core/format.js';
import { addMonths, monthName, monthsBetween, periodBetween } from '../../core/months.js';
import type { ReportRow, ReportTable, Summary } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import { howManyFound } from '../annual/signals.js';
import { type Columns, column, tableBody } from '../shared/column.js';
import { keyNumbers } from '../shared/key-figures.js';
import type { Report } from '../shared/report.js';
import { blocks } from '../shared/sparkline.js';

/** Years of months that the line of blocks shows. */
const YEARS = 5;
/** Rises, and falls, that are listed. */
const LISTED = 4;
/** The findings that are not in the numbers above them. */
const FINDINGS = ['where-it-stands-out', 'what-may-be-chance', 'what-to-be-careful-about'];

/** The few numbers that stand for the whole, London's in a column of their own. */
function keyTable(report: Report): ReportTable {
  const { area, study, quarter } = report;
  const { labels, londonName, ...numbers } = keyNumbers(report);
  const { verdict, rank, among } = numbers;
  const rows = [
    { label: labels.count, borough: figureText(numbers.count), london: figureText(numbers.london) },
    {
      label: labels.previousCount,
      borough: figureText(numbers.previousCount),
      london: figureText(numbers.londonPrevious),
    },
    {
      label: labels.change,
      borough: `${figureText(numbers.percent)} ${verdict === '' ? '' : `(${verdict})`}`.trim(),
      london: figureText(numbers.londonPercent),
    },
    { label: labels.rate, borough: figureText(numbers.rate), london: figureText(numbers.londonRate) },
    { label: labels.rank, borough: `${rank} ${among}`, london: '' },
  ].map((row) => ({ key: row.label, ...row }));
  const columns: Columns<(typeof rows)[number]> = [
    column.text('figure', 'All offences', ({ label }) => label),
    column.text('borough', area.name, ({ borough }) => borough),
    column.text('london', londonName, ({ london }) => london),
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

/** The largest rises and falls in number, in the order of the table; all offences, which stand above, and sets of several are left out. */
function largestChanges(signals: ReportTable, report: Report): ReportTable {
  const { study, quarter } = report;
  const isSet = (offence: string) => offence === 'all' || study.tree.set(offence) !== undefined;
  const largest = [1, -1].flatMap((sign) =>
    signals.rows
      .filter((row) => sizeOf(row) * sign > 0 && !isSet(row.key))
      .sort((a, b) => (sizeOf(b) - sizeOf(a)) * sign)
      .slice(0, LISTED),
  );
  const rows = signals.rows.filter((row) => largest.includes(row)).map((row) => ({ ...row, level: 0 }));
  const columns = signals.columns.filter(({ key }) => key !== 'change' && key !== 'adjusted_p');
  const isAll = rows.length === signals.rows.length;
  const title = `Changes larger than chance, ${(quarter ?? study.choices.period).label}: ${howManyFound(report)}`;
  return { ...signals, columns, rows, title: isAll ? title : `${title}; the largest` };
}

/** What a reader needs first, of the tables of the report: the numbers, what changed, what stands out and what to be careful about. */
export function summaryOf(report: Report, tables: readonly ReportTable[]): Summary | undefined {
  const [headlines, signals] = ['headlines', 'signals'].map((id) => tables.find((table) => table.id === id));
  if (!signals) return undefined;
  const findings = (headlines?.rows ?? []).filter(({ key }) => FINDINGS.includes(key));
  return {
    tables: [keyTable(report), largestChanges(signals, report)],
    picture: monthsLine(report),
    paragraphs: findings.map(({ cells: { topic, finding } }) => ({ heading: `${topic}`, text: `${finding}` })),
  };
}
