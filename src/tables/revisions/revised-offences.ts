import { setOf } from '../../figures/basis/areas.js';
import { revision } from '../../figures/time/revision.js';
import { spanOf } from './revised-boroughs.js';
import { type RevisionTable, revisionCells, revisionColumns, revisionTable, words } from './revision-columns.js';

/** Every offence over the months that both have. */
export const revisedOffences: RevisionTable = {
  id: 'revised-offences',
  about: 'each offence over the months that both have, London and the borough',
  make(report) {
    const { vintages, area, offences } = report;
    const { name } = vintages.boroughs;
    const columns = [
      words('offence', 'Offence'),
      ...revisionColumns('london_', name),
      ...revisionColumns('', area.name),
    ];
    const rows = offences.map(({ id, label }) => ({
      key: id,
      level: vintages.now.tree.levelOf(id),
      cells: {
        offence: label,
        ...revisionCells('london_', revision(vintages, vintages.boroughs, id, vintages.months)),
        ...revisionCells('', revision(vintages, setOf(area), id, vintages.months)),
      },
    }));
    const notes = ['An offence that only one of the two splits off is compared within the offence it is part of.'];
    const title = `Offences then and now, ${spanOf(vintages.months)}`;
    return revisionTable(report, { id: 'revised-offences', title, columns, rows, notes });
  },
};
