import { counted } from '../app/log.js';
import { boroughIn, prepareReport, prepareStudy } from '../app/read-dataset.js';
import type { Made } from '../app/run-command.js';
import { offencesNamed, showsWanted } from '../app/shown-figures.js';
import type { Settings } from '../config/settings.js';
import type { SmallLevel } from '../core/crime.js';
import { EXIT, inputError, usageError } from '../core/errors.js';
import type { Area } from '../core/reference.js';
import type { ReportRow, ReportTable } from '../core/report.js';
import { explainer } from '../figures/explain/explain.js';
import { labelOf } from '../figures/measures/comparison.js';
import { compareSmall, type SmallComparison } from '../figures/small-areas/small-area-comparison.js';
import { LEVEL_NAMES, rankInBorough, rankInLondon, smallAreas } from '../figures/small-areas/small-areas.js';
import type { Study } from '../figures/study.js';
import { reportTable, text } from '../tables/shared/report.js';
import { wardNotes } from '../tables/wards/ward-words.js';
import { wardCells, wardColumns } from '../tables/wards/wards.js';
import { jsonParts, jsonSource } from '../write/json.js';
import { judgeAssertion } from './assertion.js';
import { figuresByKey } from './figures-by-key.js';

const boroughNames = (study: Study): Map<string, string> =>
  new Map(study.reference.areas.map(({ code, name }) => [code, name]));

/** The shape scripts rely on: keys are added, never changed. */
function partsOf(study: Study, made: SmallComparison, offence: string) {
  const { area } = made;
  const borough = { code: area.borough, name: boroughNames(study).get(area.borough) ?? '' };
  return {
    area: { code: area.gss, name: area.name, level: area.level, borough },
    offence: { id: offence, label: labelOf(study, offence) },
    period: study.choices.period,
    count: made.count,
    previous_count: made.previousCount,
    change: made.change,
    change_percent: made.changePercent,
    share_of_borough: made.share,
    rate: made.rate,
    rank_in_borough: made.rankInBorough,
    rank_in_london: made.rankInLondon,
    above_next_percent: made.aboveNext,
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
  const [one, many] = LEVEL_NAMES[level];
  const columns = wardColumns(study, many, one);
  const rows: ReportRow[] = rankInBorough(study, level, area.code, offence).ordered.map(({ area: small }) => ({
    key: small.gss,
    cells: wardCells(compareSmall(study, small, offence)),
  }));
  const title = `${labelOf(study, offence)} in the ${many} of ${area.name}, ${study.choices.period.label}`;
  const id = `compare-${area.code}-${offence}`;
  return reportTable(study, { id, title, columns, rows, notes: notesOf(study, level), london: false });
}

/** `compare --level ward`: every ward of the borough (or boroughs), offence by offence. */
export async function compareSmallAreas(settings: Settings, level: SmallLevel, assert: unknown): Promise<Made> {
  const { study, problems } = await prepareStudy(settings, { shows: showsWanted(settings) });
  requireLevel(study, level);
  const boroughs = settings.borough.split(',').map((name) => boroughIn(study, name, [level]));
  const named = offencesNamed(study, settings.offence);
  const offences = named.length > 0 ? named : ['all'];
  const each = boroughs.flatMap((area) => offences.map((offence) => ({ area, offence })));
  const parts = each.flatMap(({ area, offence }) =>
    rankInBorough(study, level, area.code, offence).ordered.map(({ area: small }) =>
      partsOf(study, compareSmall(study, small, offence), offence),
    ),
  );
  const comparisons = parts.map((one) => ({ ...one, ...jsonParts(one) }));
  const tables = each.map(({ area, offence }) => tableOf(study, level, area, offence));
  const verdicts =
    typeof assert === 'string' ? comparisons.map((made) => ({ made, ...judgeAssertion(assert, made) })) : [];
  const told = verdicts.map(({ made, text: said }) => `${made.area.name}, ${made.offence.label}: ${said}.`);
  const summary =
    told.length > 0 ? told.join('\n') : `${counted(comparisons.length, 'comparison')}, ${study.choices.period.label}.`;
  const exitCode = verdicts.some(({ holds }) => !holds) ? EXIT.assertionFailed : EXIT.done;
  const json = { comparisons, notes: notesOf(study, level), sources: study.sources.map(jsonSource) };
  const keyed = figuresByKey(
    'compare',
    parts.map((one) => ({ key: one.area.code, name: one.area.name, parts: one })),
  );
  const document = { name: 'compare', tables, json, explain: explainer(study) };
  return { document, keyed, problems, sources: study.sources, summary, exitCode };
}

/** `rank --level ward`: London's wards in order of an offence, most first, the borough's own marked. */
export async function rankSmallAreas(settings: Settings, level: SmallLevel): Promise<Made> {
  if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
  const { study, area, problems } = await prepareReport(settings, { levels: [level], shows: showsWanted(settings) });
  requireLevel(study, level);
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const [one, many] = LEVEL_NAMES[level];
  const names = boroughNames(study);
  const made = rankInLondon(study, level, offence).ordered.map(({ area: small }) =>
    compareSmall(study, small, offence),
  );
  const columns = [text('borough', 'Borough'), ...wardColumns(study, many, one)];
  const rows: ReportRow[] = made.map((comparison) => ({
    key: comparison.area.code,
    marked: comparison.area.borough === area.code,
    cells: { borough: names.get(comparison.area.borough) ?? '', ...wardCells(comparison) },
  }));
  const title = `${labelOf(study, offence)} in London's ${many}, ${study.choices.period.label}`;
  const table = reportTable(study, { id: 'rank', title, columns, rows, notes: notesOf(study, level), london: false });
  const json = {
    offence: { id: offence, label: labelOf(study, offence) },
    period: study.choices.period,
    rows: made.map((comparison) => jsonParts(partsOf(study, comparison, offence))),
    notes: table.notes,
    sources: study.sources.map(jsonSource),
  };
  const summary = `${title}: ${counted(rows.length, one)}.`;
  const document = { name: 'rank', tables: [table], json, explain: explainer(study) };
  return { document, problems, sources: study.sources, summary };
}
