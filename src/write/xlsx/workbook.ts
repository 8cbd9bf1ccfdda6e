import type { ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { type Document, frontOf } from '../document.js';
import { sharedSources } from '../report-notes.js';
import { contentsSheet, coverSheet, definitionsSheet, FRONT_SHEETS, notesSheet } from './front-sheets.js';
import { sheetNames } from './names.js';
import { numberNotes } from './notes.js';
import type { Sheet, Workbook } from './sheet.js';
import { tableSheet } from './table-sheet.js';

/** A source of several tables stands on the cover once; the sheet says so. */
function sourced(table: ReportTable, onCover: readonly string[]): ReportTable {
  const parts = table.source.split('; ');
  const sheetParts = parts.filter((part) => !onCover.includes(part));
  return sheetParts.length === parts.length
    ? table
    : { ...table, source: ['see the Cover sheet', ...sheetParts].join('; ') };
}

const known = new WeakMap<Document, Workbook>();

/** The workbook of a document, made once for both formats of workbooks. */
export function workbookOf(document: Document, isUnrounded: boolean): Workbook {
  if (isUnrounded) return buildWorkbook(document, isUnrounded);
  const workbook = known.get(document) ?? buildWorkbook(document, isUnrounded);
  known.set(document, workbook);
  return workbook;
}

/**
 * The workbook of a document by the rules of the Government Analysis Function for accessible spreadsheets: cover, contents,
 * notes (and definitions) first, then one marked-up table a sheet. A table without rows has no sheet: its notes say why.
 */
function buildWorkbook(document: Document, isUnrounded: boolean): Workbook {
  const front = frontOf(document);
  const { charts = [] } = document;
  const tables = document.tables.filter(({ rows, columns }) => rows.length > 0 && columns.length > 0);
  const names = sheetNames(tables, FRONT_SHEETS);
  const notes = numberNotes(document.tables);
  const others: Sheet[] = [];
  if (notes.length > 0) others.push(notesSheet(notes, names));
  if (front.definitions.length > 0) others.push(definitionsSheet(front));
  const listed = front.sources.map((source) => source.toLowerCase());
  const onCover = sharedSources(tables).filter((source) => listed.includes(source.toLowerCase()));
  const cover = coverSheet(front, tables.length, isUnrounded);
  return {
    title: safeText(front.title),
    subject: safeText(front.period),
    keywords: 'recorded crime, London, community safety',
    dated: front.dataTo,
    sheets: [
      cover,
      contentsSheet(tables, names, ['Cover', ...others.map(({ name }) => name)]),
      ...others,
      ...tables.map((table) =>
        tableSheet(sourced(table, onCover), names.get(table.id) ?? table.id, { notes, charts, isUnrounded }),
      ),
    ],
  };
}
