import { prepareReport } from '../app/read-dataset.js';
import type { CommandResult } from '../app/run-command.js';
import { offencesNamed, showsWanted } from '../app/shown-figures.js';
import { RANK_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { explainer } from '../figures/explain/explain.js';
import { labelOf } from '../figures/measures/comparison.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { byRate, lineOf } from '../tables/rank/league.js';
import { buildTable, pickById } from '../tables/shared/report.js';
import { jsonFigure, jsonSource, jsonTable } from '../write/json.js';
import { pickCharts } from './pick-charts.js';
import { rankSmallAreas } from './small-areas.js';

/** London's boroughs, wards or LSOAs in order of one offence, and how their numbers were made. */
export async function buildRank(settings: Settings, overDispersion: boolean): Promise<CommandResult> {
  if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
  if (settings.level !== 'borough') return rankSmallAreas(settings, settings.level);
  const makers = pickById(RANK_TABLES, settings.table);
  const report = await prepareReport(settings, { everyBorough: true, shows: showsWanted(settings) });
  const { study, problems } = report;
  const { period } = study.choices;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = makers.map((maker) => buildTable(maker, { ...report, offence, overDispersion }));
  const rows = byRate(study, offence).map(({ area }) => {
    const { rank, count, rate, changePercent } = lineOf(study, area, offence);
    return {
      rank: jsonFigure(rank),
      area: { code: area.code, name: area.name },
      count: jsonFigure(count),
      rate: jsonFigure(rate),
      change_percent: jsonFigure(changePercent),
    };
  });
  const json = {
    offence: { id: offence, label: labelOf(study, offence) },
    period,
    rows,
    notes: [...new Set(tables.flatMap(({ notes }) => notes))],
    tables: tables.map(jsonTable),
    sources: study.sources.map(jsonSource),
  };
  const summary = `${labelOf(study, offence)}, ${period.label}: ${rows.length} boroughs.`;
  const charts = pickCharts(RANK_CHARTS, tables, report, settings.chart);
  return {
    document: { name: 'rank', tables, json, charts, explain: explainer(study) },
    problems,
    sources: study.sources,
    summary,
  };
}
