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
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { cellText } from '../cell-text.js';

/** Half-points: the size of the style, and how small a table of many columns may get before words are broken. */
const SIZES = [17, 16, 15, 14, 13, 12, 11] as const;
const USUAL = SIZES[0];
/** Pixels to a half-point, twentieths of a point to a pixel, and the room a cell leaves at its sides. */
const PIXELS = 11.5 / 17;
const TWIPS = 15;
const PADDING = 130;
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

interface Fit {
  readonly widths: readonly number[];
  /** Half-points of the text. */
  readonly size: number;
}

/** What each column needs at a size: its numbers and longest words whole, names whole or folded, reasons folded. */
function leastWidths({ columns, rows }: ReportTable, size: number, isFolded = true): number[] {
  const twipsOf = (text: string, bold: boolean) => textWidth(text, { size: size * PIXELS, bold }) * TWIPS + PADDING;
  return columns.map(({ key, heading, unit }) => {
    const words = heading.split(/[ -]/).map((word) => twipsOf(word, true));
    const limit = unit !== null ? (WIDEST_REASON * size) / USUAL : isFolded ? (WIDEST_WORDS * size) / USUAL : Infinity;
    const texts = rows.map(({ cells, marked = false, level = 0 }) => {
      const cell = cells[key];
      const width = twipsOf(cellText(cell), marked);
      const isNumber = typeof cell === 'object' && cell.value !== null;
      return isNumber ? width : Math.min(width + level * STEP, limit);
    });
    return Math.max(...words, ...texts);
  });
}

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

/** So many rows at least stand together where a table begins and where it ends. */
const TOGETHER = 3;

/** Half-points below which the text of a table on an upright page would be too small to read. */
const SMALLEST_UPRIGHT = 14;

const fitsAt = (table: ReportTable, page: number, size: number): boolean => sum(leastWidths(table, size)) <= page;

/**
 * Columns as wide as their numbers and longest words need, the rest of the page shared out; smaller text where it must
 * be, and none larger than `largest`. Where it can be read so, no name is folded.
 */
export function fitOf(table: ReportTable, page: number, largest: number = USUAL): Fit {
  const sizes = SIZES.filter((item) => item <= largest);
  const whole = sizes.find((size) => size >= SMALLEST_UPRIGHT && sum(leastWidths(table, size, false)) <= page);
  const size = whole ?? sizes.find((item) => fitsAt(table, page, item)) ?? SIZES[SIZES.length - 1] ?? USUAL;
  const least = leastWidths(table, size, whole === undefined);
  return { size, widths: least.map((width) => Math.floor((width * page) / sum(least))) };
}

const cellMargins = (height: number) => ({
  left: 60,
  right: 60,
  top: height,
  bottom: height,
  marginUnitType: WidthType.DXA,
});

/** How close the lines of a table stand: twentieths of a point above and below the text of a cell. */
export const UPRIGHT = 20;
export const ANNEX = 8;
/** Tables of more rows than this stand closer, in text of no more half-points than that. */
const LONG = 24;
const LONG_SIZE = 15;

/** Whether a table can stand on an upright page in text of a size to read. */
export const fitsUpright = (table: ReportTable, page: number): boolean => fitsAt(table, page, SMALLEST_UPRIGHT);

const run = (text: string, size: number, bold = false): TextRun =>
  new TextRun({ text, ...(bold ? { bold } : {}), ...(size === USUAL ? {} : { size }) });

interface CellSetting {
  /** It names the row. */
  readonly named: boolean;
  readonly size: number;
  /** Its row stays on the page of the next. */
  readonly keepNext: boolean;
}

function cellOf(column: Column, row: ReportRow, { named, size, keepNext }: CellSetting): TableCell {
  const text = cellText(row.cells[column.key]);
  return new TableCell({
    children: [
      new Paragraph({
        style: 'TableText',
        ...(keepNext ? { keepNext } : {}),
        ...(column.unit === null ? {} : { alignment: AlignmentType.RIGHT }),
        ...(named && row.level ? { indent: { left: row.level * STEP } } : {}),
        children: [run(text, size, row.marked)],
      }),
    ],
  });
}

function headingRow(columns: readonly Column[], size: number): TableRow {
  const cells = columns.map(
    ({ heading, unit }) =>
      new TableCell({
        borders: { bottom: line(8, '4D5963') },
        children: [
          new Paragraph({
            style: 'TableHeading',
            keepNext: true,
            alignment: unit === null ? AlignmentType.LEFT : AlignmentType.RIGHT,
            children: [run(safeText(heading), size)],
          }),
        ],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

/** A table whose headings stand on every page it runs over, and whose rows stay whole. */
export function wordTable(table: ReportTable, page: number, { spacing = UPRIGHT, isWhole = false } = {}): Table {
  const isLong = table.rows.length > LONG;
  const { widths, size } = fitOf(table, page, isLong ? LONG_SIZE : USUAL);
  const named = table.columns.findIndex(({ unit }) => unit === null);
  const rows = table.rows.map((row, at) => {
    const fromEnd = table.rows.length - 1 - at;
    const keepNext = fromEnd > 0 && (isWhole || at < TOGETHER - 1 || fromEnd < TOGETHER);
    return new TableRow({
      cantSplit: true,
      children: table.columns.map((column, index) => cellOf(column, row, { named: index === named, size, keepNext })),
    });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: [...widths],
    margins: cellMargins(isLong ? ANNEX : spacing),
    borders: BORDERS,
    rows: [headingRow(table.columns, size), ...rows],
  });
}
