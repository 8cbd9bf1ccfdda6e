import { isMonth, type Month, monthName } from '../../core/months.js';
import { ageOf } from '../../figures/time/revision.js';
import { type Columns, column } from '../shared/column.js';
import { boroughName, pairColumns, type RevisionTable, revisionPair, revisionTable } from './revision-columns.js';

/** Total notifiable offences of every month that both vintages have. */
export const revisedMonths: RevisionTable = {
  id: 'revised-months',
  about: 'total offences of each month that both have, London and the borough, then and now',
  make(report) {
    const { vintages } = report;
    const rowOf = (key: string, months: readonly Month[], age?: number) => ({
      key,
      age: `${age ?? ''}`,
      ...revisionPair(report, 'all', months),
    });
    const months = vintages.months.map((month) => rowOf(month, [month], ageOf(vintages, month)?.ageThen));
    const rows = [...months, rowOf('All months', vintages.months)];
    const columns: Columns<(typeof rows)[number]> = [
      column.text('month', 'Month', ({ key }) => (isMonth(key) ? monthName(key) : key)),
      column.text('age', 'Age then (months)', ({ age }) => age),
      ...pairColumns(report),
    ];
    const notes = [
      'Age then: how many months before the last month of the file of then; 0 is its newest month, the least complete.',
      'Months are compared one by one; a month that only one has is in no row.',
    ];
    const { name, codes } = vintages.boroughs;
    const borough = boroughName(report, report.area);
    const title = `Total offences then and now, ${codes.length === 1 ? borough : `${borough} and ${name}`}`;
    return revisionTable(report, { id: 'revised-months', title, columns, rows, notes });
  },
};
