import type { Figure } from '../../core/figure.js';
import { missing } from '../../core/missing.js';
import { monthName } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { NEWEST } from '../../figures/basis/shown-periods.js';
import { combine, figure } from '../../figures/figure.js';
import { ageOf, countIn, revision } from '../../figures/time/revision.js';
import { expectedCount } from '../../statistics/expected-count.js';
import { byAge } from './revision-by-age.js';
import { type RevisionReport, type RevisionTable, revisionTable, words } from './revision-columns.js';

/** The revision that a month as old as this one has had, in London: one borough's would be mostly chance. */
function expectedPercent(report: RevisionReport, age: number): Figure {
  const members = byAge(report).get(age);
  if (!members) {
    const reason = missing('no month of this age in two files of one era');
    return figure(reason, [], { unit: 'percent', method: 'percent change' });
  }
  const months = members.map(({ month }) => month);
  return revision(report.vintages, report.vintages.boroughs, 'all', months).percent;
}

/** The last months of the newest file, with what later recording is expected to make of them. */
export const provisionalMonths: RevisionTable = {
  id: 'provisional-months',
  about: 'the last three months of the newest file, provisional, with the revision to expect',
  make(report) {
    const { vintages, area } = report;
    const months = vintages.now.months.slice(-NEWEST).reverse();
    const expected = (count: Figure, percent: Figure) =>
      combine([count, percent], { unit: 'offences', method: 'expected count' }, expectedCount);
    const rows = months.map((month, age) => {
      const percent = expectedPercent(report, age);
      const [london, borough] = [vintages.boroughs, setOf(area)].map((set) =>
        countIn(vintages, 'now', set, 'all', [month]),
      );
      if (!london || !borough) throw new Error('no counts');
      return {
        key: month,
        cells: {
          month: `${monthName(month)} (provisional)`,
          age: `${ageOf(vintages, month)?.ageNow ?? age}`,
          percent,
          london,
          london_expected: expected(london, percent),
          own: borough,
          own_expected: expected(borough, percent),
        },
      };
    });
    const columns = [
      words('month', 'Month'),
      words('age', 'Age (months)'),
      { key: 'percent', heading: 'Revision to expect', unit: 'percent' as const },
      { key: 'london', heading: `${vintages.boroughs.name}, now`, unit: 'offences' as const },
      { key: 'london_expected', heading: `${vintages.boroughs.name}, expected`, unit: 'offences' as const },
      { key: 'own', heading: `${area.name}, now`, unit: 'offences' as const },
      { key: 'own_expected', heading: `${area.name}, expected`, unit: 'offences' as const },
    ];
    const notes = [
      'Provisional: offences reported or classified later are still to come. The revision to expect is what the 32 boroughs together had at the same age between the two vintages; it rests on few months and is a guide, not a forecast.',
    ];
    const title = 'Provisional months and the revision to expect';
    return revisionTable(report, { id: 'provisional-months', title, columns, rows, notes });
  },
};
