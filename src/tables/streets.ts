import { halfOf, type StreetFigures, totalOf } from '../figures/street-figures.js';
import { figureText, groupThousands } from '../format.js';
import type { Area, Column, Figure, LsoaWard, ReportRow, ReportTable, StreetCount, StreetOutcome } from '../model.js';
import { forceNotes, onlyForce } from './street-forces.js';

/** Tables of street-level files of data.police.uk: their categories are a scheme of their own, beside the Met's figures. */

const SOURCE = 'data.police.uk, street-level crime, Open Government Licence v3.0';
const SCHEME =
  "The categories are those of data.police.uk, not the Met's labels, and include anti-social behaviour: never add them to recorded crime, or compare the two.";
const PLACES =
  'Places are the nearest of a list of points, so an offence near a border may stand in the neighbouring LSOA.';
const OUTCOMES =
  'The last outcome when the file was made: of recent months many are still to come. Blank: none was given (anti-social behaviour has none).';

/** The tables there can be. */
export const STREET_TABLES = ['street-categories', 'street-areas', 'street-wards', 'street-outcomes'] as const;

export interface Streets {
  readonly area: Area;
  readonly figures: StreetFigures;
  /** Offences in LSOAs of the borough. */
  readonly counts: readonly StreetCount[];
  readonly outcomes: readonly StreetOutcome[];
  /** "2022-02 to 2022-03". */
  readonly months: string;
  /** Of the whole files. */
  readonly all: number;
  readonly noPlace: number;
  readonly elsewhere: number;
  readonly wards: ReadonlyMap<string, LsoaWard> | undefined;
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly counts: readonly (StreetCount | StreetOutcome)[];
}

function grouped<One extends StreetCount | StreetOutcome>(
  counts: readonly One[],
  of: (count: One) => { key: string; name: string },
): Group[] {
  const groups = new Map<string, { key: string; name: string; count: number; counts: One[] }>();
  for (const each of counts) {
    const { key, name } = of(each);
    const held = groups.get(key) ?? { key, name, count: 0, counts: [] };
    held.count += each.count;
    held.counts.push(each);
    groups.set(key, held);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function columnsFor(what: string, more: readonly Column[] = []): Column[] {
  return [
    { key: 'name', heading: what, unit: null },
    ...more,
    { key: 'count', heading: 'Offences', unit: 'offences' },
    { key: 'share', heading: 'Share', unit: 'percent share' },
  ];
}

/** All the offences of the groups: what their shares are of. */
const wholeOf = ({ figures, area, months }: Streets, groups: readonly Group[]) =>
  figures.count(totalOf(groups), `all of the table, ${area.name}, ${months}`, () =>
    groups.flatMap(({ counts }) => counts),
  );

function rowsOf(streets: Streets, groups: readonly Group[], whole: Figure): ReportRow[] {
  const { figures, area, months } = streets;
  return groups.map(({ key, name, count, counts }) => {
    const label = name === '' ? 'blank' : name;
    const made = figures.count(
      count,
      `${label}${key === name ? '' : ` (${key})`}, ${area.name}, ${months}`,
      () => counts,
    );
    return {
      key: key === '' ? 'none' : key,
      cells: { name, code: key, count: made, share: figures.share(made, whole) },
    };
  });
}

function gaps({ area, all, noPlace, elsewhere }: Streets): string {
  const [of, without, others] = [all, noPlace, elsewhere].map((each) => groupThousands(each, 0));
  return `Of ${of} rows of the files ${without} have no LSOA and ${others} one outside ${area.name}: neither is in the table.`;
}

/** "Barnet, 2025-01 (Metropolitan Police Service)". */
const subjectOf = ({ area, months, outcomes }: Streets): string => `${area.name}, ${months}${onlyForce(outcomes)}`;

function categories(streets: Streets): ReportTable {
  const { counts } = streets;
  const groups = grouped(counts, ({ category }) => ({ key: category, name: category }));
  return {
    id: 'street-categories',
    title: `Offences by category of data.police.uk in ${subjectOf(streets)}`,
    columns: columnsFor('Category'),
    rows: rowsOf(streets, groups, wholeOf(streets, groups)),
    notes: [...forceNotes(streets.outcomes), SCHEME, gaps(streets)],
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
  const { figures, area, months } = streets;
  const half = halfOf(groups.map(({ count }) => count));
  const whole = wholeOf(streets, groups);
  const rows = rowsOf(streets, groups.slice(0, half.areas), whole).map((row, index): ReportRow => {
    const first = groups.slice(0, index + 1);
    const what = `the first ${first.length} of the table, ${area.name}, ${months}`;
    const sum = figures.count(totalOf(first), what, () => first.flatMap(({ counts }) => counts));
    return { ...row, cells: { ...row.cells, together: figures.share(sum, whole) } };
  });
  return {
    id,
    title: `Where half of the offences are, by ${what[0]}, in ${subjectOf(streets)}`,
    columns: [
      ...columnsFor(what[0], [{ key: 'code', heading: 'Code', unit: null }]),
      { key: 'together', heading: 'Together', unit: 'percent share' },
    ],
    rows,
    notes: [
      `${half.areas} of the ${groups.length} ${what[1]} with an offence (${figureText(half.percent)}) hold half of them.`,
      ...notes,
      ...forceNotes(streets.outcomes),
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

function outcomes(streets: Streets): ReportTable {
  const groups = grouped(streets.outcomes, ({ outcome }) => ({
    key: outcome,
    name: outcome === '' ? 'Not given' : outcome,
  }));
  return {
    id: 'street-outcomes',
    title: `Last outcomes in ${subjectOf(streets)}`,
    columns: columnsFor('Last outcome'),
    rows: rowsOf(streets, groups, wholeOf(streets, groups)),
    notes: [...forceNotes(streets.outcomes), OUTCOMES, SCHEME],
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
