import { compareOffence } from '../figures/comparison.js';
import { figure } from '../figures/figure.js';
import { adjustedSignals } from '../figures/signal.js';
import type { ReportRow } from '../model.js';
import { COLUMNS } from './columns.js';
import { everyOffence } from './offence-lists.js';
import { reportTable, type TableMaker, text } from './report.js';

/** What really changed since last year: the changes that chance alone would seldom give. */
export const signals: TableMaker = {
  id: 'signals',
  about: 'what really changed: changes that chance alone would seldom give',
  make(report) {
    const { study, area } = report;
    const all = adjustedSignals(study, area, everyOffence(study)).filter(({ p }) => p !== null);
    const changed = all.filter(({ signal }) => signal === 'higher' || signal === 'lower');
    const rows: ReportRow[] = changed.map(({ offence, p, from, signal }) => {
      const comparison = compareOffence(study, area, offence);
      return {
        key: offence,
        level: study.tree.levelOf(offence),
        cells: {
          offence: comparison.offence.label,
          signal: signal === 'higher' ? '▲ higher' : '▼ lower',
          previous_count: comparison.previousCount,
          count: comparison.count,
          change_percent: comparison.changePercent,
          adjusted_p: figure(p ?? 1, [from], { unit: 'probability', method: 'adjusted p' }),
        },
      };
    });
    const headed = [COLUMNS.previousCount, COLUMNS.count, COLUMNS.changePercent].map((make) => make(study));
    const columns = [
      text('offence', 'Offence'),
      text('signal', 'Rate'),
      ...headed.map(({ key, heading, unit }) => ({ key, heading, unit })),
      { key: 'adjusted_p', heading: 'Adjusted p', unit: 'probability' as const },
    ];
    const still = all.length - changed.length;
    const notes = [
      `${all.length} offences were tested; the rates of ${still} are not distinguishable from last year's by more than chance (which is not the same as no change).`,
      "Each year's offences are taken for a Poisson count over its own population or households and the two rates compared by the conditional binomial test (two-sided); p is adjusted for the number of offences tested (Benjamini-Hochberg, 5%).",
      'Offences come in series, so chance alone moves them more than the test assumes: a signal is a reason to look, not a cause.',
    ];
    const title = `What really changed in ${area.name}, ${study.choices.period.label}`;
    return reportTable(study, { id: 'signals', title, columns, rows, notes, london: false });
  },
};
