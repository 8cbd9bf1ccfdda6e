import type { Layout } from './layout.js';
import { hasLongColumns, type LongLayout, projectionOfLong } from './long-columns.js';
import { openLong } from './long-file.js';

/**
 * The Met's monthly crime dashboard (headline files and their yearly forerunners) and the sibling "other crime" file
 * (hate crime, knife crime, domestic abuse): one row a month, area, offence and measure. Positive outcomes were headed
 * `Outcomes`, offence groups `Crime Type`; FY_FYIndex and Refresh Date came later.
 */
const DASHBOARD: LongLayout = {
  id: 'long-dashboard',
  columns: {
    month: ['monthyear'],
    areaType: ['areatype'],
    area: ['areaname'],
    within: ['boroughsnt'],
    areaCode: ['areacode'],
    group: ['offencegroup', 'crimetype'],
    subgroup: ['offencesubgroup', 'crimesubtype'],
    measure: ['measure'],
    financialYear: ['financialyear'],
    count: ['count'],
    upTo: ['refreshdate', 'refresheddate'],
  },
  measures: { offences: 'offences', 'positive outcomes': 'positive-outcomes', outcomes: 'positive-outcomes' },
  statistics: { 'domestic abuse incidents': 'statistics' },
  attribution: 'Metropolitan Police Service, monthly crime dashboard data, London Datastore, Open Government Licence',
};

export const longDashboard: Layout = {
  id: 'long-dashboard',
  title: "the Met's monthly crime dashboard (one row a month, area, offence and measure)",
  recognises: (header) => hasLongColumns(header, DASHBOARD, ['areaType']),
  open: (header, facts) => openLong(DASHBOARD, header, facts),
  projection: (header) => projectionOfLong(DASHBOARD, header),
};
