import { type FileChild, type ISectionOptions, PageOrientation, SectionType, Document as WordDocument } from 'docx';
import type { FrontMatter } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { BOARD_HEADINGS } from '../board.js';
import { type Document, frontOf } from '../document.js';
import { notesOfReport } from '../report-notes.js';
import { addCoverage, addTable } from './add-table.js';
import { contents } from './contents.js';
import { cover } from './cover.js';
import { A4, MARGIN, MARGIN_ACROSS } from './page-size.js';
import { about, footer, narrativeParagraphs, sharedNotes } from './parts.js';
import { logoPicture } from './picture.js';
import { isWhole, type Placed, placed } from './placed.js';
import { ReportBody } from './report-body.js';
import { NUMBERING, stylesOf } from './styles.js';

interface SectionForm {
  readonly isAcross: boolean;
  /** It goes on in columns on the page of the section before. */
  readonly columns?: number;
}

function section(children: FileChild[], { isAcross, columns }: SectionForm, title: string): ISectionOptions {
  const margin = isAcross ? MARGIN_ACROSS : MARGIN;
  const orientation = isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      page: { size: { ...A4, orientation }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
      ...(columns === undefined ? {} : { type: SectionType.CONTINUOUS, column: { count: columns, space: 500 } }),
    },
    footers: { default: footer(title) },
    children,
  };
}

/** Cover and findings, contents, the parts, the annex across the page, notes and sources at the end. */
async function sectionsOf(document: Document, front: FrontMatter): Promise<ISectionOptions[]> {
  const { tables } = document;
  const notes = notesOfReport(tables);
  const report = new ReportBody(notes, isWhole(document));
  const all = await placed(document);
  const [first, ...others] = all;
  const leads = first?.table.id === 'headlines';
  const add = (item: Placed) => (item.table.id === 'coverage' ? addCoverage(report, item) : addTable(report, item));
  if (leads) add(first);
  const findings = report.body.splice(0);
  for (const item of leads ? others : all) add(item);
  if (front.recommendations && front.recommendations.length > 0) {
    report.head(report.body, BOARD_HEADINGS.recommendations, 'asked', 1);
    report.body.push(...narrativeParagraphs(front.recommendations));
  }
  const shared = sharedNotes(notes);
  if (shared.length > 0) report.head(report.last, 'Notes and sources', 'shared-notes', 1);
  report.last.push(...shared);
  // The coverage table says the same and more.
  if (!tables.some(({ id }) => id === 'coverage')) report.last.push(...about(front));
  const listed = tables.length > 1 ? contents(report.entries()) : [];
  const logo = front.logo ? [await logoPicture(front.logo)] : [];
  const upright = [...logo, ...cover(front), ...findings, ...listed, ...report.body];
  // Notes go on beneath the annex, in columns: lines across the page would be too long to read.
  const isAcross = report.annex.length > 0;
  const after = isAcross ? { isAcross, columns: 2 } : { isAcross };
  return [
    section(upright, { isAcross: false }, front.title),
    ...(isAcross ? [section(report.annex, { isAcross }, front.title)] : []),
    ...(report.last.length > 0 ? [section(report.last, after, front.title)] : []),
  ];
}

/** The document of a committee: cover, findings, contents, each table with its charts, annex, notes and sources. */
export async function wordDocument(document: Document): Promise<WordDocument> {
  const front = frontOf(document);
  return new WordDocument({
    title: safeText(front.title),
    subject: safeText(front.period),
    creator: 'boroughstat',
    lastModifiedBy: 'boroughstat',
    styles: stylesOf(front.colour?.replace('#', '').toUpperCase()),
    numbering: NUMBERING,
    features: { updateFields: false },
    sections: await sectionsOf(document, front),
  });
}
