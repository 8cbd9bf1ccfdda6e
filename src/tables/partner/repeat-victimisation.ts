import { plainIndicatorTable } from './indicator-grid.js';

/** Repeat victimisation by kind. */
export const repeatVictimisation = plainIndicatorTable(
  'repeat-victimisation',
  'Repeat victimisation',
  'repeat victimisation by kind, from an indicator file',
);
