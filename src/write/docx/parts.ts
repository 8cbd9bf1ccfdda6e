import { Bookmark, Footer, HeadingLevel, InternalHyperlink, PageNumber, Paragraph, TextRun } from 'docx';
import type { FrontMatter, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { type NotesOfReport, SHARED_TITLE, type TableNotes } from '../report-notes.js';
import { cellText } from './table.js';

/** More columns than this are set across the page's long side. */
const COLUMNS_UPRIGHT = 7;

/** "volume-change" becomes "Volume change". */
export const words = (id: string): string => {
  const spaced = id.replace(/-/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

export const isWide = ({ columns }: ReportTable): boolean => columns.length > COLUMNS_UPRIGHT;

/** Two columns of words are read as a list: the headlines, the coverage. */
export const isList = ({ columns }: ReportTable): boolean =>
  columns.length === 2 && columns.every(({ unit }) => unit === null);

export const heading = (text: string, anchor: string, level: 'HEADING_1' | 'HEADING_2' = 'HEADING_1'): Paragraph =>
  new Paragraph({
    heading: HeadingLevel[level],
    children: [new Bookmark({ id: anchor, children: [new TextRun(safeText(text))] })],
  });

export const styled = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: [new TextRun(safeText(text))] });

export function bullets({ columns: [term, meaning], rows }: ReportTable): Paragraph[] {
  return rows.map(
    ({ cells }) =>
      new Paragraph({
        numbering: { reference: 'bullets', level: 0 },
        children: [
          new TextRun({ text: `${cellText(cells[term?.key ?? ''])}: `, bold: true }),
          new TextRun(cellText(cells[meaning?.key ?? ''])),
        ],
      }),
  );
}

const sourceOf = (source: string): Paragraph[] => (source === '' ? [] : [styled('Source', `Source: ${source}`)]);

/** The notes of several tables, once, by their letters. */
export function sharedNotes({ shared, source }: NotesOfReport): Paragraph[] {
  if (shared.length === 0 && source === '') return [];
  const listed = shared.map(({ letter, text }) => styled('Notes', `${letter}. ${text}`));
  return [heading(SHARED_TITLE, 'shared-notes'), ...listed, ...sourceOf(source)];
}

/** A table's own notes numbered from 1 under it, and where the others and the source are. */
export function beneath({ notes, source, pointer }: TableNotes, instance: number): Paragraph[] {
  const listed = notes.map(
    (note, index) =>
      new Paragraph({
        style: 'Notes',
        ...(index === 0 ? { spacing: { before: 100, after: 40 } } : {}),
        numbering: { reference: 'notes', level: 0, instance },
        children: [new TextRun(safeText(note))],
      }),
  );
  return [...listed, ...(pointer === '' ? [] : [styled('Source', pointer)]), ...sourceOf(source)];
}

export const contents = (tables: readonly ReportTable[]): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Contents')] }),
  ...tables.map(
    ({ id, title }) =>
      new Paragraph({
        numbering: { reference: 'bullets', level: 0 },
        children: [
          new InternalHyperlink({
            anchor: `table-${id}`,
            children: [new TextRun({ text: safeText(title), style: 'Hyperlink' })],
          }),
        ],
      }),
  ),
];

export function about({ definitions, sources }: FrontMatter): Paragraph[] {
  const defined = definitions.map(
    ({ term, meaning }) =>
      new Paragraph({
        children: [new TextRun({ text: `${safeText(term)}: `, bold: true }), new TextRun(safeText(meaning))],
        spacing: { after: 60 },
      }),
  );
  const listed = sources.map(
    (source) =>
      new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: [new TextRun(safeText(source))] }),
  );
  const title = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] });
  return [...(defined.length > 0 ? [title('Definitions'), ...defined] : []), title('Sources'), ...listed];
}

export function footer(title: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Source',
        children: [
          new TextRun({ children: [`${safeText(title)}. Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
