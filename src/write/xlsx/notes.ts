import type { Column, ReportTable } from '../../core/report.js';
import { type ReportNote, reportNotes } from '../report-notes.js';

/** A note of the workbook: its number, its text, and the sheets that refer to it. */
export interface NumberedNote extends ReportNote {
  readonly number: number;
}

/** The notes of all tables, each once, numbered in the order a reader meets them. */
export const numberNotes = (tables: readonly ReportTable[]): NumberedNote[] =>
  reportNotes(tables).map((note, index) => ({ ...note, number: index + 1 }));

const carries = ({ rows }: ReportTable, { key }: Column, originals: readonly string[]): boolean =>
  rows.some(({ cells }) => {
    const cell = cells[key];
    return typeof cell !== 'string' && cell !== undefined && originals.some((note) => cell.notes.includes(note));
  });

export interface Markers {
  readonly title: string;
  /** By the key of the column. */
  readonly headings: Readonly<Record<string, string>>;
}

/**
 * Where the markers of a table's notes stand: on the headings of the columns whose figures carry the note, when those are
 * fewer than half of the columns; on the title when the note is about most of the table or about no column in particular.
 */
export function markersOf(table: ReportTable, notes: readonly NumberedNote[]): Markers {
  let title = '';
  const headings: Record<string, string> = {};
  for (const { number, originals } of notes.filter((note) => note.tables.includes(table.id))) {
    const carriers = table.columns.filter((column) => carries(table, column, originals));
    const mark = ` [note ${number}]`;
    if (carriers.length === 0 || carriers.length * 2 > table.columns.length) title += mark;
    else for (const { key } of carriers) headings[key] = (headings[key] ?? '') + mark;
  }
  return { title, headings };
}
