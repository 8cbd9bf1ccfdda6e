import type { Figure } from '../../core/figure.js';
import { figureText, groupThousands } from '../../core/format.js';
import type { ReportTable } from '../../core/report.js';
import type { LsoaWard } from '../../core/street.js';
import { halfOf, totalOf } from '../../figures/small-areas/street-figures.js';
import { type Columns, column, tableBody } from '../shared/column.js';
import { forceNotes } from './street-forces.js';
import {
  columnsFor,
  type Group,
  gaps,
  grouped,
  keptNote,
  rowsOf,
  SCHEME,
  SOURCE,
  type StreetRow,
  type Streets,
  subjectOf,
} from './street-rows.js';

const LOCATIONS_NOTE =
  'Places are the nearest of a list of points, so an offence near a border may stand in the neighbouring LSOA.';
interface LocationParts {
  readonly id: string;
  readonly what: readonly [one: string, many: string];
  readonly heading: string;
  readonly groups: readonly Group[];
  readonly notes: readonly string[];
  /** How many the groups come to is kept back. */
  readonly isSumKept?: boolean;
  /** The rows would give away small numbers together with another table. */
  readonly tellsOthers?: boolean;
}

interface LocationRow extends StreetRow {
  readonly together: Figure;
}

/** The areas that hold half of the offences, most first. */
function locationTable(
  streets: Streets,
  { id, what, heading, groups, notes, isSumKept = streets.isTotalKept, tellsOthers = false }: LocationParts,
): ReportTable {
  const half = halfOf(groups.map(({ count }) => count));
  const rows = rowsOf(streets, { groups, listed: half.areas, isSumKept });
  // The list ends where half is reached: with one row suppressed, that alone discloses much of it.
  const isListed = !tellsOthers && keptNote(streets, rows.rows).length === 0;
  const sentence = `${half.areas} of the ${groups.length} ${what[1]} with an offence (${figureText(half.percent)}) ${half.areas === 1 ? 'holds' : 'hold'} half of them.`;
  const none = `No ${what[0]} is named: among those that hold half of the offences some have fewer than ${streets.figures.below}, or would give such a number away.`;
  const columns: Columns<LocationRow> = [
    ...columnsFor(heading, [column.text('code', 'Code', ({ code }) => code)]),
    column.share('together', 'Together', ({ together }) => together),
  ];
  return {
    id,
    title: `Where half of the offences are, by ${what[0]}, in ${subjectOf(streets)}`,
    ...tableBody(isListed ? withTogether(streets, groups, rows) : [], columns),
    notes: [
      isListed ? sentence : none,
      ...streets.gaps,
      ...notes,
      ...forceNotes(streets),
      SCHEME,
      LOCATIONS_NOTE,
      gaps(streets),
    ],
    source: SOURCE,
  };
}

/** Each row with the share of all rows down to it. */
function withTogether(
  { figures, area, months }: Streets,
  groups: readonly Group[],
  { rows, whole }: { readonly rows: readonly StreetRow[]; readonly whole: Figure },
): LocationRow[] {
  return rows.map((row, index) => {
    const first = groups.slice(0, index + 1);
    const what = `the first ${first.length} of the table, ${area.name}, ${months}`;
    // No row is listed where one of them is suppressed.
    const sum = figures.count(totalOf(first), what, () => first.flatMap(({ counts }) => counts), false);
    return { ...row, together: figures.share(sum, whole) };
  });
}

const lsoasOf = (counts: Streets['counts']) => grouped(counts, ({ lsoa, lsoaName }) => ({ key: lsoa, name: lsoaName }));

export const byLsoa = (streets: Streets): ReportTable =>
  locationTable(streets, {
    id: 'street-areas',
    what: ['LSOA', 'LSOAs'],
    heading: 'LSOA',
    groups: lsoasOf(streets.counts),
    notes: [],
  });

/** The groups of a table that holds half of the offences, where it lists any. */
function listedOf(streets: Streets, groups: readonly Group[], isSumKept = streets.isTotalKept): readonly Group[] {
  const listed = halfOf(groups.map(({ count }) => count)).areas;
  const { rows } = rowsOf(streets, { groups, listed, isSumKept });
  return keptNote(streets, rows).length === 0 ? groups.slice(0, listed) : [];
}

/** Whether the wards that are listed, less the LSOAs that are, would tell what the other LSOAs of a ward have. */
function tellsLsoas(streets: Streets, wards: readonly Group[], isSumKept: boolean): boolean {
  const lsoas = lsoasOf(streets.counts);
  const shownLsoas = new Set(listedOf(streets, lsoas).map(({ key }) => key));
  const shownWards = new Set(listedOf(streets, wards, isSumKept).map(({ key }) => key));
  const nodes = wards.map(({ key, count, counts }) => {
    const codes = new Set(counts.flatMap((item) => ('lsoa' in item ? [item.lsoa] : [])));
    const parts = lsoas
      .filter((lsoa) => codes.has(lsoa.key))
      .map((lsoa) => ({ id: lsoa.key, values: [lsoa.count], parts: [], unlisted: !shownLsoas.has(lsoa.key) }));
    return { id: key, values: [count], parts, unlisted: !shownWards.has(key) };
  });
  return streets.figures.tellsParts(nodes);
}

export function byWard(streets: Streets, wards: ReadonlyMap<string, LsoaWard>): ReportTable {
  const known = streets.counts.filter(({ lsoa }) => wards.has(lsoa));
  const unknown = totalOf(streets.counts) - totalOf(known);
  const isFew = streets.figures.isSmall(unknown);
  const many = isFew ? 'A few' : groupThousands(unknown, 0);
  const note = `${many} offences are in LSOAs that the lookup does not have: they are not in the table.`;
  const groups = grouped(known, ({ lsoa }) => ({
    key: wards.get(lsoa)?.code ?? '',
    name: wards.get(lsoa)?.name ?? '',
  }));
  const notes = unknown > 0 ? [note] : [];
  // The total less what is in the wards is what the lookup does not have.
  const isSumKept = streets.isTotalKept || isFew;
  return locationTable(streets, {
    id: 'street-wards',
    what: ['ward', 'wards'],
    heading: 'Ward',
    groups,
    notes,
    isSumKept,
    tellsOthers: tellsLsoas(streets, groups, isSumKept),
  });
}
