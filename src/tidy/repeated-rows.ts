import type { SourceRow, SourceTable } from '../core/crime.js';
import { inputError } from '../core/errors.js';
import { memoize } from '../core/memoize.js';
import { positionText } from '../core/position.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import { plainName } from './plain-name.js';
import type { RowAreas } from './row-areas.js';
import type { TidyTools } from './tidied-source.js';
import { codeOfSmallArea } from './ward-homes.js';
import { isOtherEntry } from './wards/ward-entries.js';

/**
 * A row repeated in another spelling. "London Borough of Barnet", "SX" and "E09000003" are all Barnet, so only after areas
 * and labels are resolved can rows be compared. Two labels may well count under one offence; the same label twice may not.
 */

const plain = memoize(plainName);

const isSameLabel = (a: SourceRow, b: SourceRow): boolean =>
  plain(a.group) === plain(b.group) && plain(a.subgroup) === plain(b.subgroup);

/** The first month that both rows count, as its index; a row of a wide file counts every month. -1: none. */
function sharedMonth(a: SourceRow, b: SourceRow): number {
  const [ofA, ofB] = [a.rowOfMonth, b.rowOfMonth];
  if (!ofA || !ofB) return 0;
  return ofA.findIndex((row, month) => row > 0 && (ofB[month] ?? 0) > 0);
}

const wordsOf = ({ area, group, subgroup, smallArea }: SourceRow): string =>
  quoteForMessage([area, group, subgroup, ...(smallArea ? [smallArea.code, smallArea.name] : [])].join(', '));

/** A ward that is known to stand under two entries may have as few months in both, of as few offences, by chance. */
const MONTHS_BY_CHANCE = 2;

/**
 * Refuses a row of a ward or LSOA with the very counts that `other` has of it and of the label under another entry: whichever
 * is the copy, both would be added up. `isKnown`: the ward is known to stand under two.
 */
function refuseCopiedRow(table: SourceTable, row: SourceRow, others: readonly SourceRow[], isKnown: boolean): void {
  const months = [...row.values].filter((count) => count !== 0).length;
  if (months <= (isKnown ? MONTHS_BY_CHANCE : 0)) return;
  const counts = [...row.values];
  const other = others.find((item) => isSameLabel(row, item) && counts.every((count, at) => count === item.values[at]));
  if (!other) return;
  const [first, later] = [row, other].sort((a, b) => a.row - b.row);
  throw inputError(
    { ...table, row: later?.row ?? 0, column: table.columns.area },
    `${wordsOf(later ?? row)} has in every month what ${positionText({ ...table, row: first?.row ?? 0 })} has (${wordsOf(first ?? other)}); one is a copy: delete it, they would be counted twice.`,
  );
}

/** Refuses a row whose area, label, measure and month are those of an earlier row; `earlier` are those of its area and offence. */
function refuseRepeatedRow(table: SourceTable, row: SourceRow, earlier: readonly SourceRow[]): void {
  for (const other of earlier) {
    if (!isSameLabel(row, other) || isOtherEntry(row, other)) continue;
    // Without row numbers the months of a long file are not known one by one: the file is read again with them.
    const month = table.keepsRows === false ? 0 : sharedMonth(row, other);
    if (month === -1) continue;
    const [first, later] = [row, other]
      .map((item) => ({ number: item.rowOfMonth?.[month] ?? item.row, words: wordsOf(item) }))
      .sort((a, b) => a.number - b.number);
    throw inputError(
      { ...table, row: later?.number ?? 0, column: table.columns.area },
      `${later?.words} is ${positionText({ ...table, row: first?.number ?? 0 })} (${first?.words}) in another spelling; delete one of the two rows, they would be counted twice.`,
    );
  }
}

/** What refuses a row that is there already, with those that its area and offence had before. */
export function repeatedRowRefuser(table: SourceTable, rowAreas: RowAreas, { wardBoroughs }: TidyTools) {
  return (row: SourceRow, identity: string, earlier: readonly SourceRow[]): void => {
    const isOfEntry = (other: SourceRow) => rowAreas.of(other).identity === identity;
    refuseRepeatedRow(table, row, earlier.filter(isOfEntry));
    // A ward may have rows under its borough and under another entry: these are no repeats of each other.
    const elsewhere = row.smallArea ? earlier.filter((other) => !isOfEntry(other)) : [];
    const isKnown = wardBoroughs.some(({ ward }) => ward === codeOfSmallArea(row));
    refuseCopiedRow(table, row, elsewhere, isKnown);
  };
}
