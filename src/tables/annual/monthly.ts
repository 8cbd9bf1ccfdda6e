import { type Month, monthName, monthsBetween, periodBetween, twelveMonthsTo } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { oddlyPlacedNotes } from '../../figures/basis/placing.js';
import { combine } from '../../figures/figure.js';
import { changeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { monthlyMean } from '../../statistics/series/monthly-mean.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

/** Every month from the base year on, and the monthly average of the 12 months that end with it. */
export const monthly: TableBuilder = {
  id: 'monthly',
  about: 'total offences month by month from the base year, with the 12-month rolling average',
  make({ study, area }) {
    const { base, period } = study.choices;
    const rowOf = (month: Month) => ({
      key: month,
      count: countFigure(study, setOf(area), 'all', periodBetween(month, month)),
      rolling: countFigure(study, setOf(area), 'all', twelveMonthsTo(month)),
    });
    const [begin = base.from] = study.dataset.months;
    const from = begin > base.from ? begin : base.from;
    const rows = monthsBetween(from, period.to).map(rowOf);
    const [first, last] = [rows[0], rows.at(-1)];
    // The breaks that lie along the series are those between its ends.
    const figures = first && last ? [changeFigure(study, last.count, first.count)] : [];
    const title = `Total notifiable offences a month in ${area.name}, ${monthName(from)} to ${monthName(period.to)}`;
    const notes = [
      'Months differ in length, and most offences have a season: the 12-month average has neither.',
      ...oddlyPlacedNotes(
        study,
        rows.map(({ count }) => count),
      ),
    ];
    const columns: Columns<ReturnType<typeof rowOf>> = [
      column.text('month', 'Month', ({ key }) => monthName(key)),
      column.offences('count', 'Offences', ({ count }) => count),
      column.offences('rolling_count', '12 months to the month', ({ rolling }) => rolling),
      column.of('offences a month')('rolling_mean', 'Average a month of the 12', ({ rolling }) =>
        combine([rolling], { unit: 'offences a month', method: 'mean a month' }, monthlyMean),
      ),
    ];
    return reportTable(study, { id: 'monthly', title, columns, rows, notes, figures, london: false });
  },
};
