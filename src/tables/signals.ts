import { setOf } from '../figures/areas.js';
import { changeFigure, percentChangeFigure } from '../figures/change.js';
import { labelOf } from '../figures/comparison.js';
import { countFigure } from '../figures/count.js';
import { figure } from '../figures/figure.js';
import { adjustedSignals, markedSignal } from '../figures/signal.js';
import { signalNotes } from '../figures/signal-notes.js';
import type { Period, ReportRow } from '../model.js';
import { shiftPeriod } from '../months.js';
import { everyOffence } from './offence-lists.js';
import { type Report, reportTable, type TableMaker, text } from './report.js';

function rowsOf({ study, area }: Report, now: Period, before: Period) {
  const all = adjustedSignals(study, area, everyOffence(study), now, before).filter(({ p }) => p !== null);
  const changed = all.filter(({ signal }) => signal === 'higher' || signal === 'lower');
  const rows: ReportRow[] = changed.map(({ offence, p, from, signal, recordingChanged }) => {
    const [count, previous] = [now, before].map((period) => countFigure(study, setOf(area), offence, period)) as [
      ReturnType<typeof countFigure>,
      ReturnType<typeof countFigure>,
    ];
    return {
      key: offence,
      level: study.tree.levelOf(offence),
      cells: {
        offence: labelOf(study, offence),
        signal: markedSignal(signal === 'higher' ? '▲ higher' : '▼ lower', recordingChanged),
        previous_count: previous,
        count,
        change: changeFigure(study, count, previous),
        change_percent: percentChangeFigure(study, count, previous),
        adjusted_p: figure(p ?? 1, [from], { unit: 'probability', method: 'adjusted p' }),
      },
    };
  });
  return { rows, tested: all.length, notes: signalNotes(study, area, all, { now, before }) };
}

/** What really changed since a year before: the changes that chance alone would seldom give. A quarter is set against its own. */
export const signals: TableMaker = {
  id: 'signals',
  about: 'what really changed: changes that chance alone would seldom give',
  make(report) {
    const { study, area, quarter } = report;
    const now = quarter ?? study.choices.period;
    const before = quarter ? shiftPeriod(quarter, -12) : study.choices.previous;
    const { rows, tested, notes: ofSeries } = rowsOf(report, now, before);
    const columns = [
      text('offence', 'Offence'),
      text('signal', 'Rate'),
      { key: 'previous_count', heading: before.label, unit: 'offences' as const },
      { key: 'count', heading: now.label, unit: 'offences' as const },
      { key: 'change', heading: `Change on ${before.label}`, unit: 'offences' as const },
      { key: 'change_percent', heading: `% change on ${before.label}`, unit: 'percent' as const },
      { key: 'adjusted_p', heading: 'Adjusted p', unit: 'probability' as const },
    ];
    const notes = [
      `${tested} offences were tested; the rates of ${tested - rows.length} are not distinguishable from those of ${before.label} by more than chance (which is not the same as no change).`,
      "Each period's offences are taken for a Poisson count over its population or households, both periods by one series of estimates, and the two rates compared by the conditional binomial test (two-sided); p is adjusted for the number of offences tested (Benjamini-Hochberg, 0.05).",
      'Offences come in series, so chance alone moves them more than the test assumes: a signal is a reason to look, not a cause.',
      ...ofSeries,
    ];
    const title = `What really changed in ${area.name}, ${now.label}`;
    return reportTable(study, { id: 'signals', title, columns, rows, notes, london: false });
  },
};
