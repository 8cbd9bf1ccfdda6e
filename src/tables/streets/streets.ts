import type { ReportTable } from '../../core/report.js';
import type { JoinedOutcome, StreetCount, StreetOutcome } from '../../core/street.js';
import { leastSum } from '../../figures/basis/suppression.js';
import { type StreetFigures, totalOf } from '../../figures/small-areas/street-figures.js';
import { tableBody } from '../shared/column.js';
import { forceNotes } from './street-forces.js';
import { byLsoa, byWard } from './street-locations.js';
import {
  columnsFor,
  type Group,
  gaps,
  grouped,
  keptNote,
  rowsOf,
  SCHEME,
  SOURCE,
  type Streets,
  subjectOf,
} from './street-rows.js';

/** Tables of street-level files of data.police.uk: their categories are another scheme than that of the Met's own files. */

const OUTCOMES =
  'The last outcome when the file was made: of recent months many are still to come. Blank: none was given (anti-social behaviour has none).';

/** The tables there can be. */
export const STREET_TABLES = [
  'street-categories',
  'street-areas',
  'street-wards',
  'street-outcomes',
  'street-outcome-files',
] as const;

const byCategory = (counts: readonly StreetCount[]): Group[] =>
  grouped(counts, ({ category }) => ({ key: category, name: category }));

const byOutcome = (outcomes: readonly StreetOutcome[]): Group[] =>
  grouped(outcomes, ({ outcome }) => ({ key: outcome, name: outcome === '' ? 'Not given' : outcome }));

/** What is kept back in the tables of categories and outcomes. */
interface KeptBack {
  /** The parts of one of the tables would follow from how many there are: then no table says it. */
  readonly isTotalKept: boolean;
  readonly keptKeys: readonly string[];
}

const ANTISOCIAL = 'Anti-social behaviour';
const NO_OUTCOME = '';

/**
 * Offences of anti-social behaviour are never given an outcome, and few others are not: where the two numbers are that close,
 * what keeps one back keeps the other.
 */
export function keptBackIn(
  figures: StreetFigures,
  counts: readonly StreetCount[],
  outcomes: readonly StreetOutcome[],
): KeptBack {
  const tables = [byCategory(counts), byOutcome(outcomes)];
  const keptWith = (keys: readonly string[]) =>
    tables.map((groups) => {
      const kept = groups.flatMap(({ key }, index) => (keys.includes(key) ? [index] : []));
      const groupCounts = groups.map(({ count }) => count);
      return figures.suppressedCounts({ counts: groupCounts, listed: groupCounts.length, kept });
    });
  const positions = [ANTISOCIAL, NO_OUTCOME].map(
    (key, table) => tables[table]?.findIndex((group) => group.key === key) ?? -1,
  );
  const [antisocial = 0, without = 0] = positions.map((position, table) => tables[table]?.[position]?.count ?? 0);
  const isKept = keptWith([]).some(({ counts: kept }, table) => kept[positions[table] ?? -1]);
  const isSame = antisocial > 0 && without - antisocial < leastSum(figures.below);
  const keptKeys = isKept && isSame ? [ANTISOCIAL, NO_OUTCOME] : [];
  return { isTotalKept: keptWith(keptKeys).some(({ sum }) => sum), keptKeys };
}

function categories(streets: Streets): ReportTable {
  const { counts } = streets;
  const { rows } = rowsOf(streets, { groups: byCategory(counts), kept: streets.keptKeys });
  return {
    id: 'street-categories',
    title: `Offences by category of data.police.uk in ${subjectOf(streets)}`,
    ...tableBody(rows, columnsFor('Category')),
    notes: [...streets.gaps, ...forceNotes(streets), SCHEME, gaps(streets), ...keptNote(streets, rows)],
    source: SOURCE,
  };
}

function outcomes(streets: Streets): ReportTable {
  const { rows } = rowsOf(streets, { groups: byOutcome(streets.outcomes), kept: streets.keptKeys });
  return {
    id: 'street-outcomes',
    title: `Last outcomes in ${subjectOf(streets)}`,
    ...tableBody(rows, columnsFor('Last outcome')),
    notes: [...streets.gaps, ...forceNotes(streets), OUTCOMES, SCHEME, ...keptNote(streets, rows)],
    source: SOURCE,
  };
}

/** How many have no Crime ID, where the other tables keep something back: the rest would tell it, and it is mostly one of their rows. */
function keptWithoutId({ figures, counts, outcomes, keptKeys }: Streets, joined: readonly JoinedOutcome[]): number {
  const apart = totalOf(counts) - totalOf(joined);
  const keepsBack = [byCategory(counts), byOutcome(outcomes)].some((groups) => {
    const groupCounts = groups.map(({ count }) => count);
    return figures.suppressedCounts({ counts: groupCounts, listed: groupCounts.length }).counts.includes(true);
  });
  return apart > 0 && (keptKeys.length > 0 || keepsBack || figures.isSmall(apart)) ? apart : 0;
}

/** The newest outcome of each offence with a Crime ID, as the outcomes files have it. */
function joinedOutcomes(streets: Streets, joined: readonly JoinedOutcome[]): ReportTable {
  const groups = grouped(joined, ({ outcome }) => ({ key: outcome, name: outcome || 'None in the outcomes files' }));
  const { rows } = rowsOf(streets, { groups, apart: keptWithoutId(streets, joined) });
  return {
    id: 'street-outcome-files',
    title: `Outcomes by the outcomes files of offences in ${subjectOf(streets)}`,
    ...tableBody(rows, columnsFor('Newest outcome')),
    notes: [
      'Offences and outcomes are joined by Crime ID; of several outcomes of an offence the newest counts. Offences without a Crime ID (anti-social behaviour, and every offence in the oldest files) are not in the table.',
      ...streets.gaps,
      SCHEME,
      ...keptNote(streets, rows),
    ],
    source: SOURCE,
  };
}

/** The tables of street-level files: categories, where half of the offences are, last outcomes. */
export const streetTables = (streets: Streets): ReportTable[] => [
  categories(streets),
  byLsoa(streets),
  ...(streets.wards ? [byWard(streets, streets.wards)] : []),
  outcomes(streets),
  ...(streets.joined && streets.joined.length > 0 ? [joinedOutcomes(streets, streets.joined)] : []),
];
