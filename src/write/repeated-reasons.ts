import type { MissingCode } from '../core/missing.js';
import type { ReportRow, ReportTable } from '../core/report.js';
import { cellText } from './cell-text.js';

/** A reason in so many cells hides the others; a mark and one line beneath the table say the same. */
const REPEATS = 3;

/** A reason as it is printed, and whether it says that a number is kept back. */
interface Reason {
  readonly text: string;
  readonly kept: 'itself' | 'quoted' | 'no';
}

const keptOf = (code: MissingCode | undefined): Reason['kept'] =>
  code === 'suppressed' ? 'itself' : code === 'rests-on-suppressed' ? 'quoted' : 'no';

/** The reasons of a row's cells that have no value. */
const reasonsOf = ({ columns }: ReportTable, { cells }: ReportRow): Reason[] =>
  columns.flatMap(({ key }) => {
    const cell = cells[key];
    return typeof cell === 'object' && cell.value === null
      ? [{ text: cellText(cell), kept: keptOf(cell.absence?.code) }]
      : [];
  });

/** Reasons that stand in several cells of one row, or of the table. */
function repeatedReasons(table: ReportTable, within: 'row' | 'table'): Reason[] {
  const byRow = table.rows.map((row) => reasonsOf(table, row));
  const groups = within === 'row' ? byRow : [byRow.flat()];
  const found = new Map<string, Reason>();
  for (const reasons of groups) {
    const counts = new Map<string, number>();
    for (const { text } of reasons) counts.set(text, 1 + (counts.get(text) ?? 0));
    for (const reason of reasons) if ((counts.get(reason.text) ?? 0) >= REPEATS) found.set(reason.text, reason);
  }
  return [...found.values()].filter(({ text }) => text.length > 3);
}

/** `[z]`, of several `[z1]`, `[z2]`. */
const numbered = (letter: string, reasons: readonly Reason[], isAlone: boolean): [string, string][] =>
  reasons.map(({ text }, index) => [text, isAlone ? `[${letter}]` : `[${letter}${index + 1}]`]);

/**
 * The mark of each reason that repeats in a row or in all of the table: `[c]` where a number is kept back, and `[c]` or `[c1]`
 * where that is why there is none; for any other reason `[z]`, of several `[z1]`, `[z2]`.
 */
export function marksOfRepeatedReasons(table: ReportTable, within: 'row' | 'table'): ReadonlyMap<string, string> {
  const reasons = repeatedReasons(table, within);
  const of = (kept: Reason['kept']) => reasons.filter((reason) => reason.kept === kept);
  const [itself, quoted, others] = [of('itself'), of('quoted'), of('no')];
  return new Map([
    ...numbered('c', itself, true),
    ...numbered('c', quoted, itself.length === 0 && quoted.length === 1),
    ...numbered('z', others, others.length === 1),
  ]);
}

/** What a mark stands for; a reason that begins with its mark says it. */
export const markLine = (mark: string, reason: string): string =>
  reason.startsWith(mark) ? reason : `${mark} ${reason}`;

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
  return { table: { ...table, rows }, marks: [...markOf].map(([reason, mark]) => markLine(mark, reason)) };
}
