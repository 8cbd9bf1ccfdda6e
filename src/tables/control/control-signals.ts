import { labelOf } from '../../figures/comparison.js';
import { controlChart } from '../../figures/control-chart.js';
import { reportTable, text } from '../report.js';
import { monthsOf, sentenceOf, signalRuns } from './signal-words.js';
import type { TrendTable } from './trend-report.js';

/** The signals of the control chart in words, newest last. */
export const controlSignalsTable: TrendTable = {
  id: 'control-signals',
  about: 'the signals of the control chart in words',
  make({ study, area, offence }) {
    const stretches = controlChart(study, area, offence);
    const runs = signalRuns(stretches);
    const columns = [text('months', 'Months'), text('signal', 'Signal')];
    const rows = runs.map((run) => ({
      key: run.points[0]?.month ?? '',
      cells: { months: monthsOf(run), signal: sentenceOf(run) },
    }));
    const last = stretches[stretches.length - 1]?.points.at(-1);
    const now = last?.signal ? '' : 'The last month gives no signal: it lies within the usual variation.';
    const none = runs.length === 0 ? 'No month gives a signal: all vary as usual.' : now;
    const figures = stretches.flatMap(({ points }) => points.map(({ daily }) => daily));
    const title = `Signals: ${labelOf(study, offence)} in ${area.name}`;
    const notes = last?.daily.value === null ? ['The last month is missing.'] : none === '' ? [] : [none];
    return reportTable(study, { id: 'control-signals', title, columns, rows, notes, figures, london: false });
  },
};
