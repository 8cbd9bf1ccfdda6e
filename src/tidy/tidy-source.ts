import type { Era, Level, Measure, Source, SourceRow, SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Month } from '../core/months.js';
import { positionText } from '../core/position.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { SmallArea } from '../core/reference.js';
import { Cells } from './cells.js';
import { eraOfTable } from './era.js';
import { formOfTable } from './label-form.js';
import type { MappedLabel } from './map-labels.js';
import { smallAreaFinder } from './map-small-area.js';
import { incompleteDiagnostic, incompleteMonths } from './months/incomplete-months.js';
import {
  isLabelExpected,
  lackingDiagnostic,
  lackingOffences,
  reasonsOfLacking,
  totalsByOffence,
} from './months/lacking-offences.js';
import { missLostCounts } from './months/lost-counts.js';
import { missLostOutcomes } from './months/lost-outcomes.js';
import { repeatedRowRefuser } from './repeated-rows.js';
import { RowAreas } from './row-areas.js';
import type { TidySource, TidyTools, UnknownLabel } from './tidied-source.js';
import { boundariesOfFile } from './ward-boundaries.js';
import { homelessWards, wardHomes } from './ward-homes.js';
import { closedWards } from './wards/closed-wards.js';
import { oneBoroughOnly } from './wards/one-borough.js';
import { twoNames } from './wards/two-names.js';
import { twoEntries } from './wards/ward-entries.js';

/** Files of canonical ids need no mapping. */
function mapRow(table: SourceTable, row: SourceRow, tools: TidyTools): MappedLabel {
  if (table.layout === 'boroughstat-figures') return { offence: row.subgroup, known: tools.tree.has(row.subgroup) };
  return tools.mapLabel(row.group, row.subgroup);
}

function describeUnknown(table: SourceTable, label: UnknownLabel): string {
  const near = label.nearest ? `, nearest known "${label.nearest}"` : '';
  const where = label.countedIn
    ? `counted in its group, ${label.countedIn}`
    : 'its group is not known for sure either, so it counts nowhere and totals are short of it';
  return `${positionText({ ...table, row: label.firstRow, column: table.columns.subgroup })}: label ${quoteForMessage(label.group)} / ${quoteForMessage(label.subgroup)} (rows: ${label.rows}) is not known${near}; ${where}. Add a line to data/reference/labels.csv.`;
}

/** Of London; and of the groups of offences, of which labels of two eras do not have the same, as many as any file of all. */
const [BOROUGHS, GROUPS] = [32, 8];

/** Whether a file has most groups of offences, and so not only some kinds. */
const isOfAllCrime = (offences: ReadonlySet<string>, { tree }: TidyTools): boolean =>
  new Set([...offences].map((id) => tree.groupOf(id))).size >= GROUPS;

/** Each row counted in its area and under its offence, and what was met on the way. */
function mapRows(table: SourceTable, level: Level, tools: TidyTools) {
  const cells = new Cells();
  const smallAreas = new Map<string, SmallArea>();
  const findSmallArea = level === 'borough' ? undefined : smallAreaFinder(table, level, smallAreas);
  const homeOf = findSmallArea && wardHomes(table, tools);
  const requireOneBorough = findSmallArea && oneBoroughOnly(table);
  const rowAreas = new RowAreas(table, tools);
  const requireOnce = repeatedRowRefuser(table, rowAreas, tools);
  const areas = new Set<string>();
  const boroughs = new Map<string, string>();
  const offences = new Set<string>();
  const measures = new Set<Measure>();
  const unknown = new Map<string, UnknownLabel>();
  for (const row of table.rows) {
    const { area, identity } = rowAreas.take(row);
    const home = homeOf?.(row, area) ?? area;
    requireOneBorough?.(row, home);
    const { code } = findSmallArea?.(row, home) ?? area;
    areas.add(code);
    if (area.kind === 'borough' && code === area.code) boroughs.set(code, area.name);
    measures.add(row.measure);
    const mapped = mapRow(table, row, tools);
    if (!mapped.known) noteUnknown(unknown, row, mapped);
    if (mapped.offence === undefined) continue;
    offences.add(mapped.offence);
    const earlier = cells.add(code, mapped.offence, row);
    if (earlier.length > 0) requireOnce(row, identity, earlier);
  }
  return { cells, smallAreas, areas, boroughs, offences, measures, unknown, rowAreas };
}

/** What is known of a file when its rows are mapped. */
interface MappedFile extends Pick<TidySource, 'cells' | 'offences' | 'measures' | 'form'> {
  readonly era: Era;
  readonly isOfLondon: boolean;
  /** The names of the whole boroughs that have rows, by code. */
  readonly boroughs: ReadonlyMap<string, string>;
}

