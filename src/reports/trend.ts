import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { prepareReport } from '../app/read-dataset.js';
import { offencesWanted } from '../app/shown-figures.js';
import { TREND_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import type { SmallLevel } from '../core/crime.js';
import { inputError, usageError } from '../core/errors.js';
import { monthRange } from '../core/months.js';
import type { Chart, ReportTable } from '../core/report.js';
import { trendShows } from '../figures/basis/shown-periods.js';
import { labelOf } from '../figures/measures/comparison.js';
import { LEVEL_NAMES, smallAreasOf } from '../figures/small-areas/small-areas.js';
import { controlChart } from '../figures/time/control-chart.js';
import { refuseEmpty } from '../tables/shared/empty-tables.js';
import { buildTable, pickById } from '../tables/shared/report.js';
import { TREND_TABLES } from '../tables/trend/index.js';
import { smallTrends } from '../tables/trend/small-trends.js';
import { trendSummary } from '../tables/trend/summary.js';
import type { TrendReport } from '../tables/trend/trend-report.js';
import { jsonTable } from '../write/json.js';
import { fileStem } from './file-stem.js';
import { pickCharts } from './pick-charts.js';
import { jsonArea, jsonOffence, jsonSources, studyResult } from './study-result.js';

interface Trend {
  readonly tables: readonly ReportTable[];
  readonly charts: readonly Chart[];
}

/** The tables and charts of one offence in the borough. */
function boroughTrend(report: TrendReport, { table, chart }: Settings): Trend {
  const tables = pickById(TREND_TABLES, table).map((builder) => buildTable(builder, report));
  refuseEmpty(tables, table);
  return { tables, charts: pickCharts(TREND_CHARTS, tables, report, chart) };
}

function smallTrend(report: TrendReport, level: SmallLevel, { table, chart }: Settings): Trend {
  const [one] = LEVEL_NAMES[level];
  if (table.length > 0 || chart.length > 0)
    throw usageError(`trend of ${LEVEL_NAMES[level][1]} is one table without a chart; leave --table and --chart out.`);
  const { study, area } = report;
  if (smallAreasOf(study, level, area.code).length === 0)
    throw inputError(`there is no ${one} file with ${study.choices.period.to}; add one with --data.`);
  return { tables: [smallTrends(report, level)], charts: [] };
}

/** Of several offences each has tables of its own: their ids must not be one. */
function named({ tables, charts }: Trend, offence: string): Trend {
  const idOf = (id: string) => `${id}-${offence}`;
  return {
    tables: tables.map((table) => ({ ...table, id: idOf(table.id) })),
    charts: charts.map((chart) => ({ ...chart, id: idOf(chart.id), table: idOf(chart.table) })),
  };
}

/** The report on some offences month by month. */
export async function buildTrend(settings: Settings): Promise<CommandResult> {
  const { level } = settings;
  const report = await prepareReport(settings, {
    levels: [level],
    shows: (periods, reference) => trendShows(periods, offencesWanted(reference, settings), level !== 'borough'),
  });
  const { study, area } = report;
  const offences = offencesWanted(study.reference, settings);
  const trends = offences.map((offence) => {
    const ofOffence = { ...report, offence };
    const trend = level === 'borough' ? boroughTrend(ofOffence, settings) : smallTrend(ofOffence, level, settings);
    return offences.length === 1 ? trend : named(trend, offence);
  });
  const tables = trends.flatMap((trend) => trend.tables);
  const charts = trends.flatMap((trend) => trend.charts);
  const [offence = 'all'] = offences;
  const { base, period } = study.choices;
  const charted = level === 'borough' ? area : (smallAreasOf(study, level, area.code)[0] ?? area);
  const json = {
    area: jsonArea(area),
    offence: jsonOffence(study, offence),
    ...(offences.length === 1 ? {} : { offences: offences.map((id) => jsonOffence(study, id)) }),
    from: controlChart(study, charted, offence)[0]?.points[0]?.month ?? base.from,
    to: period.to,
    tables: tables.map(jsonTable),
    sources: jsonSources(study),
  };
  const what = offences.length === 1 ? labelOf(study, offence) : countText(offences.length, 'offence');
  const onScreen = settings.table.length > 0 ? undefined : () => trendSummary(tables);
  const summary = `${area.name}, ${what}: ${monthRange(json.from, period.to)}.`;
  return studyResult(
    report,
    { name: 'trend', fileStem: fileStem(area, period, 'trend'), tables, json, charts, summary: onScreen },
    summary,
  );
}
