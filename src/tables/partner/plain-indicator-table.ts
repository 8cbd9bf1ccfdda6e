import { DASHBOARD_NOTE, type TableBuilder } from '../shared/report.js';
import { dashboardRows } from './dashboard-rows.js';
import { INDICATOR_COLUMNS, indicatorRows, indicatorTable, needs } from './indicator-grid.js';

/** A table that is the rows of its indicators and no more. */
export function plainIndicatorTable(
  id: string,
  name: string,
  about: string,
  notes: readonly string[] = [],
): TableBuilder {
  return {
    id,
    about,
    absent: needs(id),
    make(report) {
      const ids = (report.assessment?.definitions ?? [])
        .filter(({ table }) => table === id)
        .map((definition) => definition.id);
      const fromDashboard = dashboardRows(report, id);
      const rows = [...ids.flatMap((item) => indicatorRows(report, item)), ...fromDashboard];
      const { period } = report.study.choices;
      return indicatorTable(report, {
        id,
        title: `${name} in ${report.area.name}, ${period.label}`,
        rows,
        columns: INDICATOR_COLUMNS,
        notes: fromDashboard.length > 0 ? [...notes, DASHBOARD_NOTE] : notes,
      });
    },
  };
}
