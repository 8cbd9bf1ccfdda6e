import { isSuppressed } from '../../figures/basis/suppression.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type ControlPoint, controlChart } from '../../figures/time/control-chart.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import { monthsOf, type SignalRun, sentenceOf, signalRuns } from './signal-words.js';
import { sparkline } from './sparkline.js';
import type { TrendTable } from './trend-report.js';

/** Why it is not known whether the last month is a signal. */
const whyNone = ({ daily }: ControlPoint): string =>
  isSuppressed(daily)
    ? 'The counts are kept back, and with them whether there is a signal.'
    : 'The last month is missing.';

/** The signals of the control chart in words, newest last. */
export const controlSignalsTable: TrendTable = {
  id: 'control-signals',
  about: 'the signals of the control chart in words',
  make({ study, area, offence }) {
    const stretches = controlChart(study, area, offence);
    const runs = signalRuns(stretches);
    const rows = runs.map((run) => ({ key: run.points[0]?.month ?? '', ...run }));
    const columns: Columns<SignalRun> = [
      column.text('months', 'Months', monthsOf),
      column.text('signal', 'Signal', sentenceOf),
    ];
    const last = stretches[stretches.length - 1]?.points.at(-1);
    const now = last?.signal ? '' : 'The last month gives no signal: it lies within the usual variation.';
    const none = runs.length === 0 ? 'No month gives a signal: all vary as usual.' : now;
    const figures = stretches.flatMap(({ points }) => points.map(({ daily }) => daily));
    const title = `Signals: ${labelOf(study, offence)} in ${area.name}`;
    const notes = last?.daily.value === null ? [whyNone(last)] : none === '' ? [] : [none];
    const emptyKey = last?.daily.value === null ? undefined : 'none';
    const parts = { id: 'control-signals', title, columns, rows, notes, figures, london: false, emptyKey };
    const table = reportTable(study, { ...parts, whyNoRow: last ? (last.daily.missing ?? '') : 'no month is known' });
    return { ...table, sparkline: sparkline(stretches.flatMap(({ points }) => points)) };
  },
};
