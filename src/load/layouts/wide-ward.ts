import { columnNamed, type Layout } from './layout.js';
import { BOROUGH_COLUMN, hasColumns, OFFENCE_COLUMNS, openWide } from './wide-file.js';
import { projectionOfWide, type WideLayout } from './wide-layout.js';

/** The Met's ward files on the London Datastore: the borough files' columns and the ward's name and code. */
const WIDE_WARD: WideLayout = {
  id: 'wide-ward',
  level: 'ward',
  columns: {
    area: BOROUGH_COLUMN,
    ...OFFENCE_COLUMNS,
    smallAreaCode: { names: ['wardcode'], what: 'ward code' },
    smallAreaName: { names: ['wardname'], what: 'ward name' },
  },
  attribution: 'Metropolitan Police Service, recorded crime by ward, London Datastore, Open Government Licence',
};

export const wideWard: Layout = {
  id: 'wide-ward',
  title: "the Met's monthly ward files (one column a month)",
  recognises: (header) => hasColumns(header, WIDE_WARD) && columnNamed(header, ['lsoacode']) === -1,
  open: (header, facts) => openWide(WIDE_WARD, header, facts),
  projection: (header) => projectionOfWide(WIDE_WARD, header),
};
