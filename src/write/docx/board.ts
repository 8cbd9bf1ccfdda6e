import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  Document as WordDocument,
} from 'docx';
import type { KeyFigure } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { BOARD_HEADINGS, type BoardParts, boardPartsOf } from '../board.js';
import type { Document } from '../document.js';
import { cover } from './cover.js';
import { A4, TWIPS_PER_PIXEL } from './page-size.js';
import { footer, heading, narrativeParagraphs, styled, textRun, topics } from './parts.js';
import { logoPicture, picture } from './picture.js';
import { NUMBERING, stylesOf } from './styles.js';
import { ANNEX, wordTable } from './table.js';

const MARGIN = 800;
const WIDTH = A4.width - 2 * MARGIN;
/** The most a chart takes of a page, in pixels: two pages are two pages. */
const CHART = 270;
/** Half-points of its text. */
const TEXT = 19;
/** Room to write in where nothing is written yet. */
const LINES = 3;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RULE = { style: BorderStyle.SINGLE, size: 12, color: '4D5963' };

/** A row of the table of the four numbers, in one style. */
const figureRow = (texts: readonly string[], style: string, isHead: boolean): TableRow =>
  new TableRow({
    ...(isHead ? { tableHeader: true } : {}),
    cantSplit: true,
    children: texts.map(
      (text) =>
        new TableCell({
          children: [new Paragraph({ style, alignment: AlignmentType.LEFT, children: [textRun(text)] })],
        }),
    ),
  });

/** The four numbers, each under its name and over what it is compared with. */
function figureTable(figures: readonly KeyFigure[]): Table {
  const column = Math.floor(WIDTH / figures.length);
  const noted = figures.some(({ note }) => note !== undefined);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: column * figures.length, type: WidthType.DXA },
    columnWidths: figures.map(() => column),
    margins: { left: 60, right: 60, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
    borders: { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      figureRow(
        figures.map(({ label }) => label),
        'TableHeading',
        true,
      ),
      figureRow(
        figures.map(({ value }) => value),
        'KeyFigure',
        false,
      ),
      figureRow(
        figures.map(({ comparedWith }) => comparedWith),
        'TableText',
        false,
      ),
      ...(noted
        ? [
            figureRow(
              figures.map(({ note = '' }) => note),
              'TableText',
              false,
            ),
          ]
        : []),
    ],
  });
}

/** Ruled lines to write on. */
const space = (): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH],
    borders: { top: NONE, left: NONE, right: NONE, bottom: NONE, insideHorizontal: RULE, insideVertical: NONE },
    rows: Array.from(
      { length: LINES },
      () =>
        new TableRow({
          height: { value: 360, rule: HeightRule.ATLEAST },
          children: [new TableCell({ borders: { bottom: RULE }, children: [new Paragraph('')] })],
        }),
    ),
  });

const charted = async ({ charts }: BoardParts): Promise<FileChild[][]> =>
  Promise.all(
    charts.map(async (chart) => [
      styled('Caption', chart.title),
      await picture(chart, { page: WIDTH / TWIPS_PER_PIXEL, most: CHART }),
    ]),
  );

async function pages(summary: BoardParts): Promise<FileChild[]> {
  const { front, keyFigures, findings, narrative, changes, cautions, source } = summary;
  const { recommendations: written = [] } = front;
  const { findings: found, changes: changed, cautions: careful, recommendations: toNote } = BOARD_HEADINGS;
  const [first = [], ...others] = await charted(summary);
  const table =
    changes.table.rows.length > 0 ? [wordTable(changes.table, WIDTH, { spacing: ANNEX, isWhole: true })] : [];
  return [
    ...(front.logo ? [await logoPicture(front.logo)] : []),
    ...cover(front),
    ...(keyFigures.length > 0 ? [figureTable(keyFigures)] : []),
    heading(found, 'findings', 1),
    ...topics(findings),
    ...narrativeParagraphs(narrative),
    ...first,
    heading(changed, 'changes', 1),
    styled('Normal', changes.finding),
    ...narrativeParagraphs(changes.narrative),
    styled('Caption', changes.table.title),
    ...table,
    ...others.flat(),
    heading(careful, 'cautions', 1),
    ...topics(cautions),
    styled('Notes', changes.note),
    heading(toNote, 'asked', 1),
    ...(written.length > 0 ? narrativeParagraphs(written) : [space()]),
    styled('Source', `Source: ${source}`),
  ];
}

/** Two pages for a board: four numbers, findings, what changed, two charts, what to be careful about, room to write. */
export async function boardDocument(document: Document): Promise<WordDocument> {
  const summary = boardPartsOf(document);
  const { front } = summary;
  return new WordDocument({
    title: safeText(front.title),
    subject: safeText(front.period),
    creator: 'boroughstat',
    lastModifiedBy: 'boroughstat',
    styles: stylesOf(front.colour?.replace('#', '').toUpperCase(), TEXT),
    numbering: NUMBERING,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: { default: footer(front.title) },
        children: await pages(summary),
      },
    ],
  });
}
