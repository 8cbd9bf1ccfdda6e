import { safeText } from '../../safe-text.js';
import { type Document, frontOf } from '../document.js';
import { contentsSheet, coverSheet, definitionsSheet, FRONT_SHEETS, notesSheet } from './front-sheets.js';
import { sheetNames } from './names.js';
import { numberNotes } from './notes.js';
import type { Sheet, Workbook } from './sheet.js';
import { tableSheet } from './table-sheet.js';

/**
 * The workbook of a document by the rules of the Government Analysis Function for accessible spreadsheets: cover, contents,
 * notes (and definitions) first, then one marked-up table a sheet. A table without rows has no sheet: its notes say why.
 */
export function workbookOf(document: Document): Workbook {
  const front = frontOf(document);
  const { charts = [] } = document;
  const tables = document.tables.filter(({ rows, columns }) => rows.length > 0 && columns.length > 0);
  const names = sheetNames(tables, FRONT_SHEETS);
  const notes = numberNotes(document.tables);
  const others: Sheet[] = [];
  if (notes.length > 0) others.push(notesSheet(notes, names));
  if (front.definitions.length > 0) others.push(definitionsSheet(front));
  const cover = coverSheet(front, tables.length);
  return {
    title: safeText(front.title),
    subject: safeText(front.period),
    keywords: 'recorded crime, London, community safety',
    dated: front.dataTo,
    sheets: [
      cover,
      contentsSheet(tables, names, ['Cover', ...others.map(({ name }) => name)]),
      ...others,
      ...tables.map((table) => tableSheet(table, names.get(table.id) ?? table.id, notes, charts)),
    ],
  };
}
