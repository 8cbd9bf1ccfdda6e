import { adjustedSignals, markedSignal } from '../figures/signal.js';
import { signalNotes } from '../figures/signal-notes.js';
import { offenceGrid } from './columns.js';
import { reportTable, SIGNAL_NOTE, type TableMaker, text } from './report.js';

/** The seven MOPAC crime types: counts of three years and the changes between them. */
export const volumeChange: TableMaker = {
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
    const signals = adjustedSignals(
      study,
      area,
      grid.rows.map(({ key }) => key),
    );
    const notes = [
      ...(listed ? [] : [set.definition]),
      'Percentages are of the earlier year.',
      SIGNAL_NOTE,
      ...signalNotes(study, area, signals, { now: study.choices.period, before: study.choices.previous }),
    ];
    const rows = grid.rows.map((row, index) => {
      const { signal = '', recordingChanged = false } = signals[index] ?? {};
      const word = markedSignal(signal.replace(/ \(assuming .*\)$/, ''), recordingChanged);
      return { ...row, level: listed || row.key === 'mopac7' ? 0 : 1, cells: { ...row.cells, change_signal: word } };
    });
    const columns = [...grid.columns, text('change_signal', `Rate on ${study.choices.previous.label}`)];
    return reportTable(study, { id: 'volume-change', title, columns, rows, notes, london: false });
  },
};
