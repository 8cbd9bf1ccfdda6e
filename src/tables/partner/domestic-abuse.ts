import { DASHBOARD_NOTE, type TableBuilder } from '../shared/report.js';
import { dashboardRows, dashboardShareRows } from './dashboard-rows.js';
import { shareRow } from './derived-row.js';
import { INDICATOR_COLUMNS, indicatorRows, indicatorTable, needs } from './indicator-grid.js';

const ID = 'domestic-abuse';
const SHARE = 'Offences as a share of incidents';

/** Domestic abuse incidents, offences, and offences as a share of incidents; offences above incidents are flagged. */
export const domesticAbuse: TableBuilder = {
  id: ID,
  about: "domestic abuse incidents, offences and their share, from an indicator file or the Met's other-crime file",
  absent: needs(ID),
  make(report) {
    const shares = [report.area.code, 'London'].flatMap(
      (areaCode) =>
        shareRow(report, {
          part: 'domestic-abuse-offences',
          whole: 'domestic-abuse-incidents',
          label: SHARE,
          areaCode,
          above:
            'more offences than incidents, though each offence is an incident: the two may be exchanged in the source',
        }) ?? [],
    );
    const fromDashboard = [
      ...dashboardRows(report, ID),
      ...dashboardShareRows(report, ID, {
        part: 'domestic-abuse',
        whole: 'domestic-abuse-incidents',
        label: SHARE,
      }),
    ];
    const rows = [
      ...indicatorRows(report, 'domestic-abuse-incidents'),
      ...indicatorRows(report, 'domestic-abuse-offences'),
      ...shares,
      ...indicatorRows(report, 'domestic-abuse-repeat-incidents'),
      ...fromDashboard,
    ];
    const notes = [
      'A rise in incidents may be more reporting; an incident that is a crime is an offence too.',
      ...(fromDashboard.length > 0 ? [DASHBOARD_NOTE] : []),
    ];
    const title = `Domestic abuse in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: ID, title, columns: INDICATOR_COLUMNS, rows, notes });
  },
};
