import { plainIndicatorTable } from './indicator-grid.js';

/** Serious youth violence, knife and gun crime, and young people in the justice system. */
export const youthViolence = plainIndicatorTable(
  'youth-violence',
  'Serious youth violence, knife and gun crime',
  'serious youth violence, knife and gun crime, from an indicator file',
  ['Knife crime and gun crime are of victims of every age unless the source says otherwise, and overlap.'],
);
