import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError, UserError } from '../../core/errors.js';
import { type Position, ROWS_OF_A_SHEET } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { requireMemory } from '../require-memory.js';
import { cleanHeader, type HeaderHandler, type TextTableRow } from './csv.js';
import type { SheetInfo } from './workbook-sheets.js';

/** The only module that knows the reader of workbooks. Rows stream through: a sheet is never in memory whole. */

/** A published workbook has its header at the top or under a few lines of title. */
const ROWS_TO_TRY = 20;
/** Opening a sheet means reading the words of the whole workbook. */
const MOST_SHEETS = 100;

/** A workbook to read: its sheets, and what takes the rows under a known header. */
export interface Workbook {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sheets: readonly SheetInfo[];
  readonly open: HeaderHandler;
  /** Whether `open` would take the rows under a header. */
  readonly isKnown: (header: readonly string[]) => boolean;
  /** The names of the sheets that are read as one table are put here. */
  readonly sheetsRead: string[];
}

/** A cell as the CSV of the same file would have it; a date is its day. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

type Row = { readonly index: number; readonly values: readonly unknown[] };

/** Reads one sheet as far as it is wanted: true when its header was known. */
async function readSheet(file: string, rows: AsyncIterable<Row>, open: HeaderHandler): Promise<boolean> {
  let take: ((row: TextTableRow) => void) | undefined;
  let looked = 0;
  let width = 0;
  for await (const { index, values } of rows) {
    requireMemory(file, index + 1);
    const cells = values.map(cellText);
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (take) {
      // Blank cells at the end of a row are not stored.
      while (cells.length < width) cells.push('');
      take({ row: index + 1, cells });
      continue;
    }
    const header = cleanHeader(cells);
    take = header.filter((heading) => heading !== '').length > 2 ? open(header, index + 1) : undefined;
    width = header.length;
    looked += 1;
    if (!take && looked >= ROWS_TO_TRY) return false;
  }
  return take !== undefined;
}

/** As `readSheet`, of a sheet by its name; what the reader of workbooks throws becomes a message for its user. */
async function readNamed({ file, bytes }: Workbook, sheet: string, open: HeaderHandler): Promise<boolean> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  try {
    return await readSheet(file, streamXlsxRows(bytes, { sheet }), open);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw inputError(
      { file, row: 1, column: 1 },
      'the workbook is damaged or is no workbook; open it in a spreadsheet and save it again as .xlsx or CSV.',
    );
  }
}

const otherHeader = (position: Position, [first = '']: readonly string[]): UserError =>
  inputError(position, `is a table as ${quoteForMessage(first)} is, under another header; save one sheet a file.`);

const noHeader = (position: Position, [first = '']: readonly string[]): UserError =>
  inputError(
    position,
    `has rows as ${quoteForMessage(first)} has, without its header; put the header above them, or delete the sheet.`,
  );

/** Which cells hold digits alone, and which words. */
const shapeOf = (cells: readonly string[]): readonly boolean[] => cells.map((cell) => /^\d+$/.test(cell.trim()));

const isMonthHeading = (cell: string): boolean => /^(19|20)\d\d(0[1-9]|1[0-2])$/.test(cell);

/** Whether cells are a row of a table whose first row is given: words and numbers in the same places. Headings are none. */
function continues(cells: readonly string[], first: readonly string[]): boolean {
  const [shape, wanted] = [shapeOf(cells), shapeOf(first)];
  const numbers = cells.filter((_, index) => shape[index]);
  return (
    cells.length === first.length &&
    numbers.length > 0 &&
    !numbers.every(isMonthHeading) &&
    shape.every((isNumber, index) => isNumber === wanted[index])
  );
}

/** One table of all sheets of the same known header. */
class TableOfSheets {
  #first: { readonly header: string; readonly take: (row: TextTableRow) => void } | undefined;
  #firstRow: readonly string[] | undefined;

  constructor(private readonly workbook: Workbook) {}

  /** Opens the table at the first sheet of a known header; the rows of every later sheet of that header are numbered on. */
  openSheet({ name, fault }: SheetInfo, header: readonly string[], row: number): ReturnType<HeaderHandler> {
    const { file, open, isKnown, sheetsRead } = this.workbook;
    const position = { file: `${file}[${name}]`, row, column: 1 };
    if (!isKnown(header)) {
      if (this.#firstRow && continues(header, this.#firstRow)) throw noHeader(position, sheetsRead);
      return this.#first ? undefined : open(header, row);
    }
    if (fault) {
      const advice = 'open the workbook in a spreadsheet, correct it and save it again';
      throw inputError({ ...position, row: fault.row, column: fault.column }, `${fault.text}; ${advice}.`);
    }
    const written = JSON.stringify(header.map((heading) => heading.toLowerCase())).replace(/(,"")+\]$/, ']');
    if (this.#first && this.#first.header !== written) throw otherHeader(position, sheetsRead);
    const after = sheetsRead.length * ROWS_OF_A_SHEET;
    sheetsRead.push(name);
    const take = this.#first?.take ?? open(header, row);
    if (!take) return undefined;
    this.#first ??= { header: written, take };
    return (next) => {
      this.#firstRow ??= next.cells;
      take({ ...next, row: next.row + after });
    };
  }
}

/** Streams the rows of the sheets that can be seen and whose header is known; a hidden one is not read, with a warning. */
export async function readWorkbook(workbook: Workbook): Promise<Diagnostic[]> {
  const { file, sheets, isKnown, sheetsRead } = workbook;
  if (sheets.length > MOST_SHEETS)
    throw inputError(
      { file, row: 1, column: 1 },
      `has more than ${MOST_SHEETS} sheets; save the one that is needed as CSV.`,
    );
  const table = new TableOfSheets(workbook);
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden))
    await readNamed(workbook, sheet.name, (header, row) => table.openSheet(sheet, header, row));
  const hidden: string[] = [];
  for (const { name } of sheets.filter(({ isHidden }) => isHidden)) {
    await readNamed(workbook, name, (header) => {
      if (isKnown(header)) hidden.push(name);
      return undefined;
    });
  }
  const [first] = hidden;
  if (sheetsRead.length === 0 && first !== undefined)
    throw inputError(
      { file, row: 1, column: 1 },
      `the sheet ${quoteForMessage(first)}, which has a known header, is hidden; show it, or save it as CSV.`,
    );
  return [
    ...hidden.map(
      (name): Diagnostic => ({
        level: 'warning',
        text: `${file}: the sheet ${quoteForMessage(name)} is hidden; left out.`,
      }),
    ),
    ...numbering(file, sheetsRead),
  ];
}

/** How the rows of several sheets are numbered where their figures are explained. */
const numbering = (file: string, sheets: readonly string[]): Diagnostic[] =>
  sheets.slice(1).map((name, index) => ({
    level: 'note',
    text: `${file}: the sheet ${quoteForMessage(name)} is read with ${quoteForMessage(sheets[0] ?? '')} as one table; its rows are numbered on from ${(index + 1) * ROWS_OF_A_SHEET + 1}.`,
  }));
