import { monthName, monthsBetween, periodBetween, twelveMonthsTo } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { oddlyPlacedNotes } from '../../figures/basis/placing.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { combine } from '../../figures/figure.js';
import { changeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import type { Study } from '../../figures/study.js';
import { monthlyMean } from '../../statistics/monthly-mean.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

const offencesIn = (study: Study, area: Area, month: string): CountFigure =>
  countFigure(study, setOf(area), 'all', periodBetween(month, month));

/** Every month from the base year on, and the monthly average of the 12 months that end with it. */
export const monthly: TableBuilder = {
  id: 'monthly',
  about: 'total offences month by month from the base year, with the 12-month rolling average',
  make({ study, area }) {
    const { base, period } = study.choices;
    const months = monthsBetween(base.from, period.to);
    const rows: ReportRow[] = months.map((month) => {
      const rolling = countFigure(study, setOf(area), 'all', twelveMonthsTo(month));
      return {
        key: month,
        cells: {
          month: monthName(month),
          count: offencesIn(study, area, month),
          rolling_count: rolling,
          rolling_mean: combine([rolling], { unit: 'offences a month', method: 'mean a month' }, monthlyMean),
        },
      };
    });
    const columns = [
      text('month', 'Month'),
      { key: 'count', heading: 'Offences', unit: 'offences' as const },
      { key: 'rolling_count', heading: '12 months to the month', unit: 'offences' as const },
      { key: 'rolling_mean', heading: 'Average a month of the 12', unit: 'offences a month' as const },
    ];
    const [first, last] = [months[0], months[months.length - 1]].map((month) => offencesIn(study, area, month ?? ''));
    // The breaks that lie along the series are those between its ends.
    const figures = first && last ? [changeFigure(study, last, first)] : [];
    const title = `Total notifiable offences a month in ${area.name}, ${monthName(base.from)} to ${monthName(period.to)}`;
    const notes = [
      'Months differ in length, and most offences have a season: the 12-month average has neither.',
      ...oddlyPlacedNotes(
        study,
        months.map((month) => offencesIn(study, area, month)),
      ),
    ];
    return reportTable(study, { id: 'monthly', title, columns, rows, notes, figures, london: false });
  },
};
