import { printedCell } from '../core/format.js';
import type { Cell } from '../core/report.js';
import { safeText } from '../core/safe-text.js';

/** What a reader sees in a cell, safe in every output. */
export const cellText = (cell: Cell | undefined): string => safeText(printedCell(cell));
