import type { SourceRow, SourceTable } from '../core/crime.js';
import { inputError } from '../core/errors.js';
import { memoize } from '../core/memoize.js';
import { positionText } from '../core/position.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import { plainName } from './plain-name.js';
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

/** Refuses a row whose area, label, measure and month are those of an earlier row; `earlier` are those of its area and offence. */
export function refuseRepeatedRow(table: SourceTable, row: SourceRow, earlier: readonly SourceRow[]): void {
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
