import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { countRows, FAULTY_ROW, ROWS, writeFile } from '../../scripts/duckdb-short-answer.js';
import { reduceFile } from '../../src/load/duckdb/reduce-file.js';
import { scanFile } from '../../src/load/duckdb/scan-file.js';
import { StrictCsvScanner } from '../../src/load/duckdb/strict-csv.js';
import { sniff } from '../../src/load/sniff.js';
import { emptyFolder } from '../run-binary.js';

/** A faulty row at which DuckDB 1.5.4 ends as if the file did (bench/README.md): the numbers are those of the file made here. */
const path = join(emptyFolder(), 'short.csv');
beforeAll(() => writeFile(path));

describe('a row with a cell too few, first behind an edge of the parallel reader', () => {
  it.each([1, 2, 4])('ends the answer of DuckDB without an error, with %i threads', async (threads) => {
    expect(await countRows(path, { threads, options: 'buffer_size = 4194304' })).toBe(FAULTY_ROW - 1);
  });

  it.each([
    'buffer_size = 4194304, parallel = false',
    'buffer_size = 33554432',
  ])('is refused by DuckDB with %s', async (options) => {
    expect(await countRows(path, { threads: 2, options })).toContain(`CSV Error on Line: ${FAULTY_ROW + 1}`);
  });

  it('is found by the count of rows alone, so that the file is read row by row', async () => {
    const input = sniff({ path, file: 'short.csv', chosen: true });
    const reading = { engine: 'duckdb', keepRows: false } as const;
    const scanned = await scanFile(input, new StrictCsvScanner(',', 3), reading);
    expect(scanned?.strict).toMatchObject({ isPlain: true, rows: ROWS });
    expect(await reduceFile(input, () => ({ groupings: [[1]] }), reading)).toBeUndefined();
  });

  it('leaves an answer where the row is whole', async () => {
    const whole = join(emptyFolder(), 'whole.csv');
    writeFileSync(whole, readFileSync(path, 'utf8').replace('BURGLARY\n', 'BURGLARY,12345\n'));
    const input = sniff({ path: whole, file: 'whole.csv', chosen: true });
    expect(await reduceFile(input, () => ({ groupings: [[1]] }), { engine: 'duckdb', keepRows: false })).toMatchObject({
      rows: ROWS,
    });
  });
});
