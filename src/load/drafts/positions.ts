import type { TextPosition } from '../../core/audit.js';
import { numbersBelow } from '../../core/collections.js';

/** Line and column of an offset in a text, both from 1; a column is a UTF-16 code unit, as editors and SARIF count. */
export function positionsIn(text: string): (offset: number) => TextPosition {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = Math.max(1, numbersBelow(starts, offset + 1));
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
