import type { FileChild, Paragraph } from 'docx';
import type { ReportRow, ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import { markRepeatedReasons } from '../repeated-reasons.js';
import { fitsUpright } from './column-widths.js';
import { WIDTH_ACROSS, WIDTH_UPRIGHT } from './page-size.js';
import { beneath, bullets, isList, narrativeParagraphs, styled } from './parts.js';
import type { Placed } from './placed.js';
import type { ReportBody } from './report-body.js';
import { ANNEX, wordTable } from './table.js';

const ANNEX_TITLE = 'Annex: the wide tables';

const headingOf = ({ heading: short, title }: ReportTable): string => short ?? title;

/** The headings of a table: of its part, and its own beneath it where it has another name and more than a line of its own. */
function headed(report: ReportBody, { table, part, pictures }: Placed, shown: Shown): void {
  const name = headingOf(table);
  if (part !== undefined) report.part(report.body, part, `part-${table.id}`);
  if (part === undefined) report.head(report.body, name, `table-${table.id}`, 1);
  else if (part !== name && (shown !== 'in the annex' || pictures.length > 0 || table.narrative))
    report.head(report.body, name, `table-${table.id}`, 2);
}

/** A wide table lies in the annex, under its number; the body refers to it. */
function addAcross(report: ReportBody, placed: Placed, number: number): void {
  const { annex } = report;
  if (annex.length === 0) report.head(annex, ANNEX_TITLE, 'annex', 1);
  annex.push(...tableParts(report, placed, number, WIDTH_ACROSS));
}

/** A caption, the table with marks for the reasons that it repeats, and what stands beneath it. */
function tableParts({ notes }: ReportBody, { table, instance }: Placed, number: number, page: number): FileChild[] {
  const { table: marked, marks } = markRepeatedReasons(table, 'table');
  const spacing = page === WIDTH_ACROSS ? { spacing: ANNEX } : {};
  return [
    styled('Caption', `Table ${number}: ${table.title}`),
    ...(table.rows.length > 0 ? [wordTable(marked, page, spacing)] : []),
    ...marks.map((mark) => styled('Notes', mark)),
    ...beneath(notes.of(table), instance),
  ];
}

/** How a table stands in the report. */
type Shown = 'as a list' | 'by its chart' | 'upright' | 'in the annex';

/** A report of few tables has them all; of a whole one, a table that its chart shows is in the workbook. */
function shownHow({ isWhole }: ReportBody, { table, pictures }: Placed): Shown {
  if (isList(table)) return 'as a list';
  if (isWhole && pictures.some(({ chart }) => chart.showsAll)) return 'by its chart';
  return fitsUpright(table, WIDTH_UPRIGHT) ? 'upright' : 'in the annex';
}

/** Where the numbers of the pictures are: before them, since after them the line could begin the next page. */
function whereNumbersAre(shown: Shown, { table, pictures }: Placed, number: number): Paragraph[] {
  if (shown === 'by its chart') return [styled('Source', 'The workbook has the numbers of the chart.', true)];
  const pointer = `Table ${number}, in the annex: ${table.title}.`;
  return shown === 'in the annex' ? [styled('Source', pointer, pictures.length > 0)] : [];
}

/** A table with its headings and pictures, where it belongs. */
export function addTable(report: ReportBody, placed: Placed): void {
  const { table, pictures, instance } = placed;
  const { body, notes } = report;
  const shown = shownHow(report, placed);
  headed(report, placed, shown);
  const number = shown === 'upright' || shown === 'in the annex' ? report.nextTable() : 0;
  if (shown !== 'as a list') body.push(...narrativeParagraphs(table.narrative));
  body.push(...whereNumbersAre(shown, placed, number));
  for (const { chart, drawn } of pictures) {
    body.push(styled('Caption', `Figure ${report.nextFigure()}: ${chart.title}`), drawn);
  }
  if (shown === 'in the annex') addAcross(report, placed, number);
  else if (shown === 'upright') body.push(...tableParts(report, placed, number, WIDTH_UPRIGHT));
  else {
    const list = shown === 'as a list' ? [...bullets(table), ...narrativeParagraphs(table.narrative)] : [];
    body.push(...list, ...beneath(notes.of(table), instance));
  }
}

/** Facts of one topic that follow one another, as one. */
function joinTopics(table: ReportTable): ReportTable {
  const [topic = '', fact = ''] = table.columns.map(({ key }) => key);
  const rows: ReportRow[] = [];
  for (const row of table.rows) {
    const last = rows.at(-1);
    if (last && last.cells[topic] === row.cells[topic]) {
      const joined = `${cellText(last.cells[fact])}. ${cellText(row.cells[fact])}`;
      rows[rows.length - 1] = { ...last, cells: { ...last.cells, [fact]: joined } };
    } else rows.push(row);
  }
  return { ...table, rows };
}

/** What the figures rest on, in small print after all else. */
export function addCoverage(report: ReportBody, { table, instance }: Placed): void {
  report.head(report.last, headingOf(table), `table-${table.id}`, 1);
  report.last.push(...bullets(joinTopics(table), 'SmallList'), ...beneath(report.notes.of(table), instance));
}
