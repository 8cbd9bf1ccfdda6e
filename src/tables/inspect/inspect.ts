import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands, listInWords } from '../../core/format.js';
import { type Month, monthsBetween } from '../../core/months.js';
import type { ReportTable } from '../../core/report.js';
import { LEVEL_NAMES } from '../../figures/small-areas/small-areas.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';
import { boroughsIn } from '../../tidy/tidy-source.js';
import { isClosedWard } from '../../tidy/wards/closed-wards.js';
import { type Columns, column, listBody, numbered } from '../shared/column.js';

/** The tables of `inspect` and what they show; the last one is in offences-by-year.ts. */
export const INSPECT_TABLES = [
  ['files', 'each file: layout, era, vintage, months, rows, areas'],
  ['areas', 'the areas in the files and the files that have them'],
  ['gaps', 'months that no file has between the first and the last'],
  ['labels', 'labels that are not known, the nearest known one, and where they count'],
  ['findings', 'overlaps of files and everything else noticed while reading'],
  ['offences-by-year', 'offences of all areas by financial year, file and offence'],
] as const;

const attributionsOf = (dataset: Dataset): string =>
  [...new Set(dataset.sources.map(({ source }) => source.attribution))].join('; ');

/** A table of text, its rows numbered; where there are none it says so. */
export function plainTable<Row extends object>(
  dataset: Dataset,
  { id, title }: Pick<ReportTable, 'id' | 'title'>,
  rows: readonly Row[],
  columns: Columns<NoInfer<Row>>,
): ReportTable {
  return { id, title, ...listBody(numbered(rows), columns, '1'), notes: [], source: attributionsOf(dataset) };
}

const boroughsText = (boroughs: number): string => `${boroughs} ${boroughs === 1 ? 'borough' : 'boroughs'}`;

function describeAreas(dataset: Dataset, source: TidySource): string {
  const { areas, level, smallAreas } = source;
  if (level !== 'borough') {
    const within = boroughsIn(source);
    const boroughs = dataset.boroughs.filter((code) => within.has(code)).length;
    const [one, many] = LEVEL_NAMES[level];
    const closed = [...smallAreas.values()].filter(isClosedWard).length;
    const inUse = smallAreas.size - closed;
    const areasText = `${groupThousands(inUse, 0)} ${inUse === 1 ? one : many}`;
    return `${areasText} of ${boroughsText(boroughs)}${closed > 0 ? `, ${closed} no longer in use` : ''}`;
  }
  const boroughs = dataset.boroughs.filter((code) => areas.has(code)).length;
  const others = dataset.areas
    .filter(({ code, kind }) => kind !== 'borough' && areas.has(code))
    .map(({ name }) => name);
  return `${boroughsText(boroughs)}${others.length > 0 ? `, ${listInWords(others)}` : ''}`;
}

/** "2019-04 to 2021-03 (24)", with the day on which the file was made where it says so. */
const monthsOf = ({ source: { from, to, refreshed }, months }: Dataset['sources'][number]): string =>
  `${from} to ${to} (${months.length})${refreshed === undefined ? '' : `, made on ${refreshed}`}`;

const filesTable = (dataset: Dataset): ReportTable =>
  plainTable(dataset, { id: 'files', title: 'Files' }, dataset.sources, [
    column.text('file', 'File', ({ source }) => source.file),
    column.text('layout', 'Layout', ({ source }) => source.layout),
    column.text('era', 'Era', ({ source }) => source.era),
    column.text('months', 'Months', monthsOf),
    column.text('rows', 'Rows', ({ source }) => groupThousands(source.rows, 0)),
    column.text('areas', 'Areas', (tidy) => describeAreas(dataset, tidy)),
    column.text('offences', 'Offences', ({ offences }) => `${offences.size}`),
    column.text('sha256', 'SHA-256', ({ source }) => source.sha256.slice(0, 12)),
  ]);

function areasTable(dataset: Dataset): ReportTable {
  const { sources } = dataset;
  const filesWith = (code: string) => sources.filter(({ areas }) => areas.has(code)).length;
  return plainTable(dataset, { id: 'areas', title: 'Areas' }, dataset.areas, [
    column.text('code', 'Code', ({ code }) => code),
    column.text('name', 'Name', ({ name }) => name),
    column.text('kind', 'Kind', ({ kind }) => kind),
    column.text('bcu', 'Basic Command Unit', ({ basicCommandUnit }) => basicCommandUnit),
    column.text('files', 'Files with it', ({ code }) => `${filesWith(code)} of ${sources.length}`),
  ]);
}

function gapsTable(dataset: Dataset): ReportTable {
  const { months } = dataset;
  const all = monthsBetween(months[0] ?? '', months.at(-1) ?? '');
  const absent = all.filter((month) => !months.includes(month)).map((month) => ({ month }));
  const columns: Columns<{ month: Month }> = [column.text('month', 'Month', ({ month }) => month)];
  return plainTable(dataset, { id: 'gaps', title: 'Months that no file has' }, absent, columns);
}

function labelsTable(dataset: Dataset): ReportTable {
  const rows = dataset.sources.flatMap(({ source: { file }, unknownLabels }) =>
    unknownLabels.map((label) => ({ file, ...label })),
  );
  const columns: Columns<(typeof rows)[number]> = [
    column.text('file', 'File', ({ file }) => file),
    column.text('row', 'First row', ({ firstRow }) => `${firstRow}`),
    column.text('group', 'Group', ({ group }) => group),
    column.text('subgroup', 'Sub-group', ({ subgroup }) => subgroup),
    column.text('rows', 'Rows', (label) => `${label.rows}`),
    column.text('nearest', 'Nearest known', ({ nearest }) => nearest ?? ''),
    column.text('counted_in', 'Counted in', ({ countedIn }) => countedIn ?? 'nothing'),
  ];
  return plainTable(dataset, { id: 'labels', title: 'Labels not known' }, rows, columns);
}

function findingsTable(dataset: Dataset, diagnostics: readonly Diagnostic[]): ReportTable {
  const columns: Columns<Diagnostic> = [
    column.text('level', 'Level', ({ level }) => level),
    column.text('finding', 'Finding', ({ text }) => text),
  ];
  return plainTable(dataset, { id: 'findings', title: 'Noticed while reading' }, diagnostics, columns);
}

export const inspectTables = (dataset: Dataset, diagnostics: readonly Diagnostic[]): ReportTable[] => [
  filesTable(dataset),
  areasTable(dataset),
  gapsTable(dataset),
  labelsTable(dataset),
  findingsTable(dataset, diagnostics),
];
