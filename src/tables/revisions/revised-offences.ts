import { type Columns, column } from '../shared/column.js';
import { spanOf } from './revised-boroughs.js';
import { pairColumns, type RevisionTable, revisionPair, revisionTable } from './revision-columns.js';

/** Every offence over the months that both have. */
export const revisedOffences: RevisionTable = {
  id: 'revised-offences',
  about: 'each offence over the months that both have, London and the borough',
  make(report) {
    const { vintages, offences } = report;
    const rows = offences.map(({ id, label }) => ({
      key: id,
      level: vintages.now.tree.levelOf(id),
      label,
      ...revisionPair(report, id, vintages.months),
    }));
    const columns: Columns<(typeof rows)[number]> = [
      column.text('offence', 'Offence', ({ label }) => label),
      ...pairColumns(report),
    ];
    const notes = ['An offence that only one of the two splits off is compared within the offence it is part of.'];
    const title = `Offences then and now, ${spanOf(vintages.months)}`;
    return revisionTable(report, { id: 'revised-offences', title, columns, rows, notes });
  },
};
