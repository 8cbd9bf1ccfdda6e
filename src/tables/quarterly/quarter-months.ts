import { monthName, monthsBetween, periodBetween, shiftPeriod } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import { type Columns, column } from '../shared/column.js';
import { countPair, pairColumns } from '../shared/count-pair.js';
import { reportTable, type TableBuilder } from '../shared/report.js';
import type { QuarterlyReport } from './quarter.js';

/** The 12 months to the end of the quarter, each with the same month a year before. */
export const quarterMonths: TableBuilder<QuarterlyReport> = {
  id: 'quarter-months',
  about: 'total offences month by month over 12 months, compared with the same months a year before',
  make({ study, area, quarter }) {
    const { period } = study.choices;
    const rows = monthsBetween(period.from, period.to).map((month) => {
      const when = periodBetween(month, month);
      const count = countFigure(study, setOf(area), 'all', when);
      const before = countFigure(study, setOf(area), 'all', shiftPeriod(when, -12));
      return { key: month, marked: month >= quarter.from && month <= quarter.to, ...countPair(study, count, before) };
    });
    const columns: Columns<(typeof rows)[number]> = [
      column.text('month', 'Month', ({ key }) => monthName(key)),
      ...pairColumns({ previous: 'Same month a year before', now: 'Offences' }),
    ];
    const title = `Total notifiable offences a month in ${area.name}, ${monthName(period.from)} to ${monthName(period.to)}`;
    const notes = [`The months of ${quarter.label} are marked.`];
    return reportTable(study, { id: 'quarter-months', title, columns, rows, notes, london: false });
  },
};
