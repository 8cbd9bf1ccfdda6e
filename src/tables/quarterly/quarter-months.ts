import { monthName, monthsBetween, periodBetween, shiftPeriod } from '../../core/months.js';
import type { ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';
import type { QuarterlyReport } from './quarter.js';

/** The 12 months to the end of the quarter, each beside the same month a year before. */
export const quarterMonths: TableBuilder<QuarterlyReport> = {
  id: 'quarter-months',
  about: 'total offences month by month over 12 months, beside the same months a year before',
  make({ study, area, quarter }) {
    const { period } = study.choices;
    const rows: ReportRow[] = monthsBetween(period.from, period.to).map((month) => {
      const when = periodBetween(month, month);
      const count = countFigure(study, setOf(area), 'all', when);
      const before = countFigure(study, setOf(area), 'all', shiftPeriod(when, -12));
      return {
        key: month,
        marked: month >= quarter.from && month <= quarter.to,
        cells: {
          month: monthName(month),
          previous_count: before,
          count,
          change: changeFigure(study, count, before),
          change_percent: percentChangeFigure(study, count, before),
        },
      };
    });
    const columns = [
      text('month', 'Month'),
      { key: 'previous_count', heading: 'Same month a year before', unit: 'offences' as const },
      { key: 'count', heading: 'Offences', unit: 'offences' as const },
      { key: 'change', heading: 'Change', unit: 'offences' as const },
      { key: 'change_percent', heading: '% change', unit: 'percent' as const },
    ];
    const title = `Total notifiable offences a month in ${area.name}, ${monthName(period.from)} to ${monthName(period.to)}`;
    const notes = [`The months of ${quarter.label} are marked.`];
    return reportTable(study, { id: 'quarter-months', title, columns, rows, notes, london: false });
  },
};
