import type { CommandResult } from '../app/command-result.js';
import { prepareReport } from '../app/read-dataset.js';
import { offencesNamed, showsWanted } from '../app/shown-figures.js';
import { RANK_CHARTS } from '../charts/index.js';
import type { Settings } from '../config/settings.js';
import { usageError } from '../core/errors.js';
import { labelOf } from '../figures/measures/comparison.js';
import type { Study } from '../figures/study.js';
import { RANK_TABLES } from '../tables/rank/index.js';
import { inOrder, lineOf, type Order } from '../tables/rank/league.js';
import { refuseEmpty } from '../tables/shared/empty-tables.js';
import { buildTable, pickById } from '../tables/shared/report.js';
import { jsonParts, jsonTable } from '../write/json.js';
import { fileStem } from './file-stem.js';
import { chartsWithMaps } from './maps/charts-with-maps.js';
import { rankSmallAreas } from './small-areas.js';
import { jsonArea, jsonOffence, jsonSources, studyResult } from './study-result.js';

/** What only `rank` is asked. */
export interface RankOptions {
  readonly overDispersion: boolean;
  readonly by?: Order | undefined;
  /** Of wards and LSOAs, how many are shown; undefined: all. */
  readonly limit?: number | undefined;
}

function requireOrder({ level, chart }: Settings, by: Order): void {
  if (by === 'rate') return;
  if (level !== 'borough') throw usageError('wards and LSOAs are in order of their number already; leave --by out.');
  if (chart.length > 0) throw usageError('the charts of rank draw rates; leave --chart or --by count out.');
}

/** The shape scripts rely on: keys are added, never changed. */
const rowsOf = (study: Study, offence: string, by: Order) =>
  inOrder(study, offence, by).map(({ area }) => {
    const { rank, rankOfNumber, count, rate, changePercent } = lineOf(study, area, offence);
    return jsonParts({
      rank,
      area: jsonArea(area),
      count,
      rate,
      rank_of_number: rankOfNumber,
      change_percent: changePercent,
    });
  });

/** London's boroughs, wards or LSOAs in order of one offence, as a report. */
export async function buildRank(
  settings: Settings,
  { overDispersion, by = 'rate', limit }: RankOptions,
): Promise<CommandResult> {
  if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
  requireOrder(settings, by);
  if (settings.level !== 'borough') return rankSmallAreas(settings, settings.level, limit);
  const builders = pickById(RANK_TABLES, settings.table);
  const report = await prepareReport(settings, { everyBorough: true, shows: showsWanted(settings) });
  const { study, area: marked } = report;
  const { period } = study.choices;
  const [offence = 'all'] = offencesNamed(study, settings.offence);
  const tables = builders.map((builder) => buildTable(builder, { ...report, offence, overDispersion, by }));
  refuseEmpty(tables, settings.table);
  const rows = rowsOf(study, offence, by);
  const json = {
    offence: jsonOffence(study, offence),
    period,
    rows,
    notes: [...new Set(tables.flatMap(({ notes }) => notes))],
    tables: tables.map(jsonTable),
    sources: jsonSources(study),
  };
  const summary = `${labelOf(study, offence)}, ${period.label}: ${rows.length} boroughs.`;
  const { charts, diagnostics } = chartsWithMaps(
    { makers: by === 'rate' ? RANK_CHARTS : [], tables },
    report,
    settings,
  );
  const document = { name: 'rank', fileStem: fileStem(marked, period, 'rank'), tables, json, charts };
  return studyResult({ study, diagnostics: [...report.diagnostics, ...diagnostics] }, document, summary);
}
