import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { type PlannedSection, planTables, unprintedIndicators } from '../app/read-assessment.js';
import { prepareReport } from '../app/read-dataset.js';
import type { SharedStudy } from '../app/shared-study.js';
import { offencesNamed, type ShownScope } from '../app/shown-figures.js';
import { chartsOf } from '../charts/chart.js';
import { ANNUAL_CHARTS, BOARD_CHARTS } from '../charts/index.js';
import { ranksOfGroups } from '../charts/ranks-of-groups.js';
import type { Settings } from '../config/settings.js';
import type { Level } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { isMissing } from '../core/missing.js';
import { baseName } from '../core/position.js';
import type { Area } from '../core/reference.js';
import type { Chart, ReportTable } from '../core/report.js';
import { findBorough } from '../figures/basis/areas.js';
import { annualShows } from '../figures/basis/shown-periods.js';
import { periodOf } from '../figures/partner/monitored-measure.js';
import { coverage } from '../tables/annual/coverage.js';
import { offenceChange } from '../tables/annual/offence-change.js';
import { rankings } from '../tables/annual/rankings.js';
import { type EarlierReport, revisedSince } from '../tables/annual/revised-since.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { emptyTable, leftOutNote, whyEmpty } from '../tables/shared/empty-tables.js';
import { frontMatter } from '../tables/shared/front-matter.js';
import { buildTable, type Report, type TableBuilder } from '../tables/shared/report.js';
import { summaryOf } from '../tables/summary/summary.js';
import { jsonTable } from '../write/json.js';
import type { AnnualJson } from '../write/json-types.js';
import { boardTables } from './board-tables.js';
import { withBranding } from './branding.js';
import { withCrossChecks } from './cross-checks.js';
import { readEarlierReport } from './earlier-report.js';
import { fileStem } from './file-stem.js';
import { chartsWithMaps } from './maps/charts-with-maps.js';
import { withNarrative } from './narrative.js';
import { otherPages } from './other-pages.js';
import { jsonArea, jsonSources, studyResult } from './study-result.js';

/** The tables, with the revisions since an earlier report where one is named; `coverage` stays last. */
function annualTables(earlier: EarlierReport | undefined): readonly TableBuilder[] {
  if (earlier === undefined) return ANNUAL_TABLES;
  return [...ANNUAL_TABLES.slice(0, -1), revisedSince(earlier), ...ANNUAL_TABLES.slice(-1)];
}

/** Tables of wards need no file of boroughs when no other table is asked for. */
function levelsFor(wanted: readonly string[]): readonly Level[] {
  const small = ANNUAL_TABLES.filter(({ level }) => level === 'ward').map(({ id }) => id);
  return wanted.length > 0 && wanted.every((id) => small.includes(id)) ? ['ward', 'lsoa'] : ['borough'];
}

const earlierOf = ({ against }: Settings, area: Area): EarlierReport | undefined =>
  against === undefined ? undefined : readEarlierReport(against, area);

/** Everything that the report shows, for suppression: its years, those of targets and of an earlier report, and single months. */
const showsOf =
  (settings: Settings): NonNullable<ShownScope['shows']> =>
  (periods, reference) => {
    const { targets } = settings;
    const area = findBorough(reference.areas, settings.borough);
    const earlier = earlierOf(settings, area);
    const baselines = targets.flatMap(({ baseline, due }) =>
      [periodOf(baseline.period) ?? [], periodOf(due) ?? []].flat(),
    );
    return annualShows(periods, {
      baselines: earlier ? [...baselines, earlier.period] : baselines,
      printed: earlier && { code: area.code, counts: numbersOf(earlier.counts) },
      monthly: reference.offences.filter(({ parent }) => parent === 'all').map(({ id }) => id),
      offences: offencesNamed({ reference }, settings.offence),
    });
  };

const numbersOf = (counts: EarlierReport['counts']): Map<string, number> =>
  new Map([...counts].flatMap(([id, count]) => (isMissing(count) ? [] : [[id, count]])));

