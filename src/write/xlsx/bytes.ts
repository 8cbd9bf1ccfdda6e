import { type Cell, type CellStyle, type SheetChart as DrawnChart, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { MemoTree } from '../../core/memo-tree.js';
import { documentDate } from '../document-date.js';
import { columnName, type Sheet, type SheetCell, type SheetChart, sheetReference, type Workbook } from './sheet.js';

/** The only module that writes with the workbook library. */

const FONT = { name: 'Arial', size: 12 };
const LOOKS = {
  title: { font: { ...FONT, size: 16, bold: true } },
  heading: { font: { ...FONT, bold: true } },
  bold: { font: { ...FONT, bold: true } },
  link: { font: { ...FONT, underline: true, color: { rgb: '0B5CAD' } } },
};

const reference = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

function styleOf({ content, style, indent, wrap, right }: SheetCell): CellStyle {
  const alignment = {
    vertical: 'top' as const,
    ...(wrap ? { wrapText: true } : {}),
    ...(right ? { horizontal: 'right' as const } : {}),
    ...(indent ? { indent, horizontal: 'left' as const } : {}),
  };
  return {
    font: style ? LOOKS[style].font : FONT,
    alignment,
    ...(typeof content === 'string' ? {} : { numFmt: content.format }),
  };
}

/** Cells that look alike have one style: a sheet of a million cells has some ten, which the library knows again as objects. */
function styleFinder(): (cell: SheetCell) => CellStyle {
  const known = new MemoTree<CellStyle>();
  return (cell) => {
    const format = typeof cell.content === 'string' ? undefined : cell.content.format;
    const words = [cell.style, cell.indent, cell.wrap, cell.right, format];
    return words.reduce((branch, word) => branch.at(word), known).memoize(() => styleOf(cell));
  };
}

function cellOf({ content, link }: SheetCell, style: CellStyle): Partial<Cell> {
  const isNumber = typeof content !== 'string';
  return {
    value: isNumber ? content.value : content,
    type: isNumber ? 'number' : 'string',
    style,
    ...(link ? { hyperlink: { target: '', location: `${sheetReference(link)}!A1`, display: String(content) } } : {}),
  };
}

function chartOf(sheet: Sheet, chart: SheetChart, index: number): DrawnChart {
  const first = (sheet.table?.headingRow ?? 0) + 1;
  const last = sheet.rows.length - 1;
  const range = (column: number) =>
    `${sheetReference(sheet.name)}!$${columnName(column)}$${first + 1}:$${columnName(column)}$${last + 1}`;
  const from = { row: first - 1 + index * 26, col: sheet.widths.length + 1 };
  return {
    type: chart.kind,
    title: chart.title,
    altText: chart.description,
    series: chart.values.map((column) => ({
      name: String(sheet.rows[first - 1]?.[column]?.content ?? ''),
      values: range(column),
      categories: range(chart.label),
    })),
    anchor: { from, to: { row: from.row + 24, col: from.col + 10 } },
  };
}

function tableOf({ table, rows }: Sheet, filters: boolean): Pick<WriteSheet, 'tables'> {
  if (!table) return {};
  const headings = rows[table.headingRow] ?? [];
  const range = `${reference(table.headingRow, 0)}:${reference(rows.length - 1, headings.length - 1)}`;
  const columns = headings.map(({ content }) => ({ name: String(content) }));
  const plainStyle = { style: 'TableStyleLight1', showRowStripes: false };
  return { tables: [{ name: table.name, range, columns, showAutoFilter: filters, ...plainStyle }] };
}

/** What an analyst adds to work with a sheet and a reader of a published one should not meet. */
const workingParts = (sheet: Sheet): Partial<WriteSheet> => ({
  freezePane: { rows: (sheet.table?.headingRow ?? 0) + 1, columns: 1 },
  charts: (sheet.charts ?? []).map((chart, index) => chartOf(sheet, chart, index)),
});

function writeSheetOf(sheet: Sheet, workingCopy: boolean): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const styleFor = styleFinder();
  for (const [row, content] of sheet.rows.entries()) {
    for (const [column, cell] of content.entries()) cells.set(`${row},${column}`, cellOf(cell, styleFor(cell)));
  }
  const headingRow = sheet.table?.headingRow;
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.rows.map((content) =>
      content.map(({ content: runs }) => (typeof runs === 'string' ? runs : runs.value)),
    ),
    cells,
    rowDefs: new Map(sheet.heights.map((height, row) => [row, { height }])),
    ...tableOf(sheet, workingCopy),
    ...(headingRow === undefined ? {} : { a11y: { headerRow: headingRow } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(headingRow === undefined ? {} : { printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}` }),
    },
    ...(workingCopy && sheet.table ? workingParts(sheet) : {}),
  };
}

/** The workbook as a file: no clock and no chance in it, so that the same figures give the same bytes. */
export function workbookBytes(workbook: Workbook, workingCopy: boolean): Promise<Uint8Array> {
  const date = documentDate(workbook.dated);
  return writeXlsx({
    sheets: workbook.sheets.map((sheet) => writeSheetOf(sheet, workingCopy)),
    defaultFont: FONT,
    activeSheet: 0,
    properties: {
      title: workbook.title,
      subject: workbook.subject,
      keywords: workbook.keywords,
      description: workbook.subject || workbook.title,
      creator: 'boroughstat',
      lastModifiedBy: 'boroughstat',
      created: date,
      modified: date,
    },
  });
}
