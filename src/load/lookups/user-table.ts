import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import type { Position } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { keysOf, recordOf } from '../../core/typed-record.js';
import { readCsv, type TextTableRow } from '../containers/csv.js';
import { isWorkbook, readBytes, readTextFile } from '../containers/text.js';

/**
 * A CSV that is kept by hand or comes from a statistics office: populations, lookups, indicators. Each column is there once,
 * every row has all cells, and none stands where no column is: a comma within a number would move all that follow it.
 */
export interface UserTable<Key extends string> {
  /** What messages call it. */
  readonly path: string;
  /** Which headings a column has, as they are written but for blanks around them. */
  readonly columns: Readonly<Record<Key, (heading: string) => boolean>>;
  /** Those that may be absent. */
  readonly optional?: readonly NoInfer<Key>[];
  /** What is wrong without a column: the rest of a sentence. */
  readonly without: (column: NoInfer<Key>) => string;
  /** Called with each heading that is of no column, its position, and its index in a row. */
  readonly onOther?: (heading: string, at: Position, index: number) => void;
}

export interface UserRow<Key extends string> {
  readonly row: number;
  /** Where a cell stands. */
  readonly at: (column: Key) => Position;
  /** The cell without blanks around it; empty where the column is absent. */
  readonly cell: (column: Key) => string;
  /** The cell to its right, whatever its column. */
  readonly next: (column: Key) => string;
  /** The cell of any column, by its index. */
  readonly cellAt: (index: number) => string;
}

export interface UserTableRead {
  readonly sha256: string;
  readonly diagnostics: readonly Diagnostic[];
}

type Indices<Key extends string> = Readonly<Record<Key, number>>;

function readHeader<Key extends string>(
  { path, columns, optional = [], without, onOther }: UserTable<Key>,
  header: readonly string[],
  row: number,
): Indices<Key> {
  const keys = keysOf(columns);
  const found = new Map<string, number>();
  for (const [index, heading] of header.entries()) {
    const at = { file: path, row, column: index + 1 };
    const known = keys.find((item) => columns[item](heading));
    // A heading of no column may have the name of a key.
    const key = known ?? `other:${heading.toLowerCase()}`;
    const first = found.get(key);
    if (first !== undefined && heading !== '')
      throw inputError(
        at,
        `${quoteForMessage(heading)} is the same as column ${first + 1} (${quoteForMessage(header[first] ?? '')}); delete one.`,
      );
    found.set(key, index);
    if (heading !== '' && known === undefined) onOther?.(heading, at, index);
  }
  const absent = keys.find((key) => !found.has(key) && !optional.includes(key));
  if (absent !== undefined) throw inputError({ file: path, row, column: 1 }, `${without(absent)}.`);
  return recordOf(keys, (key) => found.get(key) ?? -1);
}

function requireWholeRow(path: string, header: readonly string[], row: number, cells: readonly string[]): void {
  const extra = cells.findIndex((cell, index) => (header[index] ?? '') === '' && cell.trim() !== '');
  if (extra >= 0) {
    throw inputError(
      { file: path, row, column: extra + 1 },
      `${quoteForMessage(cells[extra] ?? '')} stands under no heading; quote cells that hold a comma.`,
    );
  }
  if (cells.length < header.length) {
    throw inputError(
      { file: path, row, column: cells.length + 1 },
      `the row ends after ${cells.length} of ${header.length} cells; complete it.`,
    );
  }
}

/** Takes the header of a table, wherever its rows come from; gives what takes them. */
export function openUserTable<Key extends string>(
  table: UserTable<Key>,
  take: (row: UserRow<Key>) => void,
): (header: readonly string[], number: number) => (row: TextTableRow) => void {
  const { path } = table;
  return (header, number) => {
    const indices = readHeader(table, header, number);
    return ({ row, cells }) => {
      requireWholeRow(path, header, row, cells);
      const cellAt = (index: number) => (cells[index] ?? '').trim();
      take({
        row,
        at: (column) => ({ file: path, row, column: indices[column] + 1 }),
        cell: (column) => cellAt(indices[column]),
        next: (column) => cellAt(indices[column] + 1),
        cellAt,
      });
    };
  };
}

/** Reads every row, or refuses the table with the cell at fault. */
export function readUserTable<Key extends string>(
  table: UserTable<Key>,
  take: (row: UserRow<Key>) => void,
): UserTableRead {
  const { path } = table;
  const input = readBytes(path, path);
  if (isWorkbook(input.bytes))
    throw inputError({ file: path, row: 1, column: 1 }, 'is a workbook; save the sheet as CSV.');
  const text = readTextFile(input);
  readCsv(text, openUserTable(table, take));
  return { sha256: text.sha256, diagnostics: text.diagnostics };
}
