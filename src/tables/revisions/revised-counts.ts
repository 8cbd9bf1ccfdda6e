import { cellColumns, revisedCells } from './largest-revisions.js';
import { boroughName, type RevisionTable, revisionTable } from './revision-columns.js';

/** Every count of the borough that moved; in the borough's own rows only, or a page would hold tens of thousands. */
export const revisedCounts: RevisionTable = {
  id: 'revised-counts',
  about: 'every month of every offence of the borough that is not as it was, largest first',
  make(report) {
    const rows = revisedCells(report, [report.area]);
    const title = `Every revised count of ${boroughName(report, report.area)}`;
    return revisionTable(report, {
      id: 'revised-counts',
      title,
      columns: cellColumns(report),
      rows,
      lists: 'what moved',
    });
  },
};
