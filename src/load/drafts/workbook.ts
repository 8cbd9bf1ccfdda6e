import type { TextPosition } from '../../core/audit.js';
import { shownSheets } from '../containers/shown-cells.js';
import { DraftBuilder } from './builder.js';
import type { LoadedDraft } from './text.js';

/** A workbook: each sheet is a heading and its tables, parted by empty rows; a line is a row of its sheet, a column a cell. */

/** An offset is row × this + cell × that + letter. */
const [ROW, CELL] = [2 ** 30, 2 ** 15];

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

function putTable(builder: DraftBuilder, rows: readonly (readonly string[])[], from: number): void {
  builder.openTable();
  rows.forEach((row, index) => {
    builder.openRow();
    row.forEach((cell, column) => {
      builder.openCell(index === 0);
      builder.put(cell, (from + index + 1) * ROW + column * CELL);
      builder.closeCell();
    });
  });
  builder.closeTable();
}

export async function workbookDraft(name: string, bytes: Buffer): Promise<LoadedDraft> {
  const builder = new DraftBuilder();
  for (const { name: sheet, rows } of await shownSheets(name, bytes)) {
    builder.block('# ');
    builder.put(sheet, ROW);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? [];
      if (isEmpty(row)) continue;
      const next = rows.findIndex((later, index) => index > at && (isEmpty(later) || filled(later) < 2));
      const end = next < 0 ? rows.length : next;
      if (filled(row) > 1 && end - at > 1) {
        putTable(builder, rows.slice(at, end), at);
        at = end - 1;
      } else {
        builder.block();
        builder.put(row.filter((cell) => cell.trim() !== '').join(' '), (at + 1) * ROW);
      }
    }
  }
  const positionOf = (offset: number): TextPosition => ({
    line: Math.max(1, Math.floor(offset / ROW)),
    column: Math.floor((offset % ROW) / CELL) + 1,
  });
  return { draft: builder.draft(name, positionOf), diagnostics: [] };
}
