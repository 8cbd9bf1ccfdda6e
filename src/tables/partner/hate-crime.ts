import { plainIndicatorTable } from './plain-indicator-table.js';

/** Hate crime by strand, the borough and London. */
export const hateCrime = plainIndicatorTable(
  'hate-crime',
  'Hate crime',
  "hate crime by strand, from an indicator file or the Met's other-crime file",
  ['An offence may have several strands, so strands do not add up. A rise may be more reporting.'],
);
