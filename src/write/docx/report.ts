import {
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  PageOrientation,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from 'docx';
import type { Chart, FrontMatter, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { type Document, frontOf } from '../document.js';
import { type NotesOfReport, notesOfReport } from '../report-notes.js';
import {
  about,
  beneath,
  bullets,
  contents,
  footer,
  heading,
  isList,
  isWide,
  sharedNotes,
  styled,
  words,
} from './parts.js';
import { logoPicture, picture } from './picture.js';
import { NUMBERING, stylesOf } from './styles.js';
import { wordTable } from './table.js';

/** A4 and its margins, in twentieths of a point. */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1000;
/** The most room a picture takes on an upright page, in pixels. */
const PICTURE = { width: 650, height: 800 };

interface Counters {
  tables: number;
  figures: number;
}

interface Picture {
  readonly title: string;
  readonly drawn: Paragraph;
}

const figuresOf = (table: ReportTable, charts: readonly Chart[]): Promise<Picture[]> =>
  Promise.all(
    charts
      .filter((chart) => chart.table === table.id)
      .map(async (chart) => ({ title: chart.title, drawn: await picture(chart, PICTURE) })),
  );

const numbered = (pictures: readonly Picture[], counters: Counters): Paragraph[] =>
  pictures.flatMap(({ title, drawn }) => {
    counters.figures += 1;
    return [styled('Caption', `Figure ${counters.figures}: ${title}`), drawn];
  });

/** Where a table stands in the report. */
interface Setting {
  readonly parted: boolean;
  readonly notes: NotesOfReport;
  /** Its lists of notes are numbered on their own. */
  readonly instance: number;
}

/** What stands upright (heading, pictures, lists) and the table, which may lie across the page. */
interface Part {
  readonly upright: FileChild[];
  readonly table: FileChild[];
}

function partOf(table: ReportTable, pictures: readonly Paragraph[], counters: Counters, setting: Setting): Part {
  const { parted, notes, instance } = setting;
  const below = beneath(notes.of(table), instance);
  const name = table.id === 'headlines' ? 'Summary' : words(table.id);
  const headingParagraph = heading(name, `table-${table.id}`, parted ? 'HEADING_2' : 'HEADING_1');
  const head = table.section ? [heading(table.section, `part-${table.id}`), headingParagraph] : [headingParagraph];
  if (isList(table)) return { upright: [...head, ...bullets(table), ...below], table: [] };
  counters.tables += 1;
  const caption = styled('Caption', `Table ${counters.tables}: ${table.title}`);
  const page = (isWide(table) ? A4.height : A4.width) - 2 * MARGIN;
  const body = table.rows.length > 0 ? [wordTable(table, page)] : [];
  const rest = [caption, ...body, ...below];
  // A heading alone on an upright page would be an empty page.
  return pictures.length > 0
    ? { upright: [...head, ...pictures], table: rest }
    : { upright: [], table: [...head, ...rest] };
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

/** Tables that follow each other on pages of one direction share a section. */
async function sectionsOf(document: Document, front: FrontMatter): Promise<ISectionOptions[]> {
  const { tables, charts = [] } = document;
  const counters: Counters = { tables: 0, figures: 0 };
  const runs: { wide: boolean; children: FileChild[] }[] = [];
  const add = (wide: boolean, children: FileChild[]) => {
    if (children.length === 0) return;
    const last = runs.at(-1);
    if (last?.wide === wide) last.children.push(...children);
    else runs.push({ wide, children });
  };
  add(false, [
    ...(front.logo ? [await logoPicture(front.logo)] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(safeText(front.title))] }),
    ...(front.period === '' ? [] : [styled('Subtitle', front.period)]),
  ]);
  const parted = tables.some((table) => table.section);
  // Contents stand after the summary; without one, at the front.
  const hasSummary = tables[0]?.id === 'headlines';
  if (!hasSummary && tables.length > 1) add(false, contents(tables));
  const notes = notesOfReport(tables);
  const pictures = await Promise.all(tables.map((table) => figuresOf(table, charts)));
  for (const [index, table] of tables.entries()) {
    const part = partOf(table, numbered(pictures[index] ?? [], counters), counters, { parted, notes, instance: index });
    add(false, part.upright);
    add(isWide(table), part.table);
    if (index === 0 && hasSummary && tables.length > 1) add(false, contents(tables.slice(1)));
  }
  add(false, sharedNotes(notes));
  // The coverage table says the same and more.
  if (!tables.some(({ id }) => id === 'coverage')) add(false, about(front));
  return runs.map(({ wide, children }) => section(children, wide, front.title));
}

/** The document of a committee: title, summary, contents, each table with its charts and notes, definitions and sources. */
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
