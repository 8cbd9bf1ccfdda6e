import type { Missing } from '../../core/missing.js';
import { safeText } from '../../core/safe-text.js';

/** The marks that stand for a number that is not there, as the Government Analysis Function has them. */
export const SHORTHAND: readonly (readonly [mark: string, meaning: string])[] = [
  ['[x]', 'not available; the words after it say why'],
  ['[z]', 'not applicable: there is no such number, such as a percentage of nothing'],
  ['[c]', 'suppressed to protect confidentiality, or so that a total does not give another figure away'],
  ['[u]', 'low reliability: a percentage of a small base'],
];

/** What stands in a cell without a value. */
export const NOTHING_HERE = '[z]';

/** The reason a figure is missing, behind the mark it falls under. */
export function shorthand({ missing, code }: Missing): string {
  const reason = safeText(missing);
  // It is printed with its mark everywhere.
  if (code === 'suppressed') return reason;
  return `${code === 'zero-base' ? '[z]' : '[x]'} ${reason}`;
}
