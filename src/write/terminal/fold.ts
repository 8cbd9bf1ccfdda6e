import { safeText } from '../../core/safe-text.js';

/** Text in lines of a width, those after the first behind an indent. */
export function fold(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of safeText(text).split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** Text that stands alone, each of its lines in a style. */
export const foldedLines = (text: string, width: number, style: (line: string) => string): string[] =>
  fold(text, width, '')
    .split('\n')
    .map((line) => style(line));
