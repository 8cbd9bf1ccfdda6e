import { largestOf } from '../../core/collections.js';
import { figureText } from '../../core/format.js';
import type { Cell, Chart, Column, ReportRow, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import { widthFor } from './measure.js';
import { distinct } from './names.js';
import { type Markers, markersOf, type NumberedNote } from './notes.js';
import { sheetNumber } from './number-format.js';
import { heading, plain, type Sheet, type SheetCell, type SheetChart, sheetOf, titled } from './sheet.js';
import { NOTHING_HERE, shorthand } from './shorthand.js';

const NARROWEST = 10;
/** What a step of indentation takes, in digits. */
const INDENT = 1.5;
const WIDEST = 80;
const WIDEST_NUMBER = 24;

function contentOf(cell: Cell | undefined, isUnrounded: boolean): SheetCell['content'] {
  if (typeof cell === 'string' || cell === undefined) return cell ? safeText(cell) : NOTHING_HERE;
  return cell.absence ? shorthand(cell.absence) : sheetNumber(cell, isUnrounded);
}

const shownOf = (cell: Cell | undefined): string =>
  typeof cell === 'object' && cell.value !== null ? figureText(cell) : String(contentOf(cell, false));

/** The longest word: a column is no narrower, so that none is cut. */
const longestWord = (text: string): number => Math.max(...text.split(' ').map((word) => widthFor(word, true)));

/** Wide enough for its numbers on one line and for its words on a few. */
function widthOf({ key, unit }: Column, heading: string, rows: readonly ReportRow[]): number {
  const shown = rows.map(({ cells, marked, level = 0 }) => widthFor(shownOf(cells[key]), marked) + INDENT * level);
  const widest = largestOf([0, ...shown]);
  return Math.max(Math.min(widest, unit === null ? WIDEST : WIDEST_NUMBER), longestWord(heading), NARROWEST);
}

/** Parts stand in from their group, and words stand off the numbers to their left. */
const indentOf = (level = 0, column: number): { indent?: number } => {
  const indent = level + (column > 0 ? 1 : 0);
  return indent > 0 ? { indent } : {};
};

function bodyRow(
  { columns }: ReportTable,
  { cells, marked, level }: ReportRow,
  named: number,
  isUnrounded: boolean,
): SheetCell[] {
  return columns.map(
    ({ key, unit }, index): SheetCell => ({
      content: contentOf(cells[key], isUnrounded),
      wrap: true,
      right: unit !== null,
      style: marked ? 'bold' : undefined,
      ...(unit === null ? indentOf(index === named ? level : 0, index) : {}),
    }),
  );
}

/** The charts of a table that a spreadsheet can draw from its columns. */
const chartsOf = ({ id, columns }: ReportTable, charts: readonly Chart[]): SheetChart[] =>
  charts.flatMap(({ table, title, description, columns: drawn }) => {
    if (table !== id || !drawn) return [];
    const columnIndex = (key: string) => columns.findIndex((column) => column.key === key);
    return [
      { kind: drawn.kind, title, description, label: columnIndex(drawn.label), values: drawn.values.map(columnIndex) },
    ];
  });

/** A2 and the rows under it: what the sheet holds, and the source. Short rows, for they stand over narrow columns. */
function above(table: ReportTable, markers: Markers): string[] {
  const noted = markers.title !== '' || Object.keys(markers.headings).length > 0;
  const notes = noted ? ' Some cells refer to notes, which are on the Notes sheet.' : '';
  const marked = table.rows.some((row) => row.marked) ? ["The borough's own row is in bold."] : [];
  const [first = '', ...rest] = safeText(table.source).split(/;\s+/);
  return [
    `This sheet holds one table.${notes}`,
    'Shorthand, such as [x] and [z], is explained on the Cover sheet.',
    ...marked,
    ...(first === '' ? [] : [`Source: ${first}`]),
    ...rest.map((part) => `Source: ${part}`),
  ];
}

interface TableSheetParts {
  readonly notes: readonly NumberedNote[];
  readonly charts: readonly Chart[];
  /** Values as they were computed, shown as they are printed. */
  readonly isUnrounded: boolean;
}

/** One table, one sheet: A1 its title, A2 what the sheet holds, its source, then the marked-up table. */
export function tableSheet(table: ReportTable, name: string, { notes, charts, isUnrounded }: TableSheetParts): Sheet {
  const markers = markersOf(table, notes);
  const { columns, rows } = table;
  const named = columns.findIndex(({ unit }) => unit === null);
  const headings = distinct(columns.map((item) => safeText(item.heading) + (markers.headings[item.key] ?? '')));
  const lines = above(table, markers);
  return sheetOf({
    name,
    widths: columns.map((column, index) => widthOf(column, headings[index] ?? '', rows)),
    rows: [
      [titled(safeText(table.title) + markers.title)],
      ...lines.map((line) => [plain(line)]),
      headings.map((text, index) => ({
        ...heading(text),
        ...(columns[index]?.unit === null ? indentOf(0, index) : { right: true }),
      })),
      ...rows.map((row) => bodyRow(table, row, named, isUnrounded)),
    ],
    table: { name: `table_${table.id.replace(/\W+/g, '_')}`, headingRow: lines.length + 1 },
    charts: chartsOf(table, charts),
  });
}
