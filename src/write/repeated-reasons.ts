import type { ReportRow, ReportTable } from '../core/report.js';
import { cellText } from './cell-text.js';

/** A reason in so many cells hides the others; a mark and one line beneath the table say the same. */
const REPEATS = 3;

/** The texts of a row's cells that have no value. */
const reasonsOf = ({ columns }: ReportTable, { cells }: ReportRow): string[] =>
  columns.flatMap(({ key }) => {
    const cell = cells[key];
    return typeof cell === 'object' && cell.value === null ? [cellText(cell)] : [];
  });

/** Reasons that stand in several cells of one row, or of the table. */
function repeatedReasons(table: ReportTable, within: 'row' | 'table'): string[] {
  const byRow = table.rows.map((row) => reasonsOf(table, row));
  const groups = within === 'row' ? byRow : [byRow.flat()];
  const found = groups.flatMap((reasons) => {
    const counts = new Map<string, number>();
    for (const reason of reasons) counts.set(reason, 1 + (counts.get(reason) ?? 0));
    return [...counts].filter(([, count]) => count >= REPEATS).map(([reason]) => reason);
  });
  return [...new Set(found)].filter((reason) => reason.length > 3);
}

/** The mark of each reason that repeats in a row or in all of the table: `[z]`, of several `[z1]`, `[z2]`. */
export function marksOfRepeatedReasons(table: ReportTable, within: 'row' | 'table'): ReadonlyMap<string, string> {
  const reasons = repeatedReasons(table, within);
  return new Map(reasons.map((reason, index) => [reason, reasons.length === 1 ? '[z]' : `[z${index + 1}]`]));
}

/** The table with its mark in place of each reason that repeats, and what each mark stands for. */
export function markRepeatedReasons(
  table: ReportTable,
  within: 'row' | 'table' = 'row',
): { table: ReportTable; marks: readonly string[] } {
  const markOf = marksOfRepeatedReasons(table, within);
  if (markOf.size === 0) return { table, marks: [] };
  const rows = table.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([key, cell]) => [
        key,
        typeof cell === 'object' && cell.value === null ? (markOf.get(cellText(cell)) ?? cell) : cell,
      ]),
    ),
  }));
  return { table: { ...table, rows }, marks: [...markOf].map(([reason, mark]) => `${mark} ${reason}`) };
}
