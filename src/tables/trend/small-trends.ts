import { capitalized } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { monthName } from '../../core/months.js';
import type { SmallArea } from '../../core/reference.js';
import type { ReportTable } from '../../core/report.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { LEVEL_NAMES, smallAreasOf } from '../../figures/small-areas/small-areas.js';
import { type ControlPoint, type ControlStretch, controlChart } from '../../figures/time/control-chart.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import { wardBasisNotes } from '../wards/ward-words.js';
import { limitColumns } from './control-limits.js';
import { fewNotes, monthsOf, sentenceOf, signalRuns } from './signal-words.js';
import { monthBlocks } from './sparkline.js';
import type { TrendReport } from './trend-report.js';

/** One ward or LSOA, with its newest month and its newest signal. */
interface SmallTrend extends RowHead, ControlPoint {
  readonly area: SmallArea;
  readonly stretches: readonly ControlStretch[];
}

function trendOf(report: TrendReport, area: SmallArea): SmallTrend[] {
  const stretches = controlChart(report.study, area, report.offence);
  const last = stretches.at(-1)?.points.at(-1);
  return last ? [{ key: area.gss, ...last, area, stretches }] : [];
}

/** "August 2025 to October 2025: ▲ higher than usual, ...": the newest signal of all months. */
function newestSignal({ stretches }: SmallTrend): string {
  const run = signalRuns(stretches).at(-1);
  if (run) return `${monthsOf(run)}: ${sentenceOf(run)}`;
  const { limits } = stretches.at(-1)?.points.at(-1) ?? {};
  return isMissing(limits) ? limits.missing : 'none';
}

/** Every ward (or LSOA) of the borough on one line: its months as blocks, its newest signal, its newest month and limits. */
export function smallTrends(report: TrendReport, level: SmallArea['level']): ReportTable {
  const { study, area, offence } = report;
  const rows = smallAreasOf(study, level, area.code).flatMap((small) => trendOf(report, small));
  const [one, many] = LEVEL_NAMES[level];
  const points = rows[0]?.stretches.flatMap((stretch) => stretch.points) ?? [];
  const [first, last] = [points[0]?.month ?? '', points.at(-1)?.month ?? ''];
  const columns: Columns<SmallTrend> = [
    column.text('area', capitalized(one), (row) => row.area.name),
    column.text('months', 'Months', ({ stretches }) => monthBlocks(stretches.flatMap((stretch) => stretch.points))),
    column.text('signal', 'Newest signal', newestSignal),
    column.offences('count', monthName(last), ({ count }) => count),
    column.offencesADay('daily', 'A day', ({ daily }) => daily),
    ...limitColumns('Mean'),
  ];
  const title = `${labelOf(study, offence)} in the ${many} of ${area.name}, offences a day by month, ${monthName(first)} to ${monthName(last)}`;
  const notes = [
    ...(level === 'ward' ? wardBasisNotes(study) : []),
    'Each line is a control chart of its own; the limits are of the months since its newest known break.',
    ...fewNotes(rows.flatMap((row) => row.stretches.flatMap((stretch) => stretch.points))),
  ];
  return reportTable(study, { id: 'small-trends', title, columns, rows, notes, london: false });
}
