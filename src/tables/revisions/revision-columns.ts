import type { SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import type { Figure } from '../../core/figure.js';
import type { Area, Offence } from '../../core/reference.js';
import type { Cell, Column, ReportRow, ReportTable } from '../../core/report.js';
import { SUPPRESSED, suppressionNote } from '../../figures/basis/suppression.js';
import type { Revision, Vintages } from '../../figures/time/revision.js';

/** What the tables of revisions are made from. */
export interface RevisionReport {
  readonly vintages: Vintages;
  readonly area: Area;
  readonly offences: readonly Offence[];
  /** The files as they were read, for their own labels. */
  readonly tables: { readonly before: readonly SourceTable[]; readonly now: readonly SourceTable[] };
  readonly problems: readonly Diagnostic[];
}

export interface RevisionTable {
  readonly id: string;
  readonly about: string;
  make(report: RevisionReport): ReportTable;
}

/** Four columns of a revision; the name stands in front where several areas stand beside each other. */
export function revisionColumns(key: string, name = ''): Column[] {
  const heading = (text: string) => (name === '' ? text : `${name}, ${text.toLowerCase()}`);
  return [
    { key: `${key}before`, heading: heading('Then'), unit: 'offences' },
    { key: `${key}now`, heading: heading('Now'), unit: 'offences' },
    { key: `${key}change`, heading: heading('Change'), unit: 'offences' },
    { key: `${key}percent`, heading: heading('% change'), unit: 'percent' },
  ];
}

export const revisionCells = (key: string, { before, now, change, percent }: Revision): Record<string, Figure> => ({
  [`${key}before`]: before,
  [`${key}now`]: now,
  [`${key}change`]: change,
  [`${key}percent`]: percent,
});

/** Whether the number moved, or is there in one vintage only. */
export const moved = ({ before, now, change }: Revision): boolean =>
  change.value === null ? before.value !== now.value : change.value !== 0;

export const sizeOf = ({ change }: Revision): number => Math.abs(change.value ?? 0);

interface Parts {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  readonly notes?: readonly string[];
  /** Only what moved is listed: what is kept back is in no row. */
  readonly lists?: 'what moved';
}

/** What two eras count differently must not be read as later recording. */
function eraNote({ vintages }: RevisionReport): string[] {
  const eras = [
    ...new Set([vintages.before, vintages.now].flatMap(({ sources }) => sources.map((source) => source.source.era))),
  ];
  return eras.length === 1
    ? []
    : [
        `The files are of different eras (${eras.join(', ')}): where a month's two files are, the difference is one of method (labels, and where an offence is placed), not of later recording.`,
      ];
}

/** What small numbers do to the table. */
function suppressionNotes({ vintages }: RevisionReport, { rows, lists }: Parts): string[] {
  const { disclosure } = vintages;
  if (!disclosure) return [];
  const note = suppressionNote(disclosure.suppression.below);
  if (lists) return [`Counts that are kept back are in no row, whether they moved or not. ${note}`];
  const figures = rows.flatMap(({ cells }) => Object.values(cells)).filter((cell) => typeof cell !== 'string');
  return figures.some(({ missing }) => missing === SUPPRESSED.missing) ? [note] : [];
}

/** A table of revisions; a table without a row says that nothing moved. */
export function revisionTable(report: RevisionReport, parts: Parts): ReportTable {
  const { id, title, columns, rows, notes = [] } = parts;
  const sources = [report.vintages.before, report.vintages.now].flatMap((item) => item.sources);
  const source = [...new Set(sources.map((entry) => entry.source.attribution))].join('; ');
  const blank: Record<string, Cell> = Object.fromEntries(columns.map(({ key }) => [key, '']));
  const none = { key: 'none', cells: { ...blank, [columns[0]?.key ?? '']: 'none' } };
  const ofFigures = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (typeof cell === 'string' ? [] : cell.notes)),
  );
  const all = [...new Set([...notes, ...eraNote(report), ...ofFigures, ...suppressionNotes(report, parts)])];
  return { id, title, columns, rows: rows.length > 0 ? rows : [none], notes: all, source };
}

/** A column of words. */
export const words = (key: string, heading: string): Column => ({ key, heading, unit: null });
