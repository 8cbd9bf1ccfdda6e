import { stringify } from 'csv-stringify/sync';
import { plainNumber } from '../format.js';
import type { Cell, ReportTable } from '../model.js';
import type { Document, Writer } from './document.js';
import { safeText } from './safe-text.js';

/** A spreadsheet takes text that begins so for a formula; an apostrophe keeps it text. Numbers stay numbers. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text);

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' || cell === undefined ? guarded(safeText(cell ?? '')) : guarded(plainNumber(cell));

/** Plain digits rounded as printed, the reason in words where there is no number; notes and source in last rows. */
function render({ id, columns, rows, notes, source }: ReportTable): string {
  const header = ['table', 'row', ...columns.map(({ heading }) => heading)];
  const body = rows.map(({ key, cells }) => [id, key, ...columns.map((column) => cellText(cells[column.key]))]);
  const pad = (cells: string[]) => [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill('')];
  const foot = [
    ...notes.map((note, index) => [id, `note ${index + 1}`, guarded(note)]),
    [id, 'source', guarded(source)],
  ];
  return stringify([header, ...body, ...foot.map(pad)], { record_delimiter: '\n' });
}

/** Data for a spreadsheet or a script: one table after the other, or a file each. */
export const csv: Writer = {
  format: 'csv',
  extensions: ['.csv'],
  write: ({ tables }: Document) => tables.map(render).join('\n'),
  files: ({ tables }) => tables.map((table) => ({ name: `${table.id}.csv`, content: render(table) })),
};
