import { everyOffence } from '../../figures/basis/offence-lists.js';
import { changeWord, familyOf, wordNotes } from '../shared/change-words.js';
import { offenceGrid } from '../shared/columns.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

/** Every group and sub-group: counts, changes, and London's change beside them. */
export const offenceChange: TableBuilder = {
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
    const family = familyOf(report);
    const rows = grid.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, change_signal: changeWord(family, row.key) },
    }));
    const columns = [...grid.columns, text('change_signal', `Rate on ${study.choices.previous.label}`)];
    const title = `Change in recorded offences in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      "The gap to London is the borough's percentage change less London's, in percentage points, on unrounded figures.",
      ...wordNotes(
        report,
        rows.map(({ key }) => key),
      ),
    ];
    return reportTable(study, { id: 'offence-change', title, columns, rows, notes });
  },
};
