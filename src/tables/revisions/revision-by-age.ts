import { setOf } from '../../figures/basis/areas.js';
import { ageOf, type MonthAge, revision } from '../../figures/time/revision.js';
import {
  type RevisionReport,
  type RevisionTable,
  revisionCells,
  revisionColumns,
  revisionTable,
  words,
} from './revision-columns.js';

/** The months that say something of later recording: two files of one era, the second later. */
export function ageingMonths({ vintages }: RevisionReport): MonthAge[] {
  return vintages.months
    .flatMap((month) => ageOf(vintages, month) ?? [])
    .filter(({ sameEra, thenFile, nowFile }) => sameEra && nowFile.to > thenFile.to);
}

/** Months by how old they were then, youngest first. */
export function byAge(report: RevisionReport): Map<number, MonthAge[]> {
  const ages = new Map<number, MonthAge[]>();
  for (const ageingMonth of ageingMonths(report).sort((a, b) => a.ageThen - b.ageThen)) {
    ages.set(ageingMonth.ageThen, [...(ages.get(ageingMonth.ageThen) ?? []), ageingMonth]);
  }
  return ages;
}

/** How much later recording added, by how old a month was. */
export const revisionByAge: RevisionTable = {
  id: 'revision-by-age',
  about: 'how much later recording adds, by the age of the month in the file of then',
  make(report) {
    const { vintages, area } = report;
    const columns = [
      words('age', 'Age then (months)'),
      words('months', 'Month'),
      words('later', 'Months later'),
      ...revisionColumns('london_', vintages.boroughs.name),
      ...revisionColumns('', area.name),
    ];
    const rows = [...byAge(report)].map(([age, members]) => {
      const months = members.map(({ month }) => month);
      const later = [...new Set(members.map(({ ageNow, ageThen }) => ageNow - ageThen))].sort((a, b) => a - b);
      const cells = {
        age: `${age}`,
        months: months.length > 3 ? `${months.length} months` : months.join(', '),
        later: later.join(', '),
        ...revisionCells('london_', revision(vintages, vintages.boroughs, 'all', months)),
        ...revisionCells('', revision(vintages, setOf(area), 'all', months)),
      };
      return { key: `${age}`, cells };
    });
    const notes = ['Only months whose two files are of one era, the second of a later vintage.'];
    const title = 'How much later recording adds, by the age of the month';
    return revisionTable(report, { id: 'revision-by-age', title, columns, rows, notes });
  },
};
