import type { Era, SourceRow, SourceTable } from '../core/crime.js';
import { inputError } from '../core/errors.js';
import { memoizePairs } from '../core/memoize.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { OffenceLabel } from '../core/reference.js';

const exactly = (group: string, subgroup: string): string => `${group}|${subgroup}`.replace(/\s+/g, ' ');
const anyCase = (group: string, subgroup: string): string => exactly(group, subgroup).toUpperCase();

/** The eras that write a label so. */
function indexed(labels: readonly OffenceLabel[], key: typeof exactly): Map<string, Set<Era>> {
  const eras = new Map<string, Set<Era>>();
  for (const { era, group, subgroup } of labels) {
    const label = key(group, subgroup);
    eras.set(label, (eras.get(label) ?? new Set()).add(era));
  }
  return eras;
}

function mostVotes(
  rows: readonly SourceRow[],
  known: ReadonlyMap<string, Set<Era>>,
  key: typeof exactly,
): Era | 'either' | undefined {
  const votes = new Map<Era, number>();
  for (const { group, subgroup } of rows) {
    for (const era of known.get(key(group, subgroup)) ?? []) votes.set(era, (votes.get(era) ?? 0) + 1);
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && second && first[1] === second[1] ? 'either' : first?.[0];
}

/** The first month whose files were made in CONNECT. */
const CONNECT_SINCE = '2024-02';

/** Labels that both systems write alike leave it to the last month. */
const decidedEra = (vote: Era | 'either' | undefined, { months }: SourceTable): Era | undefined =>
  vote === 'either' ? ((months.at(-1) ?? '') >= CONNECT_SINCE ? 'connect' : 'cris') : vote;

/**
 * The era of a file, recognized by its labels and not by its header: each label written exactly as an era writes it is a vote.
 * A file in which some rows are written as another era writes them was put together by hand, and its rows count offences
 * in two ways: it is refused.
 */
export function eraOfTable(table: SourceTable, labels: readonly OffenceLabel[]): Era {
  if (table.era) return table.era;
  const byLabel = new Map<string, SourceRow>();
  const asWritten = memoizePairs(exactly);
  for (const row of table.rows) {
    const label = asWritten(row.group, row.subgroup);
    if (!byLabel.has(label)) byLabel.set(label, row);
  }
  const distinct = [...byLabel.values()];
  const known = indexed(labels, exactly);
  const vote = mostVotes(distinct, known, exactly) ?? mostVotes(distinct, indexed(labels, anyCase), anyCase);
  const era = decidedEra(vote, table);
  const [first] = table.rows;
  const at = (row: SourceRow | undefined) => ({ ...table, row: row?.row ?? 1, column: table.columns.subgroup });
  if (era === undefined) {
    throw inputError(
      at(first),
      `none of the offence labels is known (first: ${quoteForMessage(first?.group ?? '')}, ${quoteForMessage(first?.subgroup ?? '')}), so the file's label scheme is not known; add its labels to data/reference/labels.csv.`,
    );
  }
  const other = distinct.find(({ group, subgroup }) => known.get(exactly(group, subgroup))?.has(era) === false);
  if (other) {
    const theirs = [...(known.get(exactly(other.group, other.subgroup)) ?? [])].join(' or ');
    throw inputError(
      at(other),
      `label ${quoteForMessage(other.group)} / ${quoteForMessage(other.subgroup)} is of the ${theirs} era in a file of the ${era} era; give the files of the two eras apart.`,
    );
  }
  return era;
}
