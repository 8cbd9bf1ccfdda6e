import { parse } from 'csv-parse/sync';
import { inputError } from '../errors.js';
import type { TextFile } from './read-text.js';

/** A container gives a header and rows of text; it does not know what they mean. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly TextTableRow[];
}

export interface TextTableRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The separator met most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const firstLine = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, times: firstLine.split(delimiter).length - 1 }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).delimiter;
}

interface ParserFault {
  code?: string;
  lines?: number;
  column?: number | string;
}

function parserMessage(file: string, fault: ParserFault): string {
  const row = fault.lines ?? 1;
  const column = typeof fault.column === 'number' ? fault.column + 1 : 1;
  const what =
    fault.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'a quotation mark stands where none can';
  return `${file}:${row}:${column}: ${what}; correct the quotation marks or download the file again.`;
}

/**
 * Splits CSV into cells. Rows are read as arrays: csv-parse's `columns: true` sorts month headings before names
 * and drops a duplicated heading in silence.
 */
export function readCsv({ file, text }: TextFile): TextTable {
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
  } catch (error) {
    throw inputError(parserMessage(file, error as ParserFault));
  }
  const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
  const headerAt = records.findIndex((cells) => !isBlank(cells));
  const header = (records[headerAt] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim());
  const rows = records
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }, index) => index > headerAt && !isBlank(cells));
  if (rows.length === 0) throw inputError(`${file}:1:1: has a header and no rows; download it again.`);
  return { header, rows };
}
