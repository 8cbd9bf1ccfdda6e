import { groupBy } from '../../core/collections.js';
import { ageOf, type MonthAge } from '../../figures/time/revision.js';
import { type Columns, column } from '../shared/column.js';
import {
  pairColumns,
  type RevisionReport,
  type RevisionTable,
  revisionPair,
  revisionTable,
} from './revision-columns.js';

/** The months that say something of later recording: two files of one era, the second later. */
export function ageingMonths({ vintages }: RevisionReport): MonthAge[] {
  return vintages.months
    .flatMap((month) => ageOf(vintages, month) ?? [])
    .filter(({ sameEra, thenFile, nowFile }) => sameEra && nowFile.to > thenFile.to);
}

/** Months by how old they were then, youngest first. */
export const byAge = (report: RevisionReport): Map<number, MonthAge[]> =>
  groupBy(
    ageingMonths(report).sort((a, b) => a.ageThen - b.ageThen),
    ({ ageThen }) => ageThen,
  );

/** How much later recording added, by how old a month was. */
export const revisionByAge: RevisionTable = {
  id: 'revision-by-age',
  about: 'how much later recording adds, by the age of the month in the file of then',
  make(report) {
    const rows = [...byAge(report)].map(([age, members]) => {
      const months = members.map(({ month }) => month);
      return { key: `${age}`, members, months, ...revisionPair(report, 'all', months) };
    });
    const columns: Columns<(typeof rows)[number]> = [
      column.text('age', 'Age then (months)', ({ key }) => key),
      column.text('months', 'Month', ({ months }) =>
        months.length > 3 ? `${months.length} months` : months.join(', '),
      ),
      column.text('later', 'Months later', ({ members }) =>
        [...new Set(members.map(({ ageNow, ageThen }) => ageNow - ageThen))].sort((a, b) => a - b).join(', '),
      ),
      ...pairColumns(report),
    ];
    const notes = ['Only months whose two files are of one era, the second of a later vintage.'];
    const title = 'How much later recording adds, by the age of the month';
    return revisionTable(report, { id: 'revision-by-age', title, columns, rows, notes });
  },
};
