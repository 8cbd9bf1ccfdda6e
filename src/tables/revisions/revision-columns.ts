import type { SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import type { Figure } from '../../core/figure.js';
import type { Month } from '../../core/months.js';
import type { Area, Offence } from '../../core/reference.js';
import type { ReportTable } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameWithMovedParts } from '../../figures/basis/moved-parts.js';
import { isSuppressed, suppressionNote } from '../../figures/basis/suppression.js';
import { type Revision, revision, type Vintages } from '../../figures/time/revision.js';
import { type Columns, column, figuresOf, listBody, type RowHead } from '../shared/column.js';
import type { TableParts } from '../shared/report.js';

/** What the tables of revisions are built from. */
export interface RevisionReport {
  readonly vintages: Vintages;
  readonly area: Area;
  readonly offences: readonly Offence[];
  /** The files as they were read, with the labels they use. */
  readonly tables: { readonly before: readonly SourceTable[]; readonly now: readonly SourceTable[] };
  readonly diagnostics: readonly Diagnostic[];
}

export interface RevisionTable {
  readonly id: string;
  readonly about: string;
  make(report: RevisionReport): ReportTable;
}

/** The columns of a revision: then, now and the change. Headings begin with a name where a table has several areas. */
export function revisionColumns<Row>(of: (row: Row) => Revision, key = '', name = ''): Columns<Row> {
  const heading = (text: string) => (name === '' ? text : `${name}, ${text.toLowerCase()}`);
  return [
    column.offences(`${key}before`, heading('Then'), (row) => of(row).before),
    column.offences(`${key}now`, heading('Now'), (row) => of(row).now),
    column.offences(`${key}change`, heading('Change'), (row) => of(row).change),
    column.percent(`${key}percent`, heading('% change'), (row) => of(row).percent),
  ];
}

/** The same count in London and in the borough. */
interface RevisionPair {
  readonly london: Revision;
  readonly borough: Revision;
}

export const revisionPair = (
  { vintages, area }: RevisionReport,
  offence: string,
  months: readonly Month[],
): RevisionPair => ({
  london: revision(vintages, vintages.boroughs, offence, months),
  borough: revision(vintages, setOf(area), offence, months),
});

/** What a borough is called over the months that both have: "Hillingdon with Heathrow", where the files have that apart. */
export function boroughName({ vintages, offences }: RevisionReport, area: Area): string {
  if (!vintages.now.moved.parts.some(({ borough }) => borough === area.code)) return area.name;
  // Where a file lacks an offence its total is missing, and says nothing of the parts that it is made of.
  const revisions = offences.map(({ id }) => revision(vintages, setOf(area), id, vintages.months));
  const figures = revisions.flatMap(({ before, now }) => [before, now]);
  return nameWithMovedParts(vintages.now, area, figures);
}

/** The columns of London's revision and then of the borough's. */
export const pairColumns = (report: RevisionReport): Columns<RevisionPair> => [
  ...revisionColumns(({ london }: RevisionPair) => london, 'london_', report.vintages.boroughs.name),
  ...revisionColumns(({ borough }: RevisionPair) => borough, '', boroughName(report, report.area)),
];

/** Whether the number changed, or is in one vintage only. */
export const moved = ({ before, now, change }: Revision): boolean =>
  change.value === null ? before.value !== now.value : change.value !== 0;

export const sizeOf = ({ change }: Revision): number => Math.abs(change.value ?? 0);

interface RevisionParts<Row extends RowHead>
  extends Pick<TableParts<Row>, 'id' | 'title' | 'columns' | 'rows' | 'notes'> {
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
function suppressionNotes({ vintages: { disclosure } }: RevisionReport, figures: readonly Figure[], lists: boolean) {
  if (!disclosure) return [];
  const note = suppressionNote(disclosure.suppression.below);
  if (lists) return [`Counts that are kept back are in no row, whether they moved or not. ${note}`];
  return figures.some(isSuppressed) ? [note] : [];
}

/** A table of revisions; a table without a row says that nothing moved. */
export function revisionTable<Row extends RowHead>(report: RevisionReport, parts: RevisionParts<Row>): ReportTable {
  const { id, title, notes = [], lists } = parts;
  const body = listBody(parts.rows, parts.columns, 'none');
  const figures = figuresOf(body.rows);
  const sources = [report.vintages.before, report.vintages.now].flatMap((item) => item.sources);
  const source = [...new Set(sources.map((entry) => entry.source.attribution))].join('; ');
  const ofFigures = figures.flatMap((figure) => figure.notes);
  const suppression = suppressionNotes(report, figures, lists !== undefined);
  const all = [...new Set([...notes, ...eraNote(report), ...ofFigures, ...suppression])];
  return { id, title, ...body, notes: all, source };
}
