import { inputError } from '../../core/errors.js';
import { CsvReading, type HeaderHandler, type RowsRead } from '../containers/csv.js';
import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { openForEngine } from './verified-queries.js';
import { textRowsOf } from './wide-rows.js';

/** Every row of a Parquet file as the CSV of the same table would have it. */
export async function readParquetRows(
  input: SniffedFile,
  open: HeaderHandler,
  options: ReadOptions,
): Promise<RowsRead> {
  const opened = await openForEngine(input, options);
  const answered = await opened?.answer({
    isOrdered: true,
    ask: async (session, source) => {
      const rows = new CsvReading(input.file, open);
      rows.visit([...opened.header]);
      let read = 0;
      for await (const cells of textRowsOf(session, source)) {
        rows.visit([...cells]);
        read += 1;
      }
      return { answer: rows.finish(), rows: read };
    },
  });
  if (!answered) {
    const more = options.memory === undefined ? '' : ', or allow DuckDB more than --memory does';
    throw inputError({ file: input.file }, `cannot be read to its end; download it again${more}.`);
  }
  return { sha256: answered.sha256, rows: answered.answer, diagnostics: [] };
}
