import { monthName } from '../../core/months.js';
import { oddlyPlacedNotes } from '../../figures/basis/placing.js';
import { changeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { controlChart, limitFigure } from '../../figures/time/control-chart.js';
import { reportTable, text } from '../shared/report.js';
import { wordsOf } from './signal-words.js';
import { sparkline } from './sparkline.js';
import type { TrendTable } from './trend-report.js';

/** Month by month: offences a day, the mean and limits of its stretch, and what signals there are. */
export const controlChartTable: TrendTable = {
  id: 'control-chart',
  about: 'month by month: offences a day, mean, limits, signals',
  make({ study, area, offence }) {
    const points = controlChart(study, area, offence).flatMap((stretch) => stretch.points);
    const rows = points.map((point) => ({
      key: point.month,
      cells: {
        month: monthName(point.month),
        count: point.count,
        daily: point.daily,
        mean: limitFigure(point, 'mean'),
        lower: limitFigure(point, 'lower'),
        upper: limitFigure(point, 'upper'),
        signal: wordsOf(point.signal),
      },
    }));
    const perDay = (key: string, heading: string) => ({ key, heading, unit: 'offences a day' as const });
    const columns = [
      text('month', 'Month'),
      { key: 'count', heading: 'Offences', unit: 'offences' as const },
      perDay('daily', 'A day'),
      perDay('mean', 'Mean'),
      perDay('lower', 'Lower limit'),
      perDay('upper', 'Upper limit'),
      text('signal', 'Signal'),
    ];
    const [first, last] = [points[0], points[points.length - 1]];
    const figures = first && last ? [changeFigure(study, last.count, first.count)] : [];
    const title = `${labelOf(study, offence)} in ${area.name}, offences a day by month, ${monthName(first?.month ?? '')} to ${monthName(last?.month ?? '')}`;
    const notes = [
      'XmR control chart: the limits are the mean ± 2.66 times the mean difference of neighbouring months (differences above 3.267 times that mean left out once). Months are divided by their days.',
      'Signals, by the rules of NHS Making Data Count: a month outside the limits; two of three near a limit; seven or more in a row on one side of the mean; seven or more in a row each higher or each lower. ▲ ▼ lies higher or lower than usual; ↗ ↘ rises or falls.',
      'The limits begin anew at each known break of the series. A month between the limits is variation as usual: it needs no explanation. A season can look like a signal.',
      ...oddlyPlacedNotes(
        study,
        points.map(({ count }) => count),
      ),
    ];
    const table = reportTable(study, { id: 'control-chart', title, columns, rows, notes, figures, london: false });
    return { ...table, sparkline: sparkline(points) };
  },
};
