import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isParquet, readParquetRows } from '../duckdb/parquet-rows.js';
import type { InputPath } from '../expand-paths.js';
import type { ReadOptions } from '../read-options.js';
import { readCsv } from './csv.js';
import { readCsvStream, surveyCsv } from './csv-stream.js';
import type { RowHandler, RowsRead } from './row-handlers.js';
import { readBytes, readTextFile } from './text.js';

/** Rows of a file of any size, one at a time: small files at once, large ones in pieces, Parquet by its engine. */

/** Above this a file is read in pieces; packed, it holds about ten times as much. */
const READ_AT_ONCE = 32 * 2 ** 20;

const PACKED_AT_ONCE = 4 * 2 ** 20;

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** Undefined where the file is small, or no file. */
export async function readLargeRows(
  input: InputPath,
  opener: RowHandler,
  reading: ReadOptions,
): Promise<RowsRead | undefined> {
  const stat = input.path === '-' ? undefined : statSync(input.path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size < 4) return undefined;
  const first = firstBytes(input.path);
  if (isParquet(first)) return readParquetRows(input, opener, reading);
  const isPacked = first[0] === 0x1f && first[1] === 0x8b;
  if (stat.size < (isPacked ? PACKED_AT_ONCE : READ_AT_ONCE)) return undefined;
  const surveyed = await surveyCsv(input, isPacked);
  const onProgress = (bytes: number) => reading.onProgress?.(input.file, bytes, stat.size);
  const rows = await readCsvStream(surveyed, opener(surveyed.sha256), onProgress);
  return { sha256: surveyed.sha256, rows, problems: surveyed.problems };
}

export async function readRows(input: InputPath, opener: RowHandler, reading: ReadOptions): Promise<RowsRead> {
  const { path, file } = input;
  const large = await readLargeRows(input, opener, reading);
  if (large) return large;
  const text = readTextFile(readBytes(path, file));
  return { sha256: text.sha256, rows: readCsv(text, opener(text.sha256)), problems: text.problems };
}
