import { controlChartTable } from './control-chart.js';
import { controlLimitsTable } from './control-limits.js';
import { controlSignalsTable } from './control-signals.js';
import { forecastTable } from './forecast.js';
import type { TrendTable } from './trend-report.js';

/** The tables of `trend`, in the order they are printed. Adding one: its file and its line here. */
export const TREND_TABLES: readonly TrendTable[] = [
  controlSignalsTable,
  forecastTable,
  controlLimitsTable,
  controlChartTable,
];
