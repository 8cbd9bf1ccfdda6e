import { changeWord, familyOf, wordNotes } from '../shared/change-words.js';
import { offenceGrid } from '../shared/columns.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

/** The seven MOPAC crime types: counts of three years and the changes between them. */
export const volumeChange: TableBuilder = {
  id: 'volume-change',
  about: 'the seven MOPAC crime types: base year, last year, this year and the changes',
  make(report) {
    const { study, area } = report;
    const set = study.tree.set('mopac7');
    if (!set) throw new Error('the set mopac7 is not there');
    const listed = report.assessment?.offenceLists['volume-change'];
    const grid = offenceGrid(report, listed ?? [...set.offences, 'mopac7'], [
      'baseCount',
      'previousCount',
      'count',
      'change',
      'changePercent',
      'baseChangePercent',
    ]);
    const what = listed ? 'Volume of offences' : 'Volume of the seven MOPAC crime types';
    const title = `${what} in ${area.name}, ${study.choices.period.label}`;
    const notes = [
      ...(listed ? [] : [set.definition]),
      'Percentages are of the earlier year.',
      ...wordNotes(
        report,
        grid.rows.map(({ key }) => key),
      ),
    ];
    const family = familyOf(report);
    const rows = grid.rows.map((row) => ({
      ...row,
      level: listed || row.key === 'mopac7' ? 0 : 1,
      cells: { ...row.cells, change_signal: changeWord(family, row.key) },
    }));
    const columns = [...grid.columns, text('change_signal', `Rate on ${study.choices.previous.label}`)];
    return reportTable(study, { id: 'volume-change', title, columns, rows, notes, london: false });
  },
};
