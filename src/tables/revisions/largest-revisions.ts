import { monthName } from '../../core/months.js';
import type { Area, Offence } from '../../core/reference.js';
import { setOf } from '../../figures/basis/areas.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { finestOffences, type Revision, revision } from '../../figures/time/revision.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import {
  boroughName,
  moved,
  type RevisionReport,
  type RevisionTable,
  revisionColumns,
  revisionTable,
  sizeOf,
} from './revision-columns.js';

/** One month of one offence in one area that is not as it was. */
interface RevisedCell extends RowHead {
  readonly area: Area;
  readonly offence: Offence;
  readonly month: string;
  readonly revision: Revision;
}

const LARGEST = 20;

/** Every month of every offence, at the finest level both have, that moved; largest first. */
export const revisedCells = (report: RevisionReport, areas: readonly Area[]): RevisedCell[] =>
  movedCells(everyCell(report, areas));

function movedCells(cells: readonly RevisedCell[]): RevisedCell[] {
  return cells
    .filter((cell) => moved(cell.revision))
    .sort(
      (a, b) =>
        sizeOf(b.revision) - sizeOf(a.revision) ||
        a.area.name.localeCompare(b.area.name) ||
        a.offence.id.localeCompare(b.offence.id) ||
        a.month.localeCompare(b.month),
    );
}

/** Every month of every offence of the areas, moved or not. */
function everyCell({ vintages, offences }: RevisionReport, areas: readonly Area[]): RevisedCell[] {
  const finest = finestOffences(offences);
  return areas.flatMap((area) =>
    finest.flatMap((offence) =>
      vintages.months.map((month) => ({
        key: `${area.code}|${offence.id}|${month}`,
        area,
        offence,
        month,
        revision: revision(vintages, setOf(area), offence.id, [month]),
      })),
    ),
  );
}

export const cellColumns = (report: RevisionReport): Columns<RevisedCell> => [
  column.text('area', 'Area', ({ area }) => boroughName(report, area)),
  column.text('offence', 'Offence', ({ offence }) => offence.label),
  column.text('month', 'Month', ({ month }) => monthName(month)),
  ...revisionColumns((cell: RevisedCell) => cell.revision),
];

/** The largest single revisions of boroughs. */
export const largestRevisions: RevisionTable = {
  id: 'largest-revisions',
  about: `the ${LARGEST} largest changes of one month of one offence in one borough`,
  make(report) {
    const boroughs = report.vintages.areas.filter(({ code }) => report.vintages.boroughs.codes.includes(code));
    const every = everyCell(report, boroughs);
    const cells = movedCells(every);
    const compared = every.filter(({ revision }) => !isSuppressed(revision.before)).length;
    const notes = [`${cells.length} of ${compared} counts of a borough, offence and month are not as they were.`];
    const rows = cells.slice(0, LARGEST);
    return revisionTable(report, {
      id: 'largest-revisions',
      title: 'The largest revisions',
      columns: cellColumns(report),
      rows,
      notes,
      lists: 'what moved',
    });
  },
};
