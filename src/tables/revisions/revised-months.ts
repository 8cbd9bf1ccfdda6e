import { isMonth, monthName } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { ageOf, revision } from '../../figures/time/revision.js';
import { type RevisionTable, revisionCells, revisionColumns, revisionTable, words } from './revision-columns.js';

/** Total notifiable offences of every month that both vintages have. */
export const revisedMonths: RevisionTable = {
  id: 'revised-months',
  about: 'total offences of each month that both have, London and the borough, then and now',
  make(report) {
    const { vintages, area } = report;
    const columns = [
      words('month', 'Month'),
      words('age', 'Age then (months)'),
      ...revisionColumns('london_', vintages.boroughs.name),
      ...revisionColumns('', area.name),
    ];
    const rowOf = (key: string, age: string, months: readonly string[]) => ({
      key,
      cells: {
        month: isMonth(key) ? monthName(key) : key,
        age,
        ...revisionCells('london_', revision(vintages, vintages.boroughs, 'all', months)),
        ...revisionCells('', revision(vintages, setOf(area), 'all', months)),
      },
    });
    const rows = vintages.months.map((month) => rowOf(month, `${ageOf(vintages, month)?.ageThen ?? ''}`, [month]));
    const all = rowOf('All months', '', vintages.months);
    const notes = [
      'Age then: how many months before the last month of the file of then; 0 is its newest month, the least complete.',
      'Months are compared one by one; a month that only one has is in no row.',
    ];
    const title = `Total offences then and now, ${area.name} and ${vintages.boroughs.name}`;
    return revisionTable(report, { id: 'revised-months', title, columns, rows: [...rows, all], notes });
  },
};
