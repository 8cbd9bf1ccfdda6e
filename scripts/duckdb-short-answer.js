import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A file of which DuckDB 1.5.4 reads a part as if it were all: a row with a cell too few that is the first whole row
 * behind an edge at which its parallel reader divides a file (8 MiB). `node scripts/duckdb-short-answer.js` shows it;
 * bench/README.md describes it.
 */
export const ROWS = 428_962;
export const FAULTY_ROW = 381_302;
const ROW = 'Barnet,BURGLARY,12345\n';

/** Header a,b,c; 9 MiB; the faulty row begins 20 bytes behind 8 MiB. */
export function writeFile(path) {
  const [before, after] = [ROW.repeat(FAULTY_ROW - 1), ROW.repeat(ROWS - FAULTY_ROW)];
  writeFileSync(path, `a,b,c\n${before}Barnet,BURGLARY\n${after}`);
}

/** The rows that DuckDB counts, or the first line of its error. */
export async function countRows(path, { threads, options }) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const columns = "columns = {a: 'VARCHAR', b: 'VARCHAR', c: 'VARCHAR'}";
  const strict = `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true`;
  const query = `SELECT count(*) FROM read_csv('${path}', ${columns}, ${strict}, null_padding = false, ignore_errors = false, ${options})`;
  try {
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(query);
    return Number(reader.getRows()[0][0]);
  } catch (error) {
    return error.message.split('\n')[0];
  } finally {
    instance.closeSync();
  }
}

async function show() {
  const path = join(tmpdir(), `duckdb-short-answer-${process.pid}.csv`);
  writeFile(path);
  for (const threads of [1, 2, 4]) {
    for (const options of [
      'buffer_size = 4194304',
      'buffer_size = 4194304, parallel = false',
      'buffer_size = 33554432',
    ])
      process.stdout.write(`${threads} threads, ${options}: ${await countRows(path, { threads, options })}\n`);
  }
  rmSync(path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await show();
