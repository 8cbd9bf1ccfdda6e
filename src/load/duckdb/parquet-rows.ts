import { inputError } from '../../core/errors.js';
import { CsvReading } from '../containers/csv.js';
import type { RowHandler, RowsRead } from '../containers/row-handlers.js';
import type { InputPath } from '../expand-paths.js';
import type { ReadOptions } from '../read-options.js';
import { scanFile } from './scan-file.js';
import { openForEngine } from './verified-queries.js';
import { textRowsOf } from './wide-rows.js';

/** Parquet files say so by their first four bytes. */
export const isParquet = (first: Buffer): boolean => first.toString('latin1', 0, 4) === 'PAR1';

/** Every row of a Parquet file as the CSV of the same table would have it. */
export async function readParquetRows(input: InputPath, opener: RowHandler, reading: ReadOptions): Promise<RowsRead> {
  // The layout is told the hash before it is given rows.
  const { sha256 = '' } = (await scanFile(input, undefined, { ...reading, onProgress: undefined })) ?? {};
  const opened = sha256 === '' ? undefined : await openForEngine(input, reading);
  const answered = await opened?.answer({
    isOrdered: true,
    ask: async (session, source) => {
      const rows = new CsvReading(input.file, opener(sha256));
      rows.visit([...opened.header]);
      let read = 0;
      for await (const { cells } of textRowsOf(session, source)) {
        rows.visit([...cells]);
        read += 1;
      }
      return { answer: rows.finish(), rows: read };
    },
  });
  if (!answered) {
    const more = reading.memory === undefined ? '' : ', or allow DuckDB more than --memory does';
    throw inputError(`${input.file}: cannot be read to its end; download it again${more}.`);
  }
  return { sha256, rows: answered.answer, problems: [] };
}
