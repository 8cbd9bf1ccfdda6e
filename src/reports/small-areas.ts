import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { boroughIn, prepareReport, prepareStudy } from '../app/read-dataset.js';
import { offencesNamed, showsWanted } from '../app/shown-figures.js';
import { SMALL_AREA_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import type { SmallLevel } from '../core/crime.js';
import { inputError, usageError } from '../core/errors.js';
import { groupThousands } from '../core/format.js';
import { memoizeByArguments } from '../core/memoize-by-arguments.js';
import type { Area } from '../core/reference.js';
import type { ReportTable } from '../core/report.js';
import { labelOf } from '../figures/measures/comparison.js';
import { compareSmall, type SmallComparison } from '../figures/small-areas/small-area-comparison.js';
import {
  LEVEL_NAMES,
  rankInBorough,
  rankInLondon,
  smallAreas,
  whyNotGiven,
} from '../figures/small-areas/small-areas.js';
import type { Study } from '../figures/study.js';
import { type Columns, column } from '../tables/shared/column.js';
import { reportTable } from '../tables/shared/report.js';
import { wardNotes } from '../tables/wards/ward-words.js';
import { ratesOf, wardColumns } from '../tables/wards/wards.js';
import { jsonParts } from '../write/json.js';
import type { CompareJson } from '../write/json-compare-types.js';
import { judgeComparisons } from './assertion.js';
import { figuresByKey } from './figures-by-key.js';
import { chartsWithMaps } from './maps/charts-with-maps.js';
import { jsonOffence, jsonSources, studyResult } from './study-result.js';

const boroughNames = memoizeByArguments(
  (study: Study): ReadonlyMap<string, string> => new Map(study.reference.areas.map(({ code, name }) => [code, name])),
);

/** The shape scripts rely on: keys are added, never changed. */
function partsOf(study: Study, compared: SmallComparison, offence: string) {
  const { area } = compared;
  const borough = { code: area.borough, name: boroughNames(study).get(area.borough) ?? '' };
  return {
    area: { code: area.gss, name: area.name, level: area.level, borough },
    offence: jsonOffence(study, offence),
    period: study.choices.period,
    count: compared.count,
    previous_count: compared.previousCount,
    change: compared.change,
    change_percent: compared.changePercent,
    share_of_borough: compared.share,
    rate: compared.rate,
    rank_in_borough: compared.rankInBorough,
    rank_in_london: compared.rankInLondon,
    above_next_percent: compared.aboveNext,
    ranked_areas: smallAreas(study, area.level).length,
  };
}

function requireLevel(study: Study, level: SmallLevel): void {
  if (smallAreas(study, level).length > 0) return;
  const [one] = LEVEL_NAMES[level];
  throw inputError(`there is no ${one} file with ${study.choices.period.to}; add one with --data.`);
}

const notesOf = (study: Study, level: SmallLevel): string[] => (level === 'ward' ? wardNotes(study) : []);

function tableOf(study: Study, level: SmallLevel, area: Area, offence: string): ReportTable {
  const [, many] = LEVEL_NAMES[level];
  const columns = wardColumns(study, level);
  const rows = rankInBorough(study, level, area.code, offence).ordered.map(({ area: small }) => ({
    key: small.gss,
    ...compareSmall(study, small, offence),
  }));
  const title = `${labelOf(study, offence)} in the ${many} of ${area.name}, ${study.choices.period.label}`;
  const id = `compare-${area.code}-${offence}`;
  return reportTable(study, {
    id,
    title,
    columns,
    rows,
    notes: notesOf(study, level),
    figures: ratesOf(rows),
    london: false,
  });
}

/** `compare --level ward`: every ward of the borough (or boroughs), offence by offence. */
export async function compareSmallAreas(
  settings: Settings,
  level: SmallLevel,
  assert: string | undefined,
): Promise<CommandResult> {
  const { study, diagnostics } = await prepareStudy(settings, { shows: showsWanted(settings) });
  requireLevel(study, level);
  const boroughs = settings.borough.split(',').map((name) => boroughIn(study, name, [level]));
  const named = offencesNamed(study, settings.offence);
  const offences = named.length > 0 ? named : ['all'];
  const pairs = boroughs.flatMap((area) => offences.map((offence) => ({ area, offence })));
  const parts = pairs.flatMap(({ area, offence }) =>
    rankInBorough(study, level, area.code, offence).ordered.map(({ area: small }) =>
      partsOf(study, compareSmall(study, small, offence), offence),
    ),
  );
  const comparisons = parts.map((one) => jsonParts(one));
  const tables = pairs.map(({ area, offence }) => tableOf(study, level, area, offence));
  const { lines, exitCode } = judgeComparisons(assert, comparisons);
  const countOfComparisons = `${countText(comparisons.length, 'comparison')}, ${study.choices.period.label}.`;
  const json: CompareJson = { comparisons, notes: notesOf(study, level), sources: jsonSources(study) };
  const keyed = figuresByKey(
    'compare',
    parts.map((one) => ({ key: one.area.code, name: one.area.name, parts: one })),
  );
  const summary = lines.length > 0 ? lines : countOfComparisons;
  return { ...studyResult({ study, diagnostics }, { name: 'compare', tables, json }, summary), keyed, exitCode };
}

/** How many of them are shown, where not all are. */
const shownOf = (shown: number, all: number, many: string): string[] =>
  shown < all ? [`The first ${shown} of ${groupThousands(all, 0)} ${many} are shown.`] : [];

/** Some areas of a level in their order, those of the borough marked. */
function rankTable(
  { study, area }: { readonly study: Study; readonly area: Area },
  level: SmallLevel,
  compared: readonly SmallComparison[],
  words: Pick<ReportTable, 'title' | 'notes'>,
): ReportTable {
  const names = boroughNames(study);
  const rows = compared.map((comparison) => ({
    key: comparison.area.code,
    marked: comparison.area.borough === area.code,
    ...comparison,
  }));
  const columns: Columns<(typeof rows)[number]> = [
    column.text('borough', 'Borough', (row) => names.get(row.area.borough) ?? ''),
    ...wardColumns(study, level),
  ];
  return reportTable(study, { id: 'rank', ...words, columns, rows, figures: ratesOf(rows), london: false });
}

/** `rank --level ward`: London's wards in order of an offence, most first, the borough's own marked; `limit` of them. */
export async function rankSmallAreas(
  settings: Settings,
  level: SmallLevel,
  limit = Number.POSITIVE_INFINITY,
): Promise<CommandResult> {
  if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
  const { study, area, diagnostics } = await prepareReport(settings, { levels: [level], shows: showsWanted(settings) });
  requireLevel(study, level);
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const [one, many] = LEVEL_NAMES[level];
  const why = whyNotGiven(study, level, offence);
  if (why !== undefined) throw inputError(`no ranks: ${why}.`);
  const { ordered } = rankInLondon(study, level, offence);
  const compared = ordered.slice(0, limit).map(({ area: small }) => compareSmall(study, small, offence));
  const shown = shownOf(compared.length, ordered.length, many);
  const title = `${labelOf(study, offence)} in London's ${many}, ${study.choices.period.label}`;
  const table = rankTable({ study, area }, level, compared, { title, notes: [...shown, ...notesOf(study, level)] });
  const json = {
    offence: jsonOffence(study, offence),
    period: study.choices.period,
    /** Thousands of rows, asked for only by the writer of JSON. */
    get rows() {
      return compared.map((comparison) => jsonParts(partsOf(study, comparison, offence)));
    },
    notes: table.notes,
    sources: jsonSources(study),
  };
  const all = shown.length > 0 ? ` of ${groupThousands(ordered.length, 0)}; --limit ${ordered.length} shows all` : '';
  const summary = `${title}: ${countText(compared.length, one)}${all}.`;
  const { charts, diagnostics: ofMaps } = chartsWithMaps(
    { makers: SMALL_AREA_CHARTS, tables: [table] },
    { study, area },
    settings,
  );
  return studyResult(
    { study, diagnostics: [...diagnostics, ...ofMaps] },
    { name: 'rank', tables: [table], json, charts },
    summary,
  );
}
