import { plainIndicatorTable } from './plain-indicator-table.js';

/** Repeat victimisation by kind. */
export const repeatVictimisation = plainIndicatorTable(
  'repeat-victimisation',
  'Repeat victimisation',
  'repeat victimisation by kind, from an indicator file',
);
