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
import type { Column, ReportRow, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { cellText } from '../cell-text.js';
import { fitOf, STEP, sum, USUAL } from './column-widths.js';

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

/** So many rows at least stand together where a table begins and where it ends. */
const TOGETHER = 3;

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
