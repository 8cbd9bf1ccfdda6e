import { safeText } from './safe-text.js';

/** Text of a file inside a message: one line, no control characters (a terminal would obey them), not too long. */
export function quoteForMessage(text: string): string {
  const printable = safeText(text).replace(/\n/g, '\uFFFD');
  return `"${printable.length > 60 ? `${printable.slice(0, 57)}...` : printable}"`;
}
