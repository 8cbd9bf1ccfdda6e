import type { SourceRow, SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { bareName } from './ward-entries.js';

/** A name as it is compared: capitals, accents, punctuation and what its file adds in brackets make no other name. */
const comparable = (name: string): string =>
  bareName(name)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');

const nameOf = ({ smallArea }: SourceRow): string => smallArea?.name ?? '';

const isOtherName = (name: string, other: string): boolean =>
  name !== other && name !== '' && other !== '' && comparable(name) !== comparable(other);

/**
 * Warns of codes of wards or LSOAs that are written with two names: either a name is mistyped, or a code, and then a row counts
 * in another area than its own.
 */
export function twoNames(table: SourceTable): Diagnostic[] {
  const first = new Map<string, SourceRow>();
  const other = new Map<string, SourceRow>();
  for (const row of table.rows) {
    const code = row.smallArea?.code ?? '';
    const earlier = first.get(code);
    if (earlier === undefined) first.set(code, row);
    else if (isOtherName(nameOf(row), nameOf(earlier)) && !other.has(code)) other.set(code, row);
  }
  const [found] = other;
  if (!found) return [];
  const [code, row] = found;
  const before = first.get(code) ?? row;
  const more = other.size > 1 ? ` ${other.size - 1} more codes have two names.` : '';
  const at = positionText({ ...table, row: row.row, column: table.columns.smallAreaCode });
  const text = `${at}: the code ${code} is ${quoteForMessage(nameOf(row))} here and ${quoteForMessage(nameOf(before))} in row ${before.row}. Both count as one area. Correct the name, or the code if the row is of another area.${more}`;
  return [{ level: 'warning', text }];
}
