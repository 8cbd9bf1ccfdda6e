import { parse } from 'csv-parse/sync';
import { inputError, MendableError } from '../errors.js';
import type { TextFile } from './read-text.js';

/** Takes the header of a table; gives what takes its rows, or nothing when the table is not wanted. */
export type OpenTable = (header: readonly string[], row: number) => ((row: TextTableRow) => void) | undefined;

export interface TextTableRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The separator met most often in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, times: firstLine.split(delimiter).length - 1 }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).delimiter;
}

/** A row of 156 months of a ward takes a thousand letters; one of a million is no row, or a quotation mark is never closed. */
const LONGEST_ROW = 2 ** 20;

interface ParserFault {
  code?: string;
  lines?: number;
  column?: number | string;
}

function parserMessage(file: string, fault: ParserFault): string {
  const row = fault.lines ?? 1;
  const column = typeof fault.column === 'number' ? fault.column + 1 : 1;
  if (fault.code === 'CSV_MAX_RECORD_SIZE') {
    return `${file}:${row}:1: by here the row is over a million letters long; a quotation mark is opened and never closed, or this is no table.`;
  }
  const what =
    fault.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'a quotation mark stands where none can';
  return `${file}:${row}:${column}: ${what}; correct the quotation marks or download the file again.`;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Headings without the blanks around them and the mark that some programs put before the first. */
export const cleanHeader = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());

/**
 * Splits CSV into cells, a row at a time: a long file is never held as rows. Rows are read as arrays: csv-parse's
 * `columns: true` sorts month headings before names and drops a duplicated heading in silence. Gives how many rows there
 * were, or undefined when the header was not wanted.
 */
export function readCsv({ file, text }: TextFile, open: OpenTable): number | undefined {
  let number = 0;
  let rows = 0;
  let take: ((row: TextTableRow) => void) | undefined;
  let unwanted = false;
  const visit = (cells: string[]): null => {
    number += 1;
    if (unwanted || isBlank(cells)) return null;
    if (take) {
      rows += 1;
      take({ row: number, cells });
    } else {
      take = open(cleanHeader(cells), number);
      unwanted = take === undefined;
    }
    return null;
  };
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: visit,
    });
  } catch (error) {
    if (error instanceof MendableError) throw error;
    throw inputError(parserMessage(file, error as ParserFault));
  }
  if (unwanted) return undefined;
  if (rows === 0) throw inputError(`${file}:1:1: has a header and no rows; download it again.`);
  return rows;
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
