import { monthName } from '../../core/months.js';
import { oddlyPlacedNotes } from '../../figures/basis/placing.js';
import { changeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type ControlPoint, controlChart } from '../../figures/time/control-chart.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import { limitColumns } from './control-limits.js';
import { fewNotes, wordsOf } from './signal-words.js';
import type { TrendTable } from './trend-report.js';

/** Month by month: offences a day, the mean and limits of its stretch, and what signals there are. */
export const controlChartTable: TrendTable = {
  id: 'control-chart',
  about: 'month by month: offences a day, mean, limits, signals',
  make({ study, area, offence }) {
    const points = controlChart(study, area, offence).flatMap((stretch) => stretch.points);
    const columns: Columns<ControlPoint> = [
      column.text('month', 'Month', ({ month }) => monthName(month)),
      column.offences('count', 'Offences', ({ count }) => count),
      column.offencesADay('daily', 'A day', ({ daily }) => daily),
      ...limitColumns('Mean'),
      column.text('signal', 'Signal', ({ signal }) => wordsOf(signal)),
    ];
    const rows = points.map((point) => ({ key: point.month, ...point }));
    const [first, last] = [points[0], points[points.length - 1]];
    const figures = first && last ? [changeFigure(study, last.count, first.count)] : [];
    const title = `${labelOf(study, offence)} in ${area.name}, offences a day by month, ${monthName(first?.month ?? '')} to ${monthName(last?.month ?? '')}`;
    const { base } = study.choices;
    const begins =
      first && first.month > base.from
        ? [`The files begin with ${monthName(first.month)}; the chart would begin with ${monthName(base.from)}.`]
        : [];
    const notes = [
      ...begins,
      'XmR control chart: the limits are the mean ± 2.66 times the mean difference of neighbouring months (differences above 3.267 times that mean left out once). Months are divided by their days.',
      'Signals, by the rules of NHS Making Data Count: a month outside the limits; two of three near a limit; seven or more in a row on one side of the mean; seven or more in a row each higher or each lower. ▲ ▼ lies higher or lower than usual; ↗ ↘ rises or falls.',
      'The limits begin anew at each known break of the series. A month between the limits is variation as usual: it needs no explanation. A season can look like a signal.',
      ...fewNotes(points),
      ...oddlyPlacedNotes(
        study,
        points.map(({ count }) => count),
      ),
    ];
    return reportTable(study, { id: 'control-chart', title, columns, rows, notes, figures, london: false });
  },
};