/** In which months a file does not have what its rows, or their absence, seem to say that there was none of. */
function gapsOf(table: SourceTable, mapped: MappedFile, tools: TidyTools) {
  const { file, months, monthsOfMeasure } = table;
  const { cells, offences, measures, isOfLondon, boroughs } = mapped;
  const totals = totalsByOffence(cells, months.length);
  const cut = incompleteMonths(totals, months, isOfLondon && isOfAllCrime(offences, tools));
  const incomplete = new Set(cut.map(({ month }) => month));
  const isMonthOfFile = new Set(months);
  const hasMeasure = (measure: Measure, month: Month) =>
    measures.has(measure) && isMonthOfFile.has(month) && monthsOfMeasure?.get(measure)?.has(month) !== false;
  const isExpected = (offence: string, month: Month) =>
    hasMeasure('offences', month) && !incomplete.has(month) && isLabelExpected(tools.labels, mapped, offence, month);
  const lost = isOfLondon ? lackingOffences(totals, months, isExpected) : [];
  const nounOf = (offence: string) => tools.tree.get(offence).noun;
  const reasons = reasonsOfLacking(lost, file, nounOf);
  const wholeOf = (offence: string) => (tools.tree.groupOf(offence) === undefined ? offence : 'all');
  const ofLondon = isOfLondon ? boroughs : new Map<string, string>();
  const outcomes = missLostOutcomes({ file, cells, months, boroughs: ofLondon, wholeOf }, measures);
  const lacks = (measure: Measure, offence: string, month: Month) =>
    outcomes.lacking.size > 0 && outcomes.lacking.has(`${measure}|${offence}|${month}`);
  const whyLacking = (offence: string, month: Month) => reasons.get(`${offence}|${month}`);
  const found = { cells, months, boroughs: new Set(ofLondon.keys()), isExpected };
  const lostWarnings = missLostCounts(file, found, { area: (code) => boroughs.get(code) ?? code, noun: nounOf });
  const diagnostics = [
    ...lostWarnings,
    ...outcomes.diagnostics,
    ...cut.map((month) => incompleteDiagnostic(file, month)),
    ...lost.map((offence) => lackingDiagnostic(file, offence, nounOf)),
  ];
  return { gaps: { incomplete, hasMeasure, lacks, whyLacking }, diagnostics };
}

/** Maps the rows of one file. */
export function tidySource(table: SourceTable, tools: TidyTools): { tidy: TidySource; diagnostics: Diagnostic[] } {
  const era = eraOfTable(table, tools.labels);
  const form = formOfTable(table, era, tools.labels);
  const level = table.level ?? 'borough';
  const mapped = mapRows(table, level, tools);
  const { cells, smallAreas, areas, offences, measures, unknown, rowAreas } = mapped;
  const unknownLabels = [...unknown.values()];
  const isOfLondon = boroughsIn({ level, areas, smallAreas }).size >= BOROUGHS;
  const { gaps, diagnostics: ofGaps } = gapsOf(table, { ...mapped, era, form, isOfLondon }, tools);
  const diagnostics = [
    ...ofGaps,
    ...unknownLabels.map((label) => ({ level: 'warning' as const, text: describeUnknown(table, label) })),
    ...(level === 'ward' ? [...twoEntries(table), ...closedWards(table)] : []),
    ...twoNames(table),
    ...homelessWards(table, smallAreas.values(), tools),
    ...rowAreas.diagnostics(),
  ];
  const { file, sha256, layout, refreshed, attribution, origin, months, absentRowMeansZero } = table;
  const from = months[0] ?? '';
  const to = months[months.length - 1] ?? '';
  const source: Source = { file, sha256, layout, era, from, to, refreshed, rows: table.rowsRead, attribution, origin };
  const boundaries = level === 'ward' ? boundariesOfFile(file, smallAreas.values()) : undefined;
  const contents = { level, months, cells, areas, smallAreas, boundaries, offences, measures };
  return { tidy: { source, ...contents, ...gaps, absentRowMeansZero, form, unknownLabels }, diagnostics };
}

function noteUnknown(unknown: Map<string, UnknownLabel>, row: SourceRow, mapped: MappedLabel): void {
  const { group, subgroup } = row;
  const met = unknown.get(`${group}|${subgroup}`);
  unknown.set(`${group}|${subgroup}`, {
    group,
    subgroup,
    rows: (met?.rows ?? 0) + 1,
    firstRow: met?.firstRow ?? row.row,
    countedIn: mapped.offence,
    nearest: mapped.nearest,
  });
}

/** The boroughs that a file has rows of, its own or those of their wards. */
export const boroughsIn = ({
  level,
  areas,
  smallAreas,
}: Pick<TidySource, 'level' | 'areas' | 'smallAreas'>): ReadonlySet<string> =>
  level === 'borough' ? areas : new Set([...smallAreas.values()].map(({ borough }) => borough));

/** The indexes of the whole months of a file in its counts; incomplete ones are as if they were absent. */
export function monthIndexes({ months, incomplete }: TidySource): ReadonlyMap<Month, number> {
  const indexes = months.map((month, index) => [month, index] as const);
  return new Map(indexes.filter(([month]) => !incomplete.has(month)));
}
