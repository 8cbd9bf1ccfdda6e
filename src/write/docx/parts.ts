import { Bookmark, Footer, HeadingLevel, NoBreakHyphen, PageNumber, Paragraph, TextRun } from 'docx';
import type { Narrative } from '../../core/narrative.js';
import type { FrontMatter, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { cellText } from '../cell-text.js';
import type { NotesOfReport, TableNotes } from '../report-notes.js';

/** A heading as the contents list it. */
export interface Entry {
  readonly text: string;
  readonly anchor: string;
  readonly level: 1 | 2;
}

/** Two columns of words are read as a list: the headlines, the coverage. */
export const isList = ({ columns }: ReportTable): boolean =>
  columns.length === 2 && columns.every(({ unit }) => unit === null);

export const heading = (text: string, anchor: string, level: 1 | 2): Paragraph =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new Bookmark({ id: anchor, children: [new TextRun(safeText(text))] })],
  });

/** Text of a paragraph: a minus stays on the line of its number, where a word processor would part them. */
export function textRun(text: string, isBold = false): TextRun {
  const parts = safeText(text).split(/(?<![^\s(])-(?=\d)/);
  const children = parts.flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));
  return new TextRun({ ...(isBold ? { bold: true } : {}), children });
}

/** A paragraph in a style; with `keepNext` it stays on the page of what follows. */
export const styled = (style: string, text: string, keepNext = false): Paragraph =>
  new Paragraph({ style, ...(keepNext ? { keepNext } : {}), children: [textRun(text)] });

/** Words that people wrote. */
export const narrativeParagraphs = (narrative: Narrative = []): Paragraph[] =>
  narrative.map(({ kind, text }) => {
    const children = [textRun(text, kind === 'heading')];
    if (kind === 'bullet') return new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children });
    return new Paragraph({ keepNext: kind === 'heading', spacing: { before: 60, after: 100 }, children });
  });

/** A bullet for each topic, with what is said of it. */
export const topics = (pairs: readonly (readonly [topic: string, text: string])[], style?: string): Paragraph[] =>
  pairs.map(
    ([topic, text]) =>
      new Paragraph({
        ...(style === undefined ? {} : { style }),
        numbering: { reference: 'bullets', level: 0 },
        children: [textRun(`${topic}: `, true), textRun(text)],
      }),
  );

export const bullets = ({ columns: [term, meaning], rows }: ReportTable, style?: string): Paragraph[] =>
  topics(
    rows.map(({ cells }) => [cellText(cells[term?.key ?? '']), cellText(cells[meaning?.key ?? ''])]),
    style,
  );

const sourceOf = (source: string): Paragraph[] => (source === '' ? [] : [styled('Source', `Source: ${source}`)]);

/** The notes of several tables, once, by their letters, and their sources. */
export function sharedNotes({ shared, source }: NotesOfReport): Paragraph[] {
  return [...shared.map(({ letter, text }) => styled('Notes', `${letter}. ${text}`)), ...sourceOf(source)];
}

/** A table's own notes numbered from 1 under it, and where the others and the source are. */
export function beneath({ notes, source, pointer }: TableNotes, instance: number): Paragraph[] {
  const listed = notes.map(
    (note, index) =>
      new Paragraph({
        style: 'Notes',
        ...(index === 0 ? { spacing: { before: 100, after: 40 } } : {}),
        numbering: { reference: 'notes', level: 0, instance },
        children: [textRun(note)],
      }),
  );
  return [...listed, ...(pointer === '' ? [] : [styled('Source', pointer)]), ...sourceOf(source)];
}

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
