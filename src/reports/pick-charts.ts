import { type ChartMaker, chartsOf } from '../charts/chart.js';
import type { Boundaries } from '../core/boundaries.js';
import { usageError } from '../core/errors.js';
import type { Chart, ReportTable } from '../core/report.js';
import { didYouMean } from '../core/suggest-name.js';
import type { Report } from '../tables/shared/report.js';

/** The report that charts are of, with outlines for its maps where the user gives them. */
interface ChartedReport extends Pick<Report, 'study' | 'area'> {
  readonly boundaries?: Boundaries | undefined;
}

/** The charts of the tables, or those asked for; an unknown id is refused with the nearest. */
export function pickCharts(
  makers: readonly ChartMaker[],
  tables: readonly ReportTable[],
  { study, area, boundaries }: ChartedReport,
  wanted: readonly string[],
): Chart[] {
  const known = makers.map(({ id }) => id);
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw usageError(
      `there is no chart "${unknown}"${didYouMean(unknown, known)}; the charts are ${known.join(', ')}.`,
    );
  }
  const charts = chartsOf(makers, tables, { areas: study.reference.areas, area, boundaries });
  return wanted.length === 0 ? charts : charts.filter(({ id }) => wanted.includes(id));
}
