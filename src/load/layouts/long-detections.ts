import type { Layout } from './layout.js';
import { hasLongColumns, type LongLayout, projectionOfLong } from './long-columns.js';
import { openLong } from './long-file.js';

/**
 * The Met's yearly crime statistics with sanction detections: one row a month, operational command unit
 * and offence. The unit is the one that investigates: a borough holds what it investigates, not what happened in it.
 */
const DETECTIONS: LongLayout = {
  id: 'long-detections',
  columns: {
    month: ['monthyear'],
    area: ['ocuname'],
    group: ['crimesection'],
    subgroup: ['crimegroup'],
    measure: ['type'],
    financialYear: ['financialyear'],
    count: ['count'],
    upTo: ['dateupto'],
  },
  measures: { offences: 'offences', 'sanction detections': 'sanction-detections' },
  attribution:
    'Metropolitan Police Service, crime statistics with sanction detections, London Datastore, Open Government Licence',
};

export const longDetections: Layout = {
  id: 'long-detections',
  title:
    "the Met's yearly crime statistics with sanction detections (one row a month, investigating borough, offence and type)",
  recognises: (header) => hasLongColumns(header, DETECTIONS),
  open: (header, facts) => openLong(DETECTIONS, header, facts),
  projection: (header) => projectionOfLong(DETECTIONS, header),
};
