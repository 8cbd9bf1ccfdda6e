import type { Line } from './read-lines.js';

/** Which lines of plain text are headings. */

export const isGap = (line: Line | undefined): boolean =>
  line === undefined || line.kind === 'blank' || line.kind === 'rule';

/** "3. Treatment" right above its paragraph: no item of a list, whose next line is another item, or goes on small. */
const isSection = ({ clean: { text } }: Line, before: Line | undefined, after: Line | undefined): boolean =>
  isGap(before) &&
  /^\d{1,2}(?:\.\d)*[.)]? [A-Z][A-Za-z ,&'’-]{2,44}$/.test(text) &&
  after?.kind === 'prose' &&
  /^["“‘']?[A-Z]/.test(after.clean.text) &&
  after.clean.text.length > 1.5 * text.length;

/** Short, capital first, no stop at its end, alone between blank lines. */
export function isHeading(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const { text } = line.clean;
  if (isSection(line, before, after)) return true;
  const alone = isGap(before) && (after === undefined || after.kind === 'blank');
  return (
    alone && text.length < 90 && /^[A-Z\d[]/.test(text) && !/[.;,!]$/.test(text) && !/\d%|\d,\d{3}|^\d+$/.test(text)
  );
}
