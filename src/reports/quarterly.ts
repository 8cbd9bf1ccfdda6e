import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { prepareReport } from '../app/read-dataset.js';
import type { SharedStudy } from '../app/shared-study.js';
import { QUARTERLY_CHARTS } from '../charts/index.js';
import { quarterChange } from '../charts/quarter-change.js';
import type { Settings } from '../config/settings.js';
import { inputError, usageError } from '../core/errors.js';
import { financialQuarter, lastQuarterBy, monthsBetween, type Period, twelveMonthsTo } from '../core/months.js';
import type { Area } from '../core/reference.js';
import { quarterlyShows } from '../figures/basis/shown-periods.js';
import { detectionMeasure, NO_OUTCOMES, WHERE_OUTCOMES_ARE } from '../figures/detection/detection.js';
import { QUARTERLY_TABLES } from '../tables/index.js';
import { dashboard } from '../tables/quarterly/dashboard.js';
import type { QuarterlyReport } from '../tables/quarterly/quarter.js';
import { quarterMonths } from '../tables/quarterly/quarter-months.js';
import { leftOutNote, refuseEmpty } from '../tables/shared/empty-tables.js';
import { frontMatter } from '../tables/shared/front-matter.js';
import { buildTable, pickById, type TableBuilder } from '../tables/shared/report.js';
import { summaryOf } from '../tables/summary/summary.js';
import { jsonTable } from '../write/json.js';
import type { QuarterlyJson } from '../write/json-types.js';
import { boardTables } from './board-tables.js';
import { withBranding } from './branding.js';
import { withCrossChecks } from './cross-checks.js';
import { fileStem } from './file-stem.js';
import { withNarrative } from './narrative.js';
import { otherPages } from './other-pages.js';
import { pickCharts } from './pick-charts.js';
import { jsonArea, jsonSources, studyResult } from './study-result.js';

/** The quarter asked for, or the last whole one in the data. */
function quarterFrom({ quarter }: Settings, months: readonly string[]): Period {
  const last = months[months.length - 1] ?? '';
  if (quarter === undefined) return lastQuarterBy(last);
  const named = financialQuarter(quarter);
  if (!named) throw usageError(`--quarter ${quarter} is no financial quarter; write 2025/26-Q4 (Q1 is April to June).`);
  if (!monthsBetween(named.from, named.to).some((month) => months.includes(month))) {
    throw inputError(
      `no month of ${named.label} is in the data, which runs from ${months[0]} to ${last}; add the file that has it, or choose another quarter.`,
    );
  }
  return named;
}

/** The report on a quarter. */
export async function buildQuarterly(settings: Settings, shared?: SharedStudy): Promise<CommandResult> {
  const isForBoard = settings.preset === 'board';
  const builders = pickById(QUARTERLY_TABLES, isForBoard ? boardTables(settings.table) : settings.table);
  const { report, quarter } = await quarterlyReport(settings, shared);
  const { study, area } = report;
  const built = builders.map((builder) => buildTable(builder, report));
  refuseEmpty(built, settings.table);
  const { tables, recommendations, diagnostics } = await withNarrative(settings, report, built, QUARTERLY_TABLES);
  const json: QuarterlyJson = {
    area: jsonArea(area),
    quarter,
    period: study.choices.period,
    previous: study.choices.previous,
    tables: tables.map(jsonTable),
    sources: jsonSources(study),
  };
  const summary = `${area.name}, ${quarter.label}: ${countText(tables.length, 'table')} from ${countText(study.sources.length, 'file')}.`;
  const charted = isForBoard ? [dashboard, quarterMonths].map((builder) => buildTable(builder, report)) : tables;
  const charts = pickCharts(QUARTERLY_CHARTS, charted, report, settings.chart);
  const front = await withBranding({ ...frontMatter(report), recommendations }, settings);
  const stemOf = (borough: Pick<Area, 'name'>) => fileStem(borough, quarter, isForBoard ? 'board' : 'quarterly');
  const onScreen = settings.table.length > 0 ? undefined : () => summaryOf(report, tables);
  return studyResult(
    { study, diagnostics: [...report.diagnostics, ...diagnostics, ...notesOnDetection(report, builders)] },
    {
      name: 'quarterly',
      fileStem: stemOf(area),
      otherPages: otherPages(settings, area, stemOf),
      tables,
      json,
      front,
      charts,
      // Of a quarter a reader asks first what changed, as of a year where the borough stands.
      leadChart: settings.chart.length > 0 ? undefined : charts.find(({ id }) => id === quarterChange.id),
      isForBoard,
      summary: onScreen,
    },
    summary,
  );
}

const notesOnDetection = ({ leftOut = [] }: QuarterlyReport, builders: readonly TableBuilder<QuarterlyReport>[]) =>
  builders.includes(dashboard)
    ? leftOut.map(([what, why]) => leftOutNote(`the part "${what}"`, why, WHERE_OUTCOMES_ARE))
    : [];

/** The dashboard has columns of detection only where the files have outcomes. */
function withoutDetection(report: QuarterlyReport): QuarterlyReport {
  if (detectionMeasure(report.study)) return report;
  return { ...report, leftOut: [['Detection rates', NO_OUTCOMES.missing]] };
}

/** The study of a quarter is of the 12 months to its end: rates and ranks of three months would swing with the season. */
async function quarterlyReport(settings: Settings, shared: SharedStudy | undefined) {
  const twelveMonths = { ...settings, year: undefined, to: undefined, base: undefined };
  const report = await prepareReport(twelveMonths, {
    periodOf: ({ months }) => twelveMonthsTo(quarterFrom(settings, months).to),
    shows: quarterlyShows,
    averageBorough: true,
    shared,
  });
  const quarter = lastQuarterBy(report.study.choices.period.to);
  return { report: withCrossChecks(withoutDetection({ ...report, quarter }), settings), quarter };
}
