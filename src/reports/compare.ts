import type { CommandResult } from '../app/command-result.js';
import { countText } from '../app/log.js';
import { boroughIn, prepareStudy } from '../app/read-dataset.js';
import { offencesNamed, showsWanted } from '../app/shown-figures.js';
import type { Settings } from '../config/settings.js';
import type { Denominator } from '../core/figure.js';
import type { Area } from '../core/reference.js';
import { setOf } from '../figures/basis/areas.js';
import { nameWithMovedParts } from '../figures/basis/moved-parts.js';
import { compareDetection, detectionMeasure } from '../figures/detection/detection.js';
import { detectionChangeLimits, detectionLimits } from '../figures/detection/detection-limits.js';
import { type Comparison, compareOffence } from '../figures/measures/comparison.js';
import { rankedAreas } from '../figures/measures/ranked-rates.js';
import type { Study } from '../figures/study.js';
import { offenceColumns, offenceRows } from '../tables/shared/columns.js';
import { buildTable, reportTable, type TableBuilder } from '../tables/shared/report.js';
import { isFigure, jsonParts } from '../write/json.js';
import type { CompareJson } from '../write/json-compare-types.js';
import { judgeComparisons } from './assertion.js';
import { ONE_TEST_NOTE, signalParts } from './compare-signals.js';
import { figuresByKey } from './figures-by-key.js';
import { compareSmallAreas } from './small-areas.js';
import { jsonSources, studyResult } from './study-result.js';

/** The shape scripts rely on: keys are added, never changed. */
export function partsOf(study: Study, comparison: Comparison) {
  const { period, base, london } = study.choices;
  const { area, denominator } = comparison;
  const detection = Object.values(compareDetection(study, area, comparison.offence.id));
  const figures = [...Object.values(comparison), ...detection].filter(isFigure);
  const notes = [...new Set(figures.flatMap((figure) => figure.notes)), ONE_TEST_NOTE];
  return {
    area: { code: area.code, name: nameWithMovedParts(study.dataset, area, figures) },
    offence: comparison.offence,
    period,
    count: comparison.count,
    previous_count: comparison.previousCount,
    change: comparison.change,
    change_percent: comparison.changePercent,
    base,
    base_count: comparison.baseCount,
    base_change_percent: comparison.baseChangePercent,
    rate: comparison.rate,
    denominator: denominator ? denominatorParts(denominator) : null,
    compared_rate: comparison.comparedRate,
    previous_rate: comparison.previousRate,
    comparison_denominators: comparedBy(comparison),
    london_count: comparison.londonCount,
    london_rate: comparison.londonRate,
    london_basis: london,
    rate_gap_percent: comparison.rateGapPercent,
    rank_lowest: comparison.rankLowest,
    rank_highest: comparison.rankHighest,
    ranked_areas: rankedAreas(study).length,
    compared_rank_lowest: comparison.comparedRankLowest,
    previous_rank_lowest: comparison.previousRankLowest,
    rank_of_change: comparison.rankOfChange,
    ...detectionParts(study, area, comparison.offence.id),
    ...signalParts(study, comparison),
    notes,
  };
}

const denominatorParts = ({ value, year, series, unit }: Denominator) => ({ value, year, series, unit });

/** What the two rates of the comparison are divided by: one series for both; null where none has both years. */
function comparedBy({ comparedRate, previousRate }: Comparison) {
  const [now, before] = [comparedRate.base, previousRate.base];
  return now && before ? { now: denominatorParts(now), previous: denominatorParts(before) } : null;
}

function detectionParts(study: Study, area: Area, offence: string) {
  const detection = compareDetection(study, area, offence);
  const limits = detectionLimits(study, setOf(area), offence, study.choices.period);
  const moved = detectionChangeLimits(study, setOf(area), offence, detection.changePoints);
  return {
    detection_measure: detectionMeasure(study) ?? null,
    detection_rate: detection.rate,
    previous_detection_rate: detection.previousRate,
    detection_change_points: detection.changePoints,
    detection_rate_lower: limits.lower,
    detection_rate_upper: limits.upper,
    detection_change_lower: moved.lower,
    detection_change_upper: moved.upper,
    london_detection_rate: detection.londonRate,
    detection_gap_points: detection.gapPoints,
  };
}

const COLUMNS = [
  'previousCount',
  'count',
  'change',
  'changePercent',
  'baseChangePercent',
  'rate',
  'londonRate',
  'rateGapPercent',
  'rankLowest',
] as const;

/** A borough's table: an offence a row, compared with London. */
const compareTable = (area: Area, offences: readonly string[]): TableBuilder => ({
  id: `compare-${area.code}`,
  about: 'every offence asked for: counts, changes, rates and rank, compared with London',
  make(report) {
    const { study } = report;
    const title = `${report.area.name} and London, ${study.choices.period.label}`;
    const columns = offenceColumns(study, COLUMNS);
    return reportTable(study, { id: `compare-${area.code}`, title, columns, rows: offenceRows(report, offences) });
  },
});

/** Every figure of some offences in some boroughs, or in their wards. */
export async function buildCompare(settings: Settings, assert?: string): Promise<CommandResult> {
  if (settings.level !== 'borough') return compareSmallAreas(settings, settings.level, assert);
  const { study, diagnostics } = await prepareStudy(settings, { shows: showsWanted(settings) });
  const areas = settings.borough.split(',').map((name) => boroughIn(study, name));
  const wanted = offencesNamed(study, settings.offence);
  const offences = wanted.length > 0 ? wanted : ['all'];
  const parts = areas.flatMap((area) =>
    offences.map((offence) => partsOf(study, compareOffence(study, area, offence))),
  );
  const comparisons = parts.map((part) => jsonParts(part));
  const tables = areas.map((area) =>
    buildTable(compareTable(area, offences), { study, area, comparators: [], diagnostics }),
  );
  const json: CompareJson = { comparisons, sources: jsonSources(study) };
  const { lines, exitCode } = judgeComparisons(assert, comparisons);
  const countOfComparisons = `${countText(comparisons.length, 'comparison')}, ${study.choices.period.label}.`;
  const keyed = figuresByKey(
    'compare',
    parts.map((item) => ({ key: item.offence.id, name: item.offence.label, parts: item })),
  );
  const summary = lines.length > 0 ? lines : countOfComparisons;
  return { ...studyResult({ study, diagnostics }, { name: 'compare', tables, json }, summary), keyed, exitCode };
}
