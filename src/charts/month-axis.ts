import type { ReportRow } from '../core/report.js';
import { label, textWidth, vertical } from './svg.js';

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-03" as "Mar", from a table of our own: the short names of a locale differ. */
export const shortMonth = (month: string): string => SHORT[Number(month.slice(5)) - 1] ?? '';

interface AxisParts {
  readonly top: number;
  readonly bottom: number;
}

/** A line and a label at each January (or, in a short series, at each month), as many as there is room for. */
export function monthAxis(
  rows: readonly ReportRow[],
  x: (index: number) => number,
  { top, bottom }: AxisParts,
): string {
  const short = rows.length <= 15;
  const marks = rows.flatMap(({ key }, index) => {
    if (!short && !key.endsWith('-01')) return [];
    return [{ at: x(index), text: short ? shortMonth(key) : key.slice(0, 4) }];
  });
  const step = Math.abs((marks[1]?.at ?? 100) - (marks[0]?.at ?? 0));
  const every = Math.max(1, Math.ceil((textWidth('2026', { size: 12 }) + 8) / step));
  return marks
    .map(({ at, text }, index) => {
      const grid = short ? '' : vertical(at, top, bottom + 4, 'grid');
      const shown =
        index % every === 0 ? label(at, bottom + 17, text, { anchor: 'middle', size: 12, kind: 'quiet' }) : '';
      return grid + shown;
    })
    .join('');
}
