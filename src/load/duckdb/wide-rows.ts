import { BETWEEN_CELLS } from './separators.js';
import type { Chunk, Session } from './session.js';
import { type EngineSource, queryOf } from './source.js';

/** The rows of a wide file, in their order: words, then small whole numbers. */

export interface SeriesRow {
  readonly words: readonly string[];
  readonly counts: Uint16Array;
}

const AT_ONCE = 32;

const CELL_END = String.fromCharCode(BETWEEN_CELLS);

/** The cells of a row in one piece: the package makes several calls for each text. */
const inOnePiece = (cells: readonly string[]): string => `concat_ws(chr(${BETWEEN_CELLS}), ${cells.join(', ')})`;

/** The numbers of a column, without a call for each where the package keeps them as an array of numbers, as it does today. */
function numbersIn(chunk: Chunk, column: number): ArrayLike<number> {
  const vector = chunk.getColumnVector(column);
  if ('items' in vector && vector.items instanceof Uint16Array) return vector.items;
  return Array.from({ length: chunk.rowCount }, (_, row) => Number(vector.getItem(row)));
}

/** Columns turned to rows, a few rows at a time: what is written stays near. */
function byRow(columns: readonly ArrayLike<number>[], rows: number): Uint16Array {
  const months = columns.length;
  const block = new Uint16Array(rows * months);
  for (let first = 0; first < rows; first += AT_ONCE) {
    const end = Math.min(rows, first + AT_ONCE);
    for (let month = 0; month < months; month += 1) {
      const column = columns[month] ?? [];
      for (let row = first; row < end; row += 1) block[row * months + month] = column[row] ?? 0;
    }
  }
  return block;
}

export async function* seriesOf(
  session: Session,
  source: EngineSource,
  numbersFrom: number,
): AsyncGenerator<SeriesRow> {
  const words = Array.from({ length: numbersFrom }, (_, column) => `coalesce(c${column}, '')`);
  const months = source.header.length - numbersFrom;
  const numbers = Array.from({ length: months }, (_, month) => `c${numbersFrom + month}`);
  const sql = `SELECT ${[inOnePiece(words), ...numbers].join(', ')} FROM ${queryOf(source, numbersFrom)}`;
  for await (const chunk of session.rows(sql)) {
    // Asked for once: it is a call out of JavaScript each time.
    const rows = chunk.rowCount;
    const texts = chunk.getColumnValues(0);
    const columns = numbers.map((_, month) => numbersIn(chunk, month + 1));
    const block = byRow(columns, rows);
    for (let row = 0; row < rows; row += 1) {
      yield {
        words: String(texts[row]).split(CELL_END),
        counts: block.subarray(row * months, (row + 1) * months),
      };
    }
  }
}

/** Every row as text. */
export async function* textRowsOf(session: Session, source: EngineSource): AsyncGenerator<readonly string[]> {
  const cells = source.header.map((_, column) => `coalesce(c${column}, '')`);
  const sql = `SELECT ${inOnePiece(cells)} FROM ${queryOf(source)} ORDER BY row`;
  for await (const chunk of session.rows(sql)) {
    for (const text of chunk.getColumnValues(0)) yield String(text).split(CELL_END);
  }
}
