import { setOf } from '../../figures/areas.js';
import { finestOffences, type Revision, revision } from '../../figures/revision.js';
import type { Area, Offence, ReportRow } from '../../model.js';
import {
  moved,
  type RevisionReport,
  type RevisionTable,
  revisionCells,
  revisionColumns,
  revisionTable,
  sizeOf,
  words,
} from './revision-columns.js';

/** One month of one offence in one area that is not as it was. */
interface RevisedCell {
  readonly area: Area;
  readonly offence: Offence;
  readonly month: string;
  readonly revision: Revision;
}

const LARGEST = 20;

/** Every month of every offence, at the finest level both have, that moved; largest first. */
export function revisedCells({ vintages, offences }: RevisionReport, areas: readonly Area[]): RevisedCell[] {
  const finest = finestOffences(offences);
  const all = areas.flatMap((area) =>
    finest.flatMap((offence) =>
      vintages.months.map((month) => ({
        area,
        offence,
        month,
        revision: revision(vintages, setOf(area), offence.id, [month]),
      })),
    ),
  );
  return all
    .filter((each) => moved(each.revision))
    .sort(
      (a, b) =>
        sizeOf(b.revision) - sizeOf(a.revision) ||
        a.area.name.localeCompare(b.area.name) ||
        a.offence.id.localeCompare(b.offence.id) ||
        a.month.localeCompare(b.month),
    );
}

export const cellColumns = [
  words('area', 'Area'),
  words('offence', 'Offence'),
  words('month', 'Month'),
  ...revisionColumns(''),
];

export const cellRow = ({ area, offence, month, revision: revised }: RevisedCell): ReportRow => ({
  key: `${area.code}|${offence.id}|${month}`,
  cells: { area: area.name, offence: offence.label, month, ...revisionCells('', revised) },
});

/** The largest single revisions of boroughs. */
export const largestRevisions: RevisionTable = {
  id: 'largest-revisions',
  about: `the ${LARGEST} largest changes of one month of one offence in one borough`,
  make(report) {
    const boroughs = report.vintages.areas.filter(({ code }) => report.vintages.boroughs.codes.includes(code));
    const cells = revisedCells(report, boroughs);
    const months = report.vintages.months.length;
    const compared = boroughs.length * finestOffences(report.offences).length * months;
    const notes = [`${cells.length} of ${compared} counts of a borough, offence and month are not as they were.`];
    const rows = cells.slice(0, LARGEST).map(cellRow);
    return revisionTable(report, {
      id: 'largest-revisions',
      title: 'The largest revisions',
      columns: cellColumns,
      rows,
      notes,
    });
  },
};
