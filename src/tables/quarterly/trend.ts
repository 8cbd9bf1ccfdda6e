import { type Period, shiftPeriod } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { changeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { reportTable, type TableBuilder } from '../shared/report.js';
import { countColumns } from '../shared/years.js';
import type { QuarterlyReport } from './quarter.js';

const QUARTERS = 12;

/** Twelve quarters of every offence, oldest first. */
export const trend: TableBuilder<QuarterlyReport> = {
  id: 'trend',
  about: 'every offence over twelve quarters',
  make({ study, area, quarter }) {
    const quarters = Array.from({ length: QUARTERS }, (_, index) => shiftPeriod(quarter, (index + 1 - QUARTERS) * 3));
    const rows = everyOffence(study).map((key) => ({ key, level: study.tree.levelOf(key) }));
    const columns: Columns<RowHead> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      ...countColumns(study, area, quarters),
    ];
    // The breaks inside the twelve quarters are those between the first and the last.
    const first = quarters[0] ?? quarter;
    const figures = rows.map(({ key }) => {
      const countIn = (period: Period) => countFigure(study, setOf(area), key, period);
      return changeFigure(study, countIn(quarter), countIn(first));
    });
    const title = `${area.name}: recorded offences by quarter, ${first.label} to ${quarter.label}`;
    return reportTable(study, { id: 'trend', title, columns, rows, figures, london: false });
  },
};