/** The tables of each section that show something, the first with its title, and why the others are left out. */
function tablesOf(report: Report, sections: readonly PlannedSection[], wanted: readonly string[]) {
  const leftOut: [heading: string, why: string][] = [];
  const diagnostics: Diagnostic[] = [];
  const built = sections.map(({ title, makers }) => ({
    title,
    tables: makers.flatMap((maker) => {
      const table = buildTable(maker, report);
      const why = whyEmpty(table);
      if (why === undefined) return [table];
      if (wanted.includes(table.id)) throw emptyTable(table.id, why);
      leftOut.push([table.heading ?? table.title, why]);
      diagnostics.push(leftOutNote(`the table ${table.id}`, why, maker.whatToAdd));
      return [];
    }),
  }));
  const withReasons = { ...report, leftOut };
  const tables = built.flatMap((section) =>
    section.tables.map((table, index) => ({
      ...(table.id === coverage.id && leftOut.length > 0 ? buildTable(coverage, withReasons) : table),
      ...(index === 0 && section.title !== '' ? { section: section.title } : {}),
    })),
  );
  return { tables, report: { ...report, diagnostics: [...report.diagnostics, ...diagnostics] } };
}

/** The charts of the two pages, of tables that do not stand on them. */
const boardCharts = (report: Report) => ({
  makers: BOARD_CHARTS,
  tables: [rankings, offenceChange].map((maker) => buildTable(maker, report)),
});

/** Where the borough stands for each group of offences: what a reader sees next to the findings. */
const leadChartOf = (
  { study, area }: Report,
  tables: readonly ReportTable[],
  { chart }: Settings,
): Chart | undefined =>
  chart.length > 0 ? undefined : chartsOf([ranksOfGroups], tables, { areas: study.reference.areas, area })[0];

function annualJson({ study, area, assessment }: Report, tables: readonly ReportTable[]): AnnualJson {
  const { period, previous, base } = study.choices;
  return {
    area: jsonArea(area),
    period,
    previous,
    base,
    tables: tables.map(jsonTable),
    sources: jsonSources(study),
    indicator_files: (assessment?.files ?? []).map((item) => ({ ...item, file: baseName(item.file) })),
  };
}

/** The tables whose offences the user chooses; the offences of the others are those of the report. */
const TABLES_OF_CHOSEN_OFFENCES = ['wards', 'hotspots'];

/** A choice that nothing shows would be taken for one that was followed. */
function unusedOffences({ offence }: Settings, tables: readonly ReportTable[]): Diagnostic[] {
  if (offence.length === 0 || tables.some(({ id }) => TABLES_OF_CHOSEN_OFFENCES.includes(id))) return [];
  const text = `--offence is not used: it chooses the offences of the tables ${TABLES_OF_CHOSEN_OFFENCES.join(' and ')}, of which none is made.`;
  return [{ level: 'warning', text }];
}

const summaryLine = ({ study, area }: Report, tables: readonly ReportTable[]): string =>
  `${area.name}, ${study.choices.period.label}: ${countText(tables.length, 'table')} from ${countText(study.sources.length, 'file')}.`;

/** The annual report. */
export async function buildAnnual(settings: Settings, shared?: SharedStudy): Promise<CommandResult> {
  const scope = { levels: levelsFor(settings.table), shows: showsOf(settings), shared };
  const prepared = await prepareReport(settings, scope);
  const earlier = earlierOf(settings, prepared.area);
  const checked = withCrossChecks(prepared, settings, earlier);
  const isForBoard = settings.preset === 'board';
  const wanted = isForBoard ? boardTables(settings.table) : settings.table;
  const sections = planTables(checked, wanted, annualTables(earlier));
  const { tables: built, report } = tablesOf(checked, sections, wanted);
  const unprinted = wanted.length > 0 ? [] : unprintedIndicators(checked, sections);
  const { tables, recommendations, diagnostics } = await withNarrative(settings, report, built, ANNUAL_TABLES);
  const { study, area } = report;
  const charted = isForBoard ? boardCharts(report) : { makers: ANNUAL_CHARTS, tables, within: area };
  const { charts, diagnostics: ofMaps } = chartsWithMaps(charted, report, settings);
  const front = await withBranding({ ...frontMatter(report), recommendations }, settings);
  const stemOf = (borough: Pick<Area, 'name'>) =>
    fileStem(borough, study.choices.period, isForBoard ? 'board' : 'annual');
  const document = {
    name: 'annual',
    fileStem: stemOf(area),
    otherPages: otherPages(settings, area, stemOf),
    tables,
    // Thousands of objects, which only one format asks for.
    get json() {
      return annualJson(report, tables);
    },
    front,
    charts,
    leadChart: leadChartOf(report, tables, settings),
    summary: settings.table.length > 0 ? undefined : () => summaryOf(report, tables),
    isForBoard,
  };
  const messages = [...report.diagnostics, ...unprinted, ...diagnostics, ...ofMaps];
  const unused = unusedOffences(settings, tables);
  return studyResult({ study, diagnostics: [...messages, ...unused] }, document, summaryLine(report, tables));
}
