import { shiftPeriod } from '../../core/months.js';
import type { Column, ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { changeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';
import type { QuarterlyReport } from './quarter.js';

const QUARTERS = 12;

/** Twelve quarters of every offence, oldest first. */
export const trend: TableBuilder<QuarterlyReport> = {
  id: 'trend',
  about: 'every offence over twelve quarters',
  make({ study, area, quarter }) {
    const quarters = Array.from({ length: QUARTERS }, (_, index) => shiftPeriod(quarter, (index + 1 - QUARTERS) * 3));
    const columns: Column[] = [
      text('offence', 'Offence'),
      ...quarters.map(({ from, label }) => ({ key: `count_${from}`, heading: label, unit: 'offences' as const })),
    ];
    const counts = everyOffence(study).map((offence) => ({
      offence,
      figures: quarters.map((item) => countFigure(study, setOf(area), offence, item)),
    }));
    const rows: ReportRow[] = counts.map(({ offence, figures }) => ({
      key: offence,
      level: study.tree.levelOf(offence),
      cells: {
        offence: labelOf(study, offence),
        ...Object.fromEntries(figures.map((figure) => [`count_${figure.period.from}`, figure])),
      },
    }));
    // The breaks inside the twelve quarters are those between the first and the last.
    const figures = counts.flatMap(({ figures: [first, ...rest] }) => {
      const last = rest[rest.length - 1];
      return first && last ? [changeFigure(study, last, first)] : [];
    });
    const title = `${area.name}: recorded offences by quarter, ${quarters[0]?.label} to ${quarter.label}`;
    return reportTable(study, { id: 'trend', title, columns, rows, figures, london: false });
  },
};
