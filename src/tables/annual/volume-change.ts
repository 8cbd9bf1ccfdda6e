import { changeWordColumn, wordNotes } from '../shared/change-words.js';
import { offenceColumns, offenceRows } from '../shared/columns.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

const COLUMNS = ['baseCount', 'previousCount', 'count', 'change', 'changePercent', 'baseChangePercent'] as const;

/** The seven MOPAC crime types: counts of three years and the changes between them. */
export const volumeChange: TableBuilder = {
  id: 'volume-change',
  about: 'the seven MOPAC crime types: base year, last year, this year and the changes',
  make(report) {
    const { study, area } = report;
    const set = study.tree.set('mopac7');
    const listed = report.assessment?.offenceLists['volume-change'];
    const offences = listed ?? [...(set?.offences ?? []), 'mopac7'];
    const rows = offenceRows(report, offences).map((row) => ({
      ...row,
      level: listed || row.key === 'mopac7' ? 0 : 1,
    }));
    const columns = [...offenceColumns(study, COLUMNS), changeWordColumn(report)];
    const what = listed ? 'Volume of offences' : 'Volume of the seven MOPAC crime types';
    const title = `${what} in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      ...(listed || !set ? [] : [`${set.definition}.`]),
      'Percentages are of the earlier year.',
      ...wordNotes(report, offences),
    ];
    return reportTable(study, { id: 'volume-change', title, columns, rows, notes, london: false });
  },
};
