import { plainIndicatorTable } from './plain-indicator-table.js';

/** Serious youth violence, knife and gun crime, and young people in the justice system. */
export const youthViolence = plainIndicatorTable(
  'youth-violence',
  'Serious youth violence, knife and gun crime',
  "serious youth violence, knife and gun crime, from an indicator file or the Met's other-crime file",
  ['Knife crime and gun crime are of victims of every age unless the source says otherwise, and overlap.'],
);
