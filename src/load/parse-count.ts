import { type Count, missing } from '../core/missing.js';

/** What publishers write where there is no count: suppressed, not available, not applicable. Never zero. */
const NOT_A_COUNT = /^(\.{1,3}|\*+|:|-|–|x|z|c|\[[a-z]{1,3}\]|<\s?\d+|n\/?a|null|nil)$/i;

/** "12.0", which other programs make of a column of whole numbers with gaps. Three zeros may be thousands: 1.000. */
const WITHOUT_FRACTION = /^\d{1,15}\.00?$/;

/** "1,234" and "12,345,678", and nothing else with commas. */
const GROUPED = /^\d{1,3}(,\d{3})+$/;

/**
 * Reads one cell as a whole, non-negative number of offences.
 *
 * Only plain digits are a count, with or without thousands separators or a fraction of zero. `Number('')` is 0,
 * `parseInt('12*')` is 12 and `Number('0x10')` is 16: each would turn a mark into a figure. A blank cell, `..`, `*` or `<5`
 * is missing, with the reason; anything else gives undefined and is an error of the file.
 */
export function parseCount(cell: string): Count | undefined {
  // Almost every cell is one to six digits; everything below is for the rest. Zeros in front say nothing.
  if (/^0*\d{1,15}$/.test(cell)) return Number(cell);
  const text = cell.trim();
  if (text === '') return missing('not-recorded', 'blank cell');
  if (/^0*\d{1,15}$/.test(text)) return Number(text);
  if (WITHOUT_FRACTION.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''));
  if (NOT_A_COUNT.test(text)) return missing('not-recorded', `"${text}" in the file`);
  return undefined;
}
