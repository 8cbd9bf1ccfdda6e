import { offenceGrid } from './columns.js';
import { everyOffence } from './offence-lists.js';
import { reportTable, type TableMaker } from './report.js';

/** Every group and sub-group: counts, changes, and London's change beside them. */
export const offenceChange: TableMaker = {
  id: 'offence-change',
  about: 'every offence group and sub-group: counts, one-year and base-year change, London',
  make(report) {
    const { study, area } = report;
    const grid = offenceGrid(report, everyOffence(study), [
      'baseCount',
      'previousCount',
      'count',
      'change',
      'changePercent',
      'londonChangePercent',
      'changeGapPoints',
      'baseChangePercent',
      'londonBaseChangePercent',
    ]);
    const title = `Change in recorded offences in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      "The gap to London is the borough's percentage change less London's, in percentage points, on unrounded figures.",
    ];
    return reportTable(study, { id: 'offence-change', title, ...grid, notes });
  },
};
