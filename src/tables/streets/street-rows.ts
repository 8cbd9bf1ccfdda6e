import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import type { Area } from '../../core/reference.js';
import type { JoinedOutcome, LsoaWard, StreetCount, StreetOutcome } from '../../core/street.js';
import { isSuppressed, suppressionNote } from '../../figures/basis/suppression.js';
import { type StreetFigures, totalOf } from '../../figures/small-areas/street-figures.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { onlyForce } from './street-forces.js';

/** The rows that tables of street-level files share: one group of offences a row. */

export const SOURCE = 'data.police.uk, street-level crime, Open Government Licence v3.0';
export const SCHEME =
  "The categories are those of data.police.uk, not the Met's labels, and include anti-social behaviour: never add them to recorded crime, or compare the two.";
export interface Streets {
  readonly area: Area;
  readonly figures: StreetFigures;
  /** Offences in LSOAs of the borough. */
  readonly counts: readonly StreetCount[];
  readonly outcomes: readonly StreetOutcome[];
  /** Offences by their outcome in the outcomes files; undefined where none is given. */
  readonly joined: readonly JoinedOutcome[] | undefined;
  /** "February 2022 to March 2022". */
  readonly months: string;
  /** The notes on months that are absent. */
  readonly gaps: readonly string[];
  /** Of the whole files. */
  readonly all: number;
  readonly withoutLocation: number;
  readonly elsewhere: number;
  readonly wards: ReadonlyMap<string, LsoaWard> | undefined;
  /** How many there are is kept back: in one of the tables it would give parts of it away. */
  readonly isTotalKept: boolean;
  /** Groups of the tables that are kept back because a group of another table counts the same offences: by key. */
  readonly keptKeys: readonly string[];
}

type StreetNumbers = StreetCount | StreetOutcome | JoinedOutcome;

export interface Group {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly counts: readonly StreetNumbers[];
}

export function grouped<One extends StreetNumbers>(
  counts: readonly One[],
  of: (count: One) => { key: string; name: string },
): Group[] {
  const groups = new Map<string, { key: string; name: string; count: number; counts: One[] }>();
  for (const item of counts) {
    const { key, name } = of(item);
    const group = groups.get(key) ?? { key, name, count: 0, counts: [] };
    group.count += item.count;
    group.counts.push(item);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** A group of offences that is listed, with its share of all of the table. */
export interface StreetRow extends RowHead {
  readonly name: string;
  readonly code: string;
  readonly count: Figure;
  readonly share: Figure;
}

const COUNT_COLUMNS: Columns<StreetRow> = [
  column.offences('count', 'Offences', ({ count }) => count),
  column.share('share', 'Share', ({ share }) => share),
];

/** What the groups are called, how many offences each has and which share; other columns stand behind the name. */
export const columnsFor = (what: string, more: Columns<StreetRow> = []): Columns<StreetRow> => [
  column.text('name', what, ({ name }) => name),
  ...more,
  ...COUNT_COLUMNS,
];

/** "Barnet, January 2025 (Metropolitan Police Service)". */
export const subjectOf = ({ area, months, outcomes }: Streets): string =>
  `${area.name}, ${months}${onlyForce(outcomes)}`;

/** All the offences of the groups: what their shares are of. */
const wholeOf = ({ figures, area, months }: Streets, groups: readonly Group[], isKeptBack: boolean) =>
  figures.count(
    totalOf(groups),
    `all of the table, ${area.name}, ${months}`,
    () => groups.flatMap(({ counts }) => counts),
    isKeptBack,
  );

/** The groups of a table, the first of which are listed; how many they come to may be kept back anyway. */
interface Groups {
  readonly groups: readonly Group[];
  readonly listed?: number;
  readonly isSumKept?: boolean;
  /** The keys of groups that another table keeps back. */
  readonly kept?: readonly string[];
  /** Offences in no group, which another table keeps back. */
  readonly apart?: number;
}

/** A row for each group that is listed, most first; suppressed ones last and by name, since their position in the order would disclose their size. */
export function rowsOf(
  streets: Streets,
  { groups, listed = groups.length, isSumKept = streets.isTotalKept, kept: keptKeys = [], apart = 0 }: Groups,
): { rows: StreetRow[]; whole: Figure } {
  const kept = streets.figures.suppressedCounts({
    counts: groups.map(({ count }) => count),
    listed,
    isSumKept,
    kept: groups.flatMap(({ key }, index) => (keptKeys.includes(key) ? [index] : [])),
    apart,
  });
  const whole = wholeOf(streets, groups, kept.sum);
  const groupsShown = groups
    .slice(0, listed)
    .map((group, index) => ({ group, isKeptBack: kept.counts[index] ?? false }));
  const last = groupsShown
    .filter(({ isKeptBack }) => isKeptBack)
    .sort((a, b) => (a.group.name < b.group.name ? -1 : 1));
  const ordered = [...groupsShown.filter(({ isKeptBack }) => !isKeptBack), ...last];
  return { rows: ordered.map(({ group, isKeptBack }) => rowOf(streets, group, whole, isKeptBack)), whole };
}

function rowOf(streets: Streets, { key, name, count, counts }: Group, whole: Figure, isKeptBack: boolean): StreetRow {
  const { figures, area, months } = streets;
  const label = name === '' ? 'blank' : name;
  const what = `${label}${key === name ? '' : ` (${key})`}, ${area.name}, ${months}`;
  const shown = figures.count(count, what, () => counts, isKeptBack);
  return { key: key === '' ? 'none' : key, code: key, name, count: shown, share: figures.share(shown, whole) };
}

/** The note of a table in which a count is suppressed. */
export const keptNote = ({ figures }: Streets, rows: readonly StreetRow[]): string[] =>
  rows.some(({ count }) => isSuppressed(count)) ? [suppressionNote(figures.below)] : [];

export function gaps({ area, all, withoutLocation, elsewhere, isTotalKept, figures }: Streets): string {
  if (isTotalKept || [withoutLocation, elsewhere].some(figures.isSmall))
    return `Rows of the files without an LSOA, and those with one outside ${area.name}, are not in the table.`;
  if (withoutLocation + elsewhere === 0) return `Every row of the files has an LSOA in ${area.name}.`;
  const [of, without, others] = [all, withoutLocation, elsewhere].map((item) => groupThousands(item, 0));
  return `Of ${of} rows of the files ${without} have no LSOA and ${others} one outside ${area.name}: neither is in the table.`;
}
