import {
  AlignmentType,
  BorderStyle,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { textWidth } from '../../charts/svg.js';
import { figureText } from '../../format.js';
import type { Cell, Column, ReportRow, ReportTable } from '../../model.js';
import { safeText } from '../safe-text.js';

/** Pixels at which the widths of columns are compared. */
const SIZE = 11.5;
/** Twentieths of a point to a pixel of that size, and the room a cell leaves at its sides. */
const TWIPS = 15;
const PADDING = 160;
const WIDEST_WORDS = 2600;
const WIDEST_REASON = 1500;
const STEP = 180;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
const BORDERS: ITableBordersOptions = {
  top: line(8, '4D5963'),
  bottom: line(8, '4D5963'),
  left: NONE,
  right: NONE,
  insideHorizontal: line(4, 'D5DADE'),
  insideVertical: NONE,
};

export const cellText = (cell: Cell | undefined): string =>
  safeText(typeof cell === 'string' || cell === undefined ? (cell ?? '') : figureText(cell));

const twipsOf = (text: string): number => textWidth(text, { size: SIZE, bold: true }) * TWIPS + PADDING;

const longestWord = (text: string): number => Math.max(...text.split(/[ -]/).map(twipsOf));

/** Columns as wide as their numbers and longest words need, the rest of the page shared out among the words. */
export function columnWidths({ columns, rows }: ReportTable, page: number): number[] {
  const least = columns.map(({ key, heading, unit }) => {
    const shown = rows.map(({ cells }) => cells[key]);
    const widest = (cells: (Cell | undefined)[], of: (text: string) => number) =>
      Math.max(0, ...cells.map((cell) => of(cellText(cell))));
    const numbers = shown.filter((cell) => typeof cell === 'object' && cell.value !== null);
    const words = shown.filter((cell) => !numbers.includes(cell));
    const limit = unit === null ? WIDEST_WORDS : WIDEST_REASON;
    return Math.max(longestWord(heading), widest(numbers, twipsOf), Math.min(widest(words, twipsOf) + STEP, limit));
  });
  const total = least.reduce((sum, width) => sum + width, 0);
  return least.map((width) => Math.floor((width * page) / total));
}

const CELL_MARGINS = { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA };

function cellOf(column: Column, row: ReportRow, named: boolean): TableCell {
  const text = cellText(row.cells[column.key]);
  return new TableCell({
    children: [
      new Paragraph({
        style: 'TableText',
        ...(column.unit === null ? {} : { alignment: AlignmentType.RIGHT }),
        ...(named && row.level ? { indent: { left: row.level * STEP } } : {}),
        children: [row.marked ? new TextRun({ text, bold: true }) : new TextRun(text)],
      }),
    ],
  });
}

function headingRow(columns: readonly Column[]): TableRow {
  const cells = columns.map(
    ({ heading, unit }) =>
      new TableCell({
        borders: { bottom: line(8, '4D5963') },
        children: [
          new Paragraph({
            style: 'TableHeading',
            keepNext: true,
            alignment: unit === null ? AlignmentType.LEFT : AlignmentType.RIGHT,
            children: [new TextRun(safeText(heading))],
          }),
        ],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

/** A table whose headings stand on every page it runs over, and whose rows stay whole. */
export function wordTable(table: ReportTable, page: number): Table {
  const widths = columnWidths(table, page);
  const named = table.columns.findIndex(({ unit }) => unit === null);
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, index) => cellOf(column, row, index === named)),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: CELL_MARGINS,
    borders: BORDERS,
    rows: [headingRow(table.columns), ...rows],
  });
}
