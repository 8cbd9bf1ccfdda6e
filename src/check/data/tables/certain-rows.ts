import { groupBy } from '../../../core/collections.js';
import type { Block, Quantity } from '../../model.js';
import type { MeasureKind } from '../claim.js';
import { isExact } from '../exact-counts.js';
import type { Verification } from '../verify-against-data.js';
import type { RowSubject } from './row-subject.js';

/** Whether a table has been read rightly: its own counts say, all of them together. */

export interface CheckedCell extends Verification {
  readonly quantity: Quantity;
  readonly kind: MeasureKind;
  /** Of the area of the row, not of another that the column names. */
  readonly isOfRow: boolean;
}

export interface CheckedRow {
  readonly block: Block;
  readonly subject: RowSubject | undefined;
  readonly checked: readonly CheckedCell[];
}

const isCount = ({ kind }: CheckedCell): boolean => kind === 'count';
const isWrong = ({ verdict }: CheckedCell): boolean => verdict === 'differs' || verdict === 'wrong-direction';
/** Twice as much or half: then other months are meant, not another borough's. */
const TWICE = 2;
const isFarOff = ({ recomputed, right, quantity: { value } }: CheckedCell): boolean =>
  /so far off/.test(recomputed) || (right !== undefined && (value > TWICE * right || value * TWICE < right));

const silent = (cell: CheckedCell): CheckedCell => ({
  ...cell,
  verdict: 'not-checked',
  recomputed: 'which months or offence the row is of is not certain',
  mistake: null,
  suggestion: null,
});

/** Half of the counts far off: the months of the table have not been read rightly. */
function isReadRightly(rows: readonly CheckedRow[]): boolean {
  const counts = rows.flatMap(({ checked }) => checked.filter(isCount));
  const agreeing = counts.filter(({ verdict }) => verdict === 'agrees').length;
  const others = counts.filter(isFarOff).length;
  const isNamed = rows.every(({ subject }) => subject?.isNamed !== false);
  return isNamed ? others <= Math.max(counts.length / 2, agreeing) : agreeing >= LEAST && agreeing > 2 * others;
}
/** So many counts of a table that names no offence confirm which one it is of. */
const LEAST = 3;

/** Both counts of a row agree to the last digit, or all of the table: its percentages are made of them. */
function withoutDoubt(cell: CheckedCell, counts: readonly CheckedCell[], isWhole: boolean): CheckedCell {
  const isOfCounts = cell.kind === 'change' && cell.isOfRow && counts.length > 0 && counts.every(isExact);
  const isClose = /within later revisions/.test(cell.recomputed);
  const isOpen = cell.verdict === 'ambiguous' ? counts.length > 1 || isWhole : isClose && isWhole;
  if (isWhole && isOffByMore(cell)) return { ...cell, ...notTheFile(cell), mistake: 'count' };
  if (!isOfCounts || !isOpen) return cell;
  return { ...cell, ...notTheFile(cell), mistake: 'change' };
}

const notTheFile = ({ recomputed }: CheckedCell) => ({
  verdict: 'differs' as const,
  recomputed: `${recomputed.split(/[;:]/)[0]}; the other counts agree to the last digit`,
});

/** The only count of a table that does not agree to the last digit is not of another file. */
const isOffByMore = (cell: CheckedCell): boolean =>
  isCount(cell) &&
  cell.isOfRow &&
  cell.off !== undefined &&
  cell.off > 1 &&
  /within later revisions/.test(cell.recomputed);

function certainRow(row: CheckedRow, isRight: boolean, isWhole: boolean): CheckedRow {
  const counts = row.checked.filter(isCount);
  const isMisread = counts.length > 1 && counts.filter(isFarOff).length * 2 > counts.length;
  if (!isRight || isMisread)
    return { ...row, checked: row.checked.map((cell) => (isWrong(cell) ? silent(cell) : cell)) };
  return { ...row, checked: row.checked.map((cell) => withoutDoubt(cell, counts, isWhole)) };
}

const isAllButOne = (counts: readonly CheckedCell[]): boolean => {
  const exact = counts.filter(isExact).length;
  return exact > LEAST && counts.length - exact <= 1;
};

/** Accuses nothing of a table or row that may have been misread. */
export function certainRows(rows: readonly CheckedRow[]): CheckedRow[] {
  return [...groupBy(rows, ({ block }) => block.table?.id ?? -1).values()].flatMap((table) => {
    const isRight = isReadRightly(table);
    const counts = table.flatMap(({ checked }) => checked.filter(isCount));
    const isWhole = isAllButOne(counts);
    return table.map((row) => certainRow(row, isRight, isWhole));
  });
}
