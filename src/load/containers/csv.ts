import { parse } from 'csv-parse/sync';
import type { CountSeries } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { errorCode, inputError, UserError } from '../../core/errors.js';
import { fieldOf } from '../../core/typed-record.js';
import { requireMemory } from '../require-memory.js';
import type { TextFile } from './text.js';

/** Takes the header of a table; gives what takes its rows, or nothing when the table is not wanted. */
export type HeaderHandler = (header: readonly string[], row: number) => ((row: TextTableRow) => void) | undefined;

export interface TextTableRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** How many rows of the file this one stands for; 1 by default. */
  readonly rowCount?: number;
  /** The counts along the months, where they have been read already; `cells` then has the words alone. */
  readonly counts?: CountSeries;
}

export interface RowsRead {
  readonly sha256: string;
  /** Undefined where the header was not wanted. */
  readonly rows: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The separator met most often in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, times: firstLine.split(delimiter).length - 1 }));
  return candidates.reduce((best, next) => (next.times > best.times ? next : best)).delimiter;
}

/** A row of 156 months of a ward takes a thousand letters; one of a million is no row, or a quotation mark is never closed. */
export const LONGEST_ROW = 2 ** 20;

function parserMessage(file: string, fault: unknown): string {
  const row = fieldOf(fault, 'lines') ?? 1;
  const index = fieldOf(fault, 'column');
  const column = typeof index === 'number' ? index + 1 : 1;
  if (errorCode(fault) === 'CSV_MAX_RECORD_SIZE') {
    return `${file}:${row}:1: by here the row is over a million letters long; a quotation mark is opened and never closed, or this is no table.`;
  }
  const what =
    errorCode(fault) === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'a quotation mark stands where none can';
  return `${file}:${row}:${column}: ${what}; correct the quotation marks or download the file again.`;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** The first line "sep=;", which gives Excel the separator: no row, though it is numbered as one. */
export const isSeparatorLine = ([first = '', ...others]: readonly string[]): boolean =>
  /^\uFEFF?sep=$/i.test(first) && others.length === 1 && isBlank(others);

/** Headings without the blanks around them and the mark that some programs put before the first. */
export const cleanHeader = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());

/**
 * Splits CSV into cells, a row at a time: the rows of a long file are never all in memory. Rows are read as arrays: csv-parse's
 * `columns: true` sorts month headings before names and drops a duplicated heading in silence. Gives how many rows there
 * were, or undefined when the header was not wanted.
 */
export function readCsv({ file, text }: Pick<TextFile, 'file' | 'text'>, open: HeaderHandler): number | undefined {
  const reading = new CsvReading(file, open);
  try {
    parse(text, { ...parserOptions(delimiterOf(text)), on_record: reading.visit });
  } catch (error) {
    throw reading.errorOf(error);
  }
  return reading.finish();
}

export const parserOptions = (delimiter: string) => ({
  bom: true,
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  max_record_size: LONGEST_ROW,
});

/** The course of one reading, whether the text is there or comes in pieces. */
export class CsvReading {
  #number = 0;
  #rows = 0;
  #take: ((row: TextTableRow) => void) | undefined;
  #unwanted = false;

  constructor(
    readonly file: string,
    readonly open: HeaderHandler,
  ) {}

  readonly visit = (cells: string[]): null => {
    this.#number += 1;
    requireMemory(this.file, this.#number);
    if (this.#unwanted || isBlank(cells) || (this.#number === 1 && isSeparatorLine(cells))) return null;
    if (this.#take) {
      this.#rows += 1;
      this.#take({ row: this.#number, cells });
    } else {
      this.#take = this.open(cleanHeader(cells), this.#number);
      this.#unwanted = this.#take === undefined;
    }
    return null;
  };

  errorOf(error: unknown): UserError {
    return error instanceof UserError ? error : inputError(parserMessage(this.file, error));
  }

  /** How many rows there were, or undefined when the header was not wanted. */
  finish(): number | undefined {
    if (this.#unwanted) return undefined;
    if (this.#rows === 0)
      throw inputError({ file: this.file, row: 1, column: 1 }, 'has a header and no rows; download it again.');
    return this.#rows;
  }
}

/** The headings of the first line of a table; undefined where it is blank or no line. */
export function headerOf(line: string): readonly string[] | undefined {
  try {
    const [cells] = parse(line, { bom: true, delimiter: delimiterOf(line), relax_column_count: true, to: 1 });
    return cells && !isBlank(cells) ? cleanHeader(cells) : undefined;
  } catch {
    return undefined;
  }
}
