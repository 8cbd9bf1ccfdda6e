import { HeadingLevel, Paragraph, TextRun } from 'docx';
import type { FrontMatter } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { styled } from './parts.js';

/** Title, borough, period in words, who prepared it and when: what stands on a cover. */
export function cover({ title, period, cover: lines = [] }: FrontMatter): Paragraph[] {
  const head = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(safeText(title))] });
  if (lines.length === 0) return [head, ...(period === '' ? [] : [styled('Subtitle', period)])];
  const listed = lines.map(
    ({ term, meaning }) =>
      new Paragraph({
        style: 'Cover',
        children: [new TextRun({ text: `${safeText(term)}: `, bold: true }), new TextRun(safeText(meaning))],
      }),
  );
  return [head, ...listed];
}
