import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';

/** DuckDB reads large files, before any row of them is in JavaScript. It is optional, and this alone knows it. */

/** Some two thousand rows, a column at a time. */
export type Chunk = DuckDBDataChunk;

type DuckDb = typeof import('@duckdb/node-api');

/** Undefined where it is not installed, or not made for this machine. */
export const loadDuckDb = (): Promise<DuckDb | undefined> => import('@duckdb/node-api').catch(() => undefined);

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;
export const sqlName = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** A quarter of the machine's, where nobody says: others work on it too. */
const memoryFor = (memory: number | undefined): number => memory ?? Math.max(256, Math.round(totalmem() / 2 ** 20 / 4));

export interface Session {
  /** The rows of a query, as they come. */
  readonly rows: (sql: string) => AsyncGenerator<Chunk>;
}

export interface SessionSettings {
  /** Most memory, in megabytes; beyond it, a temporary folder. */
  readonly memory: number | undefined;
  /** Rows come in the order of the file. */
  readonly isOrdered: boolean;
}

async function* rowsOf(connection: DuckDBConnection, sql: string): AsyncGenerator<Chunk> {
  const result = await connection.stream(sql);
  // The next is on its way while one is worked on.
  let coming = result.fetchChunk();
  try {
    for (;;) {
      const chunk = await coming;
      if (!chunk || chunk.rowCount === 0) return;
      coming = result.fetchChunk();
      yield chunk;
    }
  } finally {
    // Whoever stops early must not close what is still at work.
    await coming.catch(() => undefined);
  }
}

/** Whatever a query of DuckDB's fails of: that the file is not what it reads. */
class QueryFailed extends Error {}

/** A folder for what memory does not take; undefined where none can be made: a query that needs one then fails. */
function spillFolder(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'boroughstat-'));
  } catch {
    return undefined;
  }
}

/** Runs queries; undefined where one of them fails. What `run` throws itself goes through. */
export async function withDuckDb<Result>(
  { DuckDBInstance }: DuckDb,
  { memory, isOrdered }: SessionSettings,
  run: (session: Session) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = spillFolder();
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryFor(memory)}MB`,
      temp_directory: folder === undefined ? '' : join(folder, 'spill'),
      preserve_insertion_order: String(isOrdered),
      // Nothing is fetched: a file says what it is, and what is not built in is not read.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    try {
      const connection = await instance.connect();
      const rows = async function* (sql: string): AsyncGenerator<Chunk> {
        try {
          yield* rowsOf(connection, sql);
        } catch (error) {
          throw new QueryFailed(String(error));
        }
      };
      return await run({ rows });
    } finally {
      instance.closeSync();
    }
  } catch (error) {
    if (error instanceof QueryFailed) return undefined;
    throw error;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
