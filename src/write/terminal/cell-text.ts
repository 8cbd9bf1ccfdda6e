import { figureText } from '../../core/format.js';
import type { Cell } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';

/** A cell as it is printed on a screen. */
export const cellText = (cell: Cell | undefined): string =>
  safeText(typeof cell === 'string' || cell === undefined ? (cell ?? '') : figureText(cell));
