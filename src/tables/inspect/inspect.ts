import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands, listInWords } from '../../core/format.js';
import { monthsBetween } from '../../core/months.js';
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';
import { text } from '../shared/report.js';

/** The tables of `inspect` and what they hold; the last is made with arquero, elsewhere. */
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

export function plainTable(
  dataset: Dataset,
  id: string,
  title: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, ReportRow['cells'][string]>>[],
): ReportTable {
  const keyed = rows.map((cells, index) => ({ key: `${index + 1}`, cells }));
  return { id, title, columns, rows: keyed, notes: [], source: attributionsOf(dataset) };
}

function describeAreas(dataset: Dataset, { areas }: TidySource): string {
  const boroughs = dataset.boroughs.filter((code) => areas.has(code)).length;
  const others = dataset.areas
    .filter(({ code, kind }) => kind !== 'borough' && areas.has(code))
    .map(({ name }) => name);
  return `${boroughs} boroughs${others.length > 0 ? `, ${listInWords(others)}` : ''}`;
}

function filesTable(dataset: Dataset): ReportTable {
  const columns = [
    text('file', 'File'),
    text('layout', 'Layout'),
    text('era', 'Era'),
    text('months', 'Months'),
    text('rows', 'Rows'),
    text('areas', 'Areas'),
    text('offences', 'Offences'),
    text('sha256', 'SHA-256'),
  ];
  const rows = dataset.sources.map((tidy) => {
    const { file, layout, era, from, to, refreshed, rows, sha256 } = tidy.source;
    const made = refreshed === undefined ? '' : `, made on ${refreshed}`;
    const months = `${from} to ${to} (${tidy.months.length})${made}`;
    const counted = {
      rows: groupThousands(rows, 0),
      offences: `${tidy.offences.size}`,
      areas: describeAreas(dataset, tidy),
    };
    return { file, layout, era, months, sha256: sha256.slice(0, 12), ...counted };
  });
  return plainTable(dataset, 'files', 'Files', columns, rows);
}

function areasTable(dataset: Dataset): ReportTable {
  const columns = [
    text('code', 'Code'),
    text('name', 'Name'),
    text('kind', 'Kind'),
    text('bcu', 'Basic Command Unit'),
    text('files', 'Files with it'),
  ];
  const rows = dataset.areas.map(({ code, name, kind, basicCommandUnit }) => {
    const files = dataset.sources.filter(({ areas }) => areas.has(code)).length;
    return { code, name, kind, bcu: basicCommandUnit, files: `${files} of ${dataset.sources.length}` };
  });
  return plainTable(dataset, 'areas', 'Areas', columns, rows);
}

function gapsTable(dataset: Dataset): ReportTable {
  const { months } = dataset;
  const all = monthsBetween(months[0] ?? '', months[months.length - 1] ?? '');
  const absent = all.filter((month) => !months.includes(month));
  const rows = absent.length === 0 ? [{ month: 'none' }] : absent.map((month) => ({ month }));
  return plainTable(dataset, 'gaps', 'Months that no file has', [text('month', 'Month')], rows);
}

function labelsTable(dataset: Dataset): ReportTable {
  const columns = [
    text('file', 'File'),
    text('row', 'First row'),
    text('group', 'Group'),
    text('subgroup', 'Sub-group'),
    text('rows', 'Rows'),
    text('nearest', 'Nearest known'),
    text('counted_in', 'Counted in'),
  ];
  const rows = dataset.sources.flatMap(({ source, unknownLabels }) =>
    unknownLabels.map(({ group, subgroup, rows, firstRow, nearest, countedIn }) => ({
      file: source.file,
      row: `${firstRow}`,
      group,
      subgroup,
      rows: `${rows}`,
      nearest: nearest ?? '',
      counted_in: countedIn ?? 'nothing',
    })),
  );
  const none = { file: 'none', row: '', group: '', subgroup: '', rows: '', nearest: '', counted_in: '' };
  return plainTable(dataset, 'labels', 'Labels not known', columns, rows.length > 0 ? rows : [none]);
}

function findingsTable(dataset: Dataset, problems: readonly Diagnostic[]): ReportTable {
  const columns = [text('level', 'Level'), text('finding', 'Finding')];
  const rows = problems.map(({ level, text: finding }) => ({ level, finding }));
  return plainTable(
    dataset,
    'findings',
    'Noticed while reading',
    columns,
    rows.length > 0 ? rows : [{ level: 'none', finding: '' }],
  );
}

export const inspectTables = (dataset: Dataset, problems: readonly Diagnostic[]): ReportTable[] => [
  filesTable(dataset),
  areasTable(dataset),
  gapsTable(dataset),
  labelsTable(dataset),
  findingsTable(dataset, problems),
];
