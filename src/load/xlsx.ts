import { streamXlsxRows } from 'hucre/xlsx';
import { inputError, MendableError } from '../errors.js';
import { requireMemory } from './memory.js';
import { cleanHeader, type OpenTable, type TextTableRow } from './csv.js';

/** The only module that knows workbooks. Rows stream through: a sheet is never held whole. */

/** A published workbook has its header at the top or under a few lines of title. */
const ROWS_TO_LOOK_AT = 20;
/** Sheets looked at before giving up. */
const SHEETS_TO_LOOK_AT = 20;

/** A cell as the CSV of the same file would have it; a date is its day. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

type Row = { readonly index: number; readonly values: readonly unknown[] };

/** Reads one sheet as far as it is wanted: true when its header was known. */
async function readSheet(file: string, rows: AsyncIterable<Row>, open: OpenTable): Promise<boolean> {
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
    if (!take && looked >= ROWS_TO_LOOK_AT) return false;
  }
  return take !== undefined;
}

/** Streams the rows of the first sheet whose header is wanted; gives how many sheets were looked at. */
export async function readWorkbook(file: string, bytes: Uint8Array, open: OpenTable): Promise<number> {
  for (let sheet = 0; sheet < SHEETS_TO_LOOK_AT; sheet += 1) {
    try {
      if (await readSheet(file, streamXlsxRows(bytes, { sheet }) as AsyncIterable<Row>, open)) return sheet + 1;
    } catch (error) {
      if (error instanceof MendableError) throw error;
      if (sheet > 0 && isNoSuchSheet(error)) return sheet;
      throw inputError(`${file}:1:1: ${reasonOf(error)}; open it in a spreadsheet and save it again as .xlsx or CSV.`);
    }
  }
  return SHEETS_TO_LOOK_AT;
}

const isNoSuchSheet = (error: unknown): boolean => error instanceof Error && /sheet/i.test(error.message);

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'EncryptedFileError') return 'the workbook is locked with a password';
  return 'the workbook is damaged or is no workbook';
}
