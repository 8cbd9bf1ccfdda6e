import type { Layout } from './layout.js';
import { BOROUGH_COLUMN, hasColumns, OFFENCE_COLUMNS, openWide } from './wide-file.js';
import { projectionOfWide, type WideLayout } from './wide-layout.js';

/** The Met's LSOA files on the London Datastore: the borough files' columns and the LSOA's code and name. */
const WIDE_LSOA: WideLayout = {
  id: 'wide-lsoa',
  level: 'lsoa',
  columns: {
    area: BOROUGH_COLUMN,
    ...OFFENCE_COLUMNS,
    smallAreaCode: { names: ['lsoacode'], what: 'LSOA code' },
    smallAreaName: { names: ['lsoaname'], what: 'LSOA name' },
  },
  attribution: 'Metropolitan Police Service, recorded crime by LSOA, London Datastore, Open Government Licence',
};

export const wideLsoa: Layout = {
  id: 'wide-lsoa',
  title: "the Met's monthly LSOA files (one column a month)",
  recognises: (header) => hasColumns(header, WIDE_LSOA),
  open: (header, facts) => openWide(WIDE_LSOA, header, facts),
  projection: (header) => projectionOfWide(WIDE_LSOA, header),
};
