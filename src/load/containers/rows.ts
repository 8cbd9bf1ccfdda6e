import { readParquetRows } from '../duckdb/parquet-rows.js';
import { always, chooseReader, type FileReader } from '../file-readers.js';
import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { type HeaderHandler, type RowsRead, readCsv } from './csv.js';
import { readCsvStream } from './csv-stream.js';
import { readBytes, readTextFile } from './text.js';

/** Rows of a file of any size, one at a time: small files at once, large ones in pieces, Parquet by DuckDB. */

/** Above this a file is read in pieces; packed, it holds about ten times as much. */
const READ_AT_ONCE = 32 * 2 ** 20;
const PACKED_AT_ONCE = 4 * 2 ** 20;

const isLarge = ({ size = 0, isGzip }: SniffedFile): boolean => size >= (isGzip ? PACKED_AT_ONCE : READ_AT_ONCE);

/** The text of a file that fits in memory. */
export const textOf = ({ path, file, content }: SniffedFile) => readTextFile(content ?? readBytes(path, file));

async function readAtOnce(input: SniffedFile, open: HeaderHandler): Promise<RowsRead> {
  const text = textOf(input);
  return { sha256: text.sha256, rows: readCsv(text, open), diagnostics: text.diagnostics };
}

const rowReaders = (open: HeaderHandler): readonly FileReader<RowsRead>[] => [
  {
    suits: ({ container }) => container === 'parquet',
    read: (input, options) => readParquetRows(input, open, options),
  },
  { suits: isLarge, read: (input, options) => readCsvStream(input, open, options) },
  { suits: always, read: (input) => readAtOnce(input, open) },
];

export const readRows = (input: SniffedFile, open: HeaderHandler, options: ReadOptions): Promise<RowsRead> =>
  chooseReader(rowReaders(open), input, options);
