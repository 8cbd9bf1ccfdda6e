import { isMissing } from '../../core/missing.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type ControlPoint, controlChart } from '../../figures/time/control-chart.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import { monthsOf, type SignalRun, sentenceOf, signalRuns } from './signal-words.js';
import { sparkline } from './sparkline.js';
import type { TrendTable } from './trend-report.js';

/** Why it is not known whether a month is a signal; undefined where it is. */
function whyUnknown({ daily, limits }: ControlPoint): string | undefined {
  if (isSuppressed(daily)) return 'The counts are kept back, and with them whether there is a signal.';
  if (daily.value === null) return 'The last month is missing.';
  return isMissing(limits) ? `The last month has no limits, so no signal: ${limits.missing}.` : undefined;
}

const NO_SIGNAL = 'The last month gives no signal: it lies within the usual variation.';

/** What is said of the signals that there are not: of the last month, or of all. */
function noteOf(points: readonly ControlPoint[], last: ControlPoint | undefined): readonly string[] {
  const unknown = last && whyUnknown(last);
  if (unknown !== undefined) return [unknown];
  if (last?.signal) return [];
  const all = points.every(({ limits, signal }) => !isMissing(limits) && signal === null);
  return [all ? 'No month gives a signal: all vary as usual.' : NO_SIGNAL];
}

const whyNoRow = (last: ControlPoint | undefined): string => {
  if (!last) return 'no month is known';
  return last.daily.missing ?? (isMissing(last.limits) ? last.limits.missing : '');
};

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
    const points = stretches.flatMap((stretch) => stretch.points);
    const last = points.at(-1);
    const figures = points.map(({ daily }) => daily);
    const title = `Signals: ${labelOf(study, offence)} in ${area.name}`;
    const notes = noteOf(points, last);
    const emptyKey = last && whyUnknown(last) === undefined ? 'none' : undefined;
    const parts = { id: 'control-signals', title, columns, rows, notes, figures, london: false, emptyKey };
    const table = reportTable(study, { ...parts, whyNoRow: whyNoRow(last) });
    return { ...table, sparkline: sparkline(points) };
  },
};
