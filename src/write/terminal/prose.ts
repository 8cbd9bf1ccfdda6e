import type { ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import { fold } from './fold.js';

/** A paragraph a topic, in lines of a width; without a width each is one line to paste. */
export function prose(
  { columns: [topic, text], rows }: ReportTable,
  width: number,
  bold: (text: string) => string,
): string {
  const paragraphs = rows.map(({ cells }) => {
    const name = `${cellText(cells[topic?.key ?? ''])}:`;
    const folded = fold(`${name} ${cellText(cells[text?.key ?? ''])}`, width, '');
    return bold(folded.slice(0, name.length)) + folded.slice(name.length);
  });
  return paragraphs.join('\n\n');
}
