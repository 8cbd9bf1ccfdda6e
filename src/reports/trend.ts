import { prepareReport } from '../app/read-dataset.js';
import type { CommandResult } from '../app/run-command.js';
import { offencesNamed, offencesWanted } from '../app/shown-figures.js';
import { TREND_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { trendShows } from '../figures/basis/shown-periods.js';
import { labelOf } from '../figures/measures/comparison.js';
import { buildTable, pickById } from '../tables/shared/report.js';
import { TREND_TABLES } from '../tables/trend/index.js';
import { jsonTable } from '../write/json.js';
import { pickCharts } from './pick-charts.js';
import { jsonArea, jsonOffence, jsonSources, studyResult } from './study-result.js';

/** The report on one offence month by month. */
export async function buildTrend(settings: Settings): Promise<CommandResult> {
  if (settings.offence.length > 1) throw usageError('trend takes one offence; run it once for each.');
  const builders = pickById(TREND_TABLES, settings.table);
  const report = await prepareReport(settings, {
    shows: (periods, reference) => trendShows(periods, offencesWanted(reference, settings)),
  });
  const { study, area } = report;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = builders.map((builder) => buildTable(builder, { ...report, offence }));
  const { base, period } = study.choices;
  const json = {
    area: jsonArea(area),
    offence: jsonOffence(study, offence),
    from: base.from,
    to: period.to,
    tables: tables.map(jsonTable),
    sources: jsonSources(study),
  };
  const charts = pickCharts(TREND_CHARTS, tables, report, settings.chart);
  const summary = `${area.name}, ${labelOf(study, offence)}: ${base.from} to ${period.to}.`;
  return studyResult(report, { name: 'trend', tables, json, charts }, summary);
}
