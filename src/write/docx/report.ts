import { type FileChild, type ISectionOptions, PageOrientation, Document as WordDocument } from 'docx';
import type { FrontMatter, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { BOARD_HEADINGS } from '../board.js';
import { type Document, frontOf } from '../document.js';
import { type NotesOfReport, notesOfReport } from '../report-notes.js';
import { contents } from './contents.js';
import { cover } from './cover.js';
import {
  about,
  beneath,
  bullets,
  type Entry,
  footer,
  heading,
  isList,
  narrativeParagraphs,
  sharedNotes,
  styled,
} from './parts.js';
import { logoPicture } from './picture.js';
import { type Placed, placed } from './placed.js';
import { NUMBERING, stylesOf } from './styles.js';
import { ANNEX, fitsUpright, wordTable } from './table.js';

/** A4 and its margins, in twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1000;
/** Annex tables lie across the page. */
const ACROSS = A4.height - 2 * MARGIN;
const UPRIGHT = A4.width - 2 * MARGIN;

const ANNEX_TITLE = 'Annex: the wide tables';

/** The parts of the report in the order of its pages, and what its contents list. */
class Report {
  readonly body: FileChild[] = [];
  readonly annex: FileChild[] = [];
  readonly last: FileChild[] = [];
  readonly #entries: (Entry & { readonly where: FileChild[] })[] = [];
  #tables = 0;
  #figures = 0;
  #part = '';

  constructor(readonly notes: NotesOfReport) {}

  readonly nextTable = (): number => {
    this.#tables += 1;
    return this.#tables;
  };

  readonly nextFigure = (): number => {
    this.#figures += 1;
    return this.#figures;
  };

  /** A heading where it stands, and its line in the contents. */
  head(where: FileChild[], text: string, anchor: string, level: 1 | 2): void {
    this.#entries.push({ text, anchor, level, where });
    where.push(heading(text, anchor, level));
  }

  /** The lines of the contents in the order of the pages; of the annex its first heading. */
  entries(): Entry[] {
    const of = (where: FileChild[]) => this.#entries.filter((entry) => entry.where === where);
    return [...of(this.body), ...of(this.annex).slice(0, 1), ...of(this.last)];
  }

  /** The heading of a part of the report, once. */
  part(where: FileChild[], text: string, anchor: string): void {
    if (text === this.#part) return;
    this.#part = text;
    this.head(where, text, anchor, 1);
  }
}

const headingOf = ({ heading: short, title }: ReportTable): string => short ?? title;

/** The headings of a table: of its part, and its own beneath it where it has another name. */
function headed(report: Report, { table, part }: Placed): void {
  const name = headingOf(table);
  if (part !== undefined) report.part(report.body, part, `part-${table.id}`);
  if (part === undefined) report.head(report.body, name, `table-${table.id}`, 1);
  else if (part !== name) report.head(report.body, name, `table-${table.id}`, 2);
}

/** A wide table lies in the annex, under its number; where it is said in the body. */
function addAcross(report: Report, placed: Placed, number: number): void {
  const { table, instance } = placed;
  const { annex, notes } = report;
  if (annex.length === 0) report.head(annex, ANNEX_TITLE, 'annex', 1);
  report.head(annex, `${headingOf(table)} (table ${number})`, `annex-${table.id}`, 2);
  annex.push(styled('Caption', `Table ${number}: ${table.title}`), wordTable(table, ACROSS, { spacing: ANNEX }));
  annex.push(...beneath(notes.of(table), instance));
}

function add(report: Report, placed: Placed): void {
  const { table, pictures, instance } = placed;
  const { body, notes } = report;
  if (table.id === 'coverage') {
    report.head(report.last, headingOf(table), `table-${table.id}`, 1);
    report.last.push(...bullets(table, 'SmallList'), ...beneath(notes.of(table), instance));
    return;
  }
  headed(report, placed);
  if (!isList(table)) body.push(...narrativeParagraphs(table.narrative));
  for (const { chart, drawn } of pictures) {
    body.push(styled('Caption', `Figure ${report.nextFigure()}: ${chart.title}`), drawn);
  }
  const below = beneath(notes.of(table), instance);
  if (isList(table)) {
    body.push(...bullets(table), ...narrativeParagraphs(table.narrative), ...below);
  } else if (pictures.some(({ chart }) => chart.showsAll)) {
    body.push(styled('Source', 'The workbook has the numbers of this chart.'), ...below);
  } else if (fitsUpright(table, UPRIGHT)) {
    const caption = styled('Caption', `Table ${report.nextTable()}: ${table.title}`);
    body.push(caption, ...(table.rows.length > 0 ? [wordTable(table, UPRIGHT)] : []), ...below);
  } else {
    const number = report.nextTable();
    body.push(styled('Source', `Table ${number}, in the annex, has every figure.`));
    addAcross(report, placed, number);
  }
}

function section(children: FileChild[], wide: boolean, title: string): ISectionOptions {
  const orientation = wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return {
    properties: {
      page: { size: { ...A4, orientation }, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
    },
    footers: { default: footer(title) },
    children,
  };
}

/** Cover and findings, contents, the parts, the annex across the page, notes and sources at the end. */
async function sectionsOf(document: Document, front: FrontMatter): Promise<ISectionOptions[]> {
  const { tables } = document;
  const notes = notesOfReport(tables);
  const report = new Report(notes);
  const all = await placed(document);
  const [first, ...others] = all;
  const leads = first?.table.id === 'headlines';
  if (leads) add(report, first);
  const findings = report.body.splice(0);
  for (const item of leads ? others : all) add(report, item);
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
  return [
    section(upright, false, front.title),
    ...(report.annex.length > 0 ? [section(report.annex, true, front.title)] : []),
    ...(report.last.length > 0 ? [section(report.last, false, front.title)] : []),
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
