import type { Report, TableBuilder } from '../shared/report.js';
import { INDICATOR_COLUMNS, indicatorRows, indicatorsOf, indicatorTable } from './indicator-grid.js';

const unknownIds = (report: Report): string[] => {
  const known = (report.assessment?.definitions ?? []).map(({ id }) => id);
  return [...new Set(indicatorsOf(report).map(({ id }) => id))].filter((id) => !known.includes(id));
};

/** Indicators that have no table of their own, so that every row of a file is printed somewhere. */
export const otherIndicators: TableBuilder = {
  id: 'other-indicators',
  about: 'indicators of the file that have no table of their own',
  absent: (report) => (unknownIds(report).length > 0 ? undefined : 'every indicator has a table of its own'),
  make(report) {
    const rows = unknownIds(report).flatMap((id) => indicatorRows(report, id));
    const title = `Other indicators for ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: 'other-indicators', title, columns: INDICATOR_COLUMNS, rows });
  },
};
