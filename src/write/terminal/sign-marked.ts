import type { ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';

/** The marked row has a sign as well, not a colour alone. */
export const signMarked = (table: ReportTable): ReportTable => {
  const texts = table.columns.filter(({ unit }) => unit === null);
  const first = (texts.find(({ key }) => key === 'area') ?? texts[0])?.key ?? '';
  const rows = table.rows.map((row) =>
    row.marked ? { ...row, cells: { ...row.cells, [first]: `> ${cellText(row.cells[first])}` } } : row,
  );
  return { ...table, rows };
};
