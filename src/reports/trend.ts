import { prepareReport } from '../app/read-dataset.js';
import type { CommandResult } from '../app/run-command.js';
import { offencesNamed, offencesWanted } from '../app/shown-figures.js';
import { TREND_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { trendShows } from '../figures/basis/shown-periods.js';
import { explainer } from '../figures/explain/explain.js';
import { labelOf } from '../figures/measures/comparison.js';
import { buildTable, pickById } from '../tables/shared/report.js';
import { TREND_TABLES } from '../tables/trend/index.js';
import { jsonSource, jsonTable } from '../write/json.js';
import { pickCharts } from './pick-charts.js';

/** The tables of one offence month by month, and how their numbers were made. */
export async function buildTrend(settings: Settings): Promise<CommandResult> {
  if (settings.offence.length > 1) throw usageError('trend takes one offence; run it once for each.');
  const makers = pickById(TREND_TABLES, settings.table);
  const report = await prepareReport(settings, {
    shows: (periods, reference) => trendShows(periods, offencesWanted(reference, settings)),
  });
  const { study, area, problems } = report;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = makers.map((maker) => buildTable(maker, { ...report, offence }));
  const { base, period } = study.choices;
  const json = {
    area: { code: area.code, name: area.name },
    offence: { id: offence, label: labelOf(study, offence) },
    from: base.from,
    to: period.to,
    tables: tables.map(jsonTable),
    sources: study.sources.map(jsonSource),
  };
  const charts = pickCharts(TREND_CHARTS, tables, report, settings.chart);
  const summary = `${area.name}, ${labelOf(study, offence)}: ${base.from} to ${period.to}.`;
  return {
    document: { name: 'trend', tables, json, charts, explain: explainer(study) },
    problems,
    sources: study.sources,
    summary,
  };
}
