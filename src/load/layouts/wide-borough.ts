import { columnNamed, type Layout } from './layout.js';
import { BOROUGH_COLUMN, hasColumns, OFFENCE_COLUMNS, openWide } from './wide-file.js';
import type { WideLayout } from './wide-layout.js';

/** The Met's borough files on the London Datastore, in four generations of header. */
const WIDE_BOROUGH: WideLayout = {
  id: 'wide-borough',
  level: 'borough',
  columns: { area: BOROUGH_COLUMN, ...OFFENCE_COLUMNS },
  attribution: 'Metropolitan Police Service, recorded crime by borough, London Datastore, Open Government Licence',
};

/** Rows of smaller areas: adding them to borough rows would count offences twice. */
const SMALLER_AREA = ['wardname', 'wardcode', 'lsoacode', 'lsoaname'];

export const wideBorough: Layout = {
  id: 'wide-borough',
  title: "the Met's monthly borough files (one column a month)",
  recognises: (header) => hasColumns(header, WIDE_BOROUGH) && columnNamed(header, SMALLER_AREA) === -1,
  open: (header, facts) => openWide(WIDE_BOROUGH, header, facts),
};
