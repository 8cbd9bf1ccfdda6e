import type { Column } from '../../core/report.js';

/** Where a column does not say which are more needed. */
const USUAL_PRIORITY = 2;

/** Blanks between columns. */
export const BETWEEN = '  ';

const widthOf = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + BETWEEN.length * (widths.length - 1);

/**
 * Which columns are shown where not all fit: those of the highest number of `priority` are left out first, of two alike the
 * one further right. The first column and those of priority 1 stay. `least` is the width below which a column is not read.
 */
export function fittingColumns(columns: readonly Column[], least: readonly number[], total: number): readonly Column[] {
  const shown = columns.map((column, index) => ({
    column,
    width: least[index] ?? 0,
    priority: index === 0 ? 1 : (column.priority ?? USUAL_PRIORITY),
  }));
  while (widthOf(shown.map(({ width }) => width)) > total) {
    const last = Math.max(...shown.map(({ priority }) => priority));
    if (last === 1) break;
    shown.splice(
      shown.findLastIndex(({ priority }) => priority === last),
      1,
    );
  }
  return shown.map(({ column }) => column);
}

/** "3 more columns: 2020/21, London, % change; ...": what is not shown, and how to see it; empty where all is. */
export function columnsLeftOut(columns: readonly Column[], shown: readonly Column[]): string {
  const left = columns.filter((column) => !shown.includes(column) && column.sameAs === undefined);
  if (left.length === 0) return '';
  const names = left.map(({ heading }) => heading).join('; ');
  const [count, them] = left.length === 1 ? ['1 more column does', 'it'] : [`${left.length} more columns do`, 'them'];
  return `${count} not fit here: ${names}. See ${them} with --full, in a wider window, or with -f csv.`;
}
