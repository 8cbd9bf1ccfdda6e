import { figure } from '../figures/figure.js';
import { figureText, groupThousands } from '../format.js';
import type { Area, Column, LsoaWard, ReportRow, ReportTable, StreetCount } from '../model.js';
import { concentration } from '../statistics/concentration.js';
import { share } from '../statistics/share.js';

/** Tables of street-level files of data.police.uk: their categories are a scheme of their own, beside the Met's figures. */

const HALF = 50;
const SOURCE = 'data.police.uk, street-level crime, Open Government Licence v3.0';
const SCHEME =
  "The categories are those of data.police.uk, not the Met's labels, and include anti-social behaviour: never add them to recorded crime, or compare the two.";
const PLACES =
  'Places are the nearest of a list of points, so an offence near a border may stand in the neighbouring LSOA.';
const OUTCOMES =
  'The last outcome when the file was made: of recent months many are still to come. Blank: none was given (anti-social behaviour has none).';

export interface Streets {
  readonly area: Area;
  /** Offences in LSOAs of the borough. */
  readonly counts: readonly StreetCount[];
  /** "2022-02 to 2022-03". */
  readonly months: string;
  /** Of the whole files. */
  readonly all: number;
  readonly noPlace: number;
  readonly elsewhere: number;
  readonly wards: ReadonlyMap<string, LsoaWard> | undefined;
}

const countOf = (value: number) => figure(value, [], { unit: 'offences', method: 'count' });
const shareOf = (part: number, whole: number) =>
  figure(share(part, whole), [countOf(part), countOf(whole)], { unit: 'percent share', method: 'share' });

interface Group {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

function grouped(counts: readonly StreetCount[], of: (count: StreetCount) => { key: string; name: string }): Group[] {
  const groups = new Map<string, { key: string; name: string; count: number }>();
  for (const each of counts) {
    const { key, name } = of(each);
    const held = groups.get(key);
    if (held) held.count += each.count;
    else groups.set(key, { key, name, count: each.count });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

const totalOf = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

function columnsFor(what: string, more: readonly Column[] = []): Column[] {
  return [
    { key: 'name', heading: what, unit: null },
    ...more,
    { key: 'count', heading: 'Offences', unit: 'offences' },
    { key: 'share', heading: 'Share', unit: 'percent share' },
  ];
}

const rowsOf = (groups: readonly Group[], total: number): ReportRow[] =>
  groups.map(({ key, name, count }) => ({
    key: key === '' ? 'none' : key,
    cells: { name, code: key, count: countOf(count), share: shareOf(count, total) },
  }));

function gaps({ area, all, noPlace, elsewhere }: Streets): string {
  const [of, without, others] = [all, noPlace, elsewhere].map((each) => groupThousands(each, 0));
  return `Of ${of} rows of the files ${without} have no LSOA and ${others} one outside ${area.name}: neither is in the table.`;
}

function categories(streets: Streets): ReportTable {
  const { area, counts } = streets;
  const groups = grouped(counts, ({ category }) => ({ key: category, name: category }));
  return {
    id: 'street-categories',
    title: `Offences by category of data.police.uk in ${area.name}, ${streets.months}`,
    columns: columnsFor('Category'),
    rows: rowsOf(groups, totalOf(counts)),
    notes: [SCHEME, gaps(streets)],
    source: SOURCE,
  };
}

/** The areas that hold half of the offences, most first. */
function places(
  streets: Streets,
  id: string,
  what: readonly [string, string],
  groups: readonly Group[],
  notes: readonly string[],
): ReportTable {
  const total = totalOf(groups);
  const made = concentration(
    groups.map(({ count }) => count),
    HALF,
  );
  let sum = 0;
  const rows = rowsOf(groups.slice(0, made.areas), total).map((row, index): ReportRow => {
    sum += groups[index]?.count ?? 0;
    return { ...row, cells: { ...row.cells, together: shareOf(sum, total) } };
  });
  const percent = figureText(figure(made.percentOfAreas, [], { unit: 'percent share', method: 'share' }));
  return {
    id,
    title: `Where half of the offences are in ${streets.area.name}, by ${what[0]}, ${streets.months}`,
    columns: [
      ...columnsFor(what[0], [{ key: 'code', heading: 'Code', unit: null }]),
      { key: 'together', heading: 'Together', unit: 'percent share' },
    ],
    rows,
    notes: [
      `${made.areas} of the ${groups.length} ${what[1]} with an offence (${percent}) hold half of them.`,
      ...notes,
      SCHEME,
      PLACES,
      gaps(streets),
    ],
    source: SOURCE,
  };
}

const byLsoa = (streets: Streets): ReportTable =>
  places(
    streets,
    'street-areas',
    ['LSOA', 'LSOAs'],
    grouped(streets.counts, ({ lsoa, lsoaName }) => ({ key: lsoa, name: lsoaName })),
    [],
  );

function byWard(streets: Streets, wards: ReadonlyMap<string, LsoaWard>): ReportTable {
  const known = streets.counts.filter(({ lsoa }) => wards.has(lsoa));
  const unknown = totalOf(streets.counts) - totalOf(known);
  const note = `${groupThousands(unknown, 0)} offences are in LSOAs that the lookup does not have: they are not in the table.`;
  const groups = grouped(known, ({ lsoa }) => ({
    key: wards.get(lsoa)?.code ?? '',
    name: wards.get(lsoa)?.name ?? '',
  }));
  return places(streets, 'street-wards', ['ward', 'wards'], groups, unknown > 0 ? [note] : []);
}

function outcomes({ area, counts, months }: Streets): ReportTable {
  const groups = grouped(counts, ({ outcome }) => ({ key: outcome, name: outcome === '' ? 'Not given' : outcome }));
  return {
    id: 'street-outcomes',
    title: `Last outcomes in ${area.name}, ${months}`,
    columns: columnsFor('Last outcome'),
    rows: rowsOf(groups, totalOf(counts)),
    notes: [OUTCOMES, SCHEME],
    source: SOURCE,
  };
}

/** The tables of street-level files: categories, where half of the offences are, last outcomes. */
export const streetTables = (streets: Streets): ReportTable[] => [
  categories(streets),
  byLsoa(streets),
  ...(streets.wards ? [byWard(streets, streets.wards)] : []),
  outcomes(streets),
];
