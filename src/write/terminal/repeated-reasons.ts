import type { ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';

/** A reason in so many cells of a row hides the row; a mark and one line beneath the table say the same. */
const REPEATS = 3;

/** Reasons that stand in several cells of one row. */
function repeatedReasons({ columns, rows }: ReportTable): string[] {
  const found = rows.flatMap(({ cells }) => {
    const counts = new Map<string, number>();
    for (const { key } of columns) {
      const cell = cells[key];
      if (typeof cell !== 'object' || cell.value !== null) continue;
      counts.set(cellText(cell), 1 + (counts.get(cellText(cell)) ?? 0));
    }
    return [...counts].filter(([, count]) => count >= REPEATS).map(([reason]) => reason);
  });
  return [...new Set(found)].filter((reason) => reason.length > 3);
}

/** The table with `[z]` in place of each reason that repeats in a row, and what each mark stands for. */
export function markRepeatedReasons(table: ReportTable): { table: ReportTable; marks: readonly string[] } {
  const reasons = repeatedReasons(table);
  if (reasons.length === 0) return { table, marks: [] };
  const markOf = new Map(reasons.map((reason, index) => [reason, reasons.length === 1 ? '[z]' : `[z${index + 1}]`]));
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
