import { plainIndicatorTable } from './plain-indicator-table.js';

/** Proven reoffending, change in percentage points. */
export const reoffending = plainIndicatorTable(
  'reoffending',
  'Reoffending',
  'proven reoffending of adults and young people, change in points, from an indicator file',
  [
    'Proven reoffending is known only after a year of follow-up and more: its period is earlier than that of the report.',
  ],
);
