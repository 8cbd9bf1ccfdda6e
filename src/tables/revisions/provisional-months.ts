import type { Figure } from '../../core/figure.js';
import { missing } from '../../core/missing.js';
import { type Month, monthName } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameWithMovedParts } from '../../figures/basis/moved-parts.js';
import { NEWEST } from '../../figures/basis/shown-periods.js';
import { combine, figure } from '../../figures/figure.js';
import { ageOf, boroughCount, countIn, revision } from '../../figures/time/revision.js';
import { expectedCount } from '../../statistics/changes/expected-count.js';
import { type Columns, column } from '../shared/column.js';
import { byAge } from './revision-by-age.js';
import { type RevisionReport, type RevisionTable, revisionTable } from './revision-columns.js';

/** The revision that a month as old as this one has had, in London: one borough's would be mostly chance. */
function expectedPercent(report: RevisionReport, age: number): Figure {
  const members = byAge(report).get(age);
  if (!members) {
    const reason = missing('too-few', 'no month of this age in two files of one era');
    return figure(reason, [], { unit: 'percent', method: 'percent change' });
  }
  const months = members.map(({ month }) => month);
  return revision(report.vintages, report.vintages.boroughs, 'all', months).percent;
}

/** What a count is expected to become by later recording. */
const expected = (count: Figure, percent: Figure): Figure =>
  combine([count, percent], { unit: 'offences', method: 'expected count' }, expectedCount);

/** The last months of the newest file, with what later recording is expected to make of them. */
export const provisionalMonths: RevisionTable = {
  id: 'provisional-months',
  about: 'the last three months of the newest file, provisional, with the revision to expect',
  make(report) {
    const { vintages, area } = report;
    const { boroughs } = vintages;
    const countOf = (set: AreaSet, month: Month) => countIn(vintages, 'now', { set, offence: 'all', months: [month] });
    const months = vintages.now.months.slice(-NEWEST).reverse();
    const rows = months.map((month, age) => ({
      key: month,
      age: `${ageOf(vintages, month)?.ageNow ?? age}`,
      percent: expectedPercent(report, age),
      london: countOf(boroughs, month),
      borough: countOf(setOf(area), month),
    }));
    const named = rows.map(({ borough }) => borough);
    const name = nameWithMovedParts(vintages.now, area, named);
    const columns: Columns<(typeof rows)[number]> = [
      column.text('month', 'Month', ({ key }) => `${monthName(key)} (provisional)`),
      column.text('age', 'Age (months)', ({ age }) => age),
      column.percent('percent', 'Revision to expect', ({ percent }) => percent),
      column.offences('london', `${boroughs.name}, now`, ({ london }) => london),
      column.offences('london_expected', `${boroughs.name}, expected`, (row) => expected(row.london, row.percent)),
      column.offences('own', `${name}, now`, ({ borough }) => borough),
      column.offences('own_expected', `${name}, expected`, (row) => expected(row.borough, row.percent)),
    ];
    const notes = [
      `Provisional: offences reported or classified later are still to come. The revision to expect is what the ${boroughCount(boroughs.codes.length)} ${boroughs.codes.length === 1 ? '' : 'together '}had at the same age between the two vintages; it rests on few months and is a guide, not a forecast.`,
    ];
    const title = 'Provisional months and the revision to expect';
    return revisionTable(report, { id: 'provisional-months', title, columns, rows, notes });
  },
};
