import { failIfStrict } from '../../app/read-dataset.js';
import type { ChartMaker } from '../../charts/chart.js';
import { isMap } from '../../charts/index.js';
import type { Settings } from '../../config/settings.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import type { Area } from '../../core/reference.js';
import type { Chart, ReportTable } from '../../core/report.js';
import type { Report } from '../../tables/shared/report.js';
import { pickCharts } from '../pick-charts.js';
import { boundariesFor } from './boundaries.js';

interface ChartedTables {
  readonly makers: readonly ChartMaker[];
  readonly tables: readonly ReportTable[];
  /** Of wards and LSOAs, the borough whose they are; undefined: all of London's. */
  readonly within?: Area;
}

/** The charts of tables, their maps by the outlines that the user gives, and the messages on these. */
export function chartsWithMaps(
  { makers, tables, within }: ChartedTables,
  { study, area }: Pick<Report, 'study' | 'area'>,
  settings: Settings,
): { charts: readonly Chart[]; diagnostics: readonly Diagnostic[] } {
  const { boundaries, diagnostics } = boundariesFor(settings, { study, within });
  const charts = pickCharts(makers, tables, { study, area, boundaries }, settings.chart);
  const isUnused = boundaries !== undefined && !charts.some(isMap);
  const unused: Diagnostic = { level: 'warning', text: '--boundaries is not used: none of these tables has a map.' };
  const all = isUnused ? [...diagnostics, unused] : diagnostics;
  failIfStrict(settings, all);
  return { charts, diagnostics: all };
}
