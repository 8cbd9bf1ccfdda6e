import { dashboardIndicators, everyOffence, isKnown } from '../../figures/basis/offence-lists.js';
import { changeWordColumn, wordNotes } from '../shared/change-words.js';
import { offenceColumns, offenceRows } from '../shared/columns.js';
import { DASHBOARD_NOTE, reportTable, type TableBuilder } from '../shared/report.js';

const COLUMNS = [
  'baseCount',
  'previousCount',
  'count',
  'share',
  'change',
  'changePercent',
  'londonChangePercent',
  'changeGapPoints',
  'baseChangePercent',
  'londonBaseChangePercent',
] as const;

/** Every group and sub-group: counts, changes, and London's change next to them. */
export const offenceChange: TableBuilder = {
  id: 'offence-change',
  about: 'every offence group and sub-group: counts, one-year and base-year change, London',
  make(report) {
    const { study, area } = report;
    const offences = everyOffence(study);
    // Without all offences there is no share of them.
    const shown = COLUMNS.filter((name) => name !== 'share' || isKnown(study, 'all'));
    const columns = [...offenceColumns(study, shown), changeWordColumn(report)];
    const title = `Change in recorded offences in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      "The gap to London is the borough's percentage change less London's, in percentage points, on unrounded figures.",
      ...wordNotes(report, offences),
      ...(dashboardIndicators(study).length > 0 ? [DASHBOARD_NOTE] : []),
    ];
    return reportTable(study, { id: 'offence-change', title, columns, rows: offenceRows(report, offences), notes });
  },
};
