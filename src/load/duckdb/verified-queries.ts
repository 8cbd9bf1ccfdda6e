import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { inputError, usageError } from '../../core/errors.js';
import { cleanHeader, delimiterOf, headerOf } from '../containers/csv.js';
import type { InputPath } from '../expand-paths.js';
import type { ReadOptions } from '../read-options.js';
import { isPacked, scanFile } from './scan-file.js';
import { loadDuckDb, type Session, sqlText, withDuckDb } from './session.js';
import type { EngineSource, ParquetSource } from './source.js';
import { StrictCsvScanner } from './strict-csv.js';

/**
 * A large file as DuckDB sees it. DuckDB is asked only about CSV that every reader reads alike, and what it does not read,
 * or reads with any doubt, is left to the reader of rows: figures and refusals are the same either way, only later.
 */

/** Below this a file is read sooner than DuckDB has started. */
const WORTH_STARTING = 8 * 2 ** 20;
const HEADER = 2 ** 16;

/** An answer and how many rows of the file it was made of. */
export interface QueryResult<Answer> {
  readonly answer: Answer;
  readonly rows: number;
}

export interface Query<Answer> {
  /** Asked once, or again where a cell holds a line end: what it has gathered, it gathers anew. Undefined: in doubt. */
  readonly ask: (session: Session, source: EngineSource) => Promise<QueryResult<Answer> | undefined>;
  readonly isOrdered: boolean;
  /** The first of the columns that must hold digits and nothing else, to the last. */
  readonly digitsFrom?: number | undefined;
}

export interface VerifiedResult<Answer> extends QueryResult<Answer> {
  readonly sha256: string;
  readonly endsWithLine: boolean;
}

export interface EngineFile {
  readonly kind: EngineSource['kind'];
  readonly header: readonly string[];
  /** Undefined where the rows must be read one by one. */
  answer<Answer>(question: Query<Answer>): Promise<VerifiedResult<Answer> | undefined>;
}

type DuckDb = NonNullable<Awaited<ReturnType<typeof loadDuckDb>>>;

/** DuckDB takes these for a pattern of several names. */
const isPattern = (path: string): boolean => /[*?[\]{}]/.test(path) || path.includes('://') || path === '-';

/** The first bytes of a file: what they say it is. */
async function magicOf(path: string): Promise<Buffer> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  await file.close();
  return buffer.subarray(0, bytesRead);
}

/** The first line, unless a cell of it holds a line end. */
async function firstLine(path: string): Promise<string | undefined> {
  const source = isPacked(path) ? createReadStream(path).pipe(createGunzip()) : createReadStream(path, { end: HEADER });
  let head = '';
  try {
    for await (const chunk of source) {
      head += (chunk as Buffer).toString('utf8');
      if (head.length >= HEADER || /[\r\n]/.test(head)) break;
    }
  } catch {
    return undefined;
  } finally {
    source.destroy();
  }
  const line = /^[^\r\n]*/.exec(head)?.[0] ?? '';
  return line.length === head.length || (line.split('"').length - 1) % 2 === 1 ? undefined : line;
}

/** DuckDB's package ends without a word where a query fails after its first rows, as it does when memory runs out. */
const isWhole = <Answer>(result: QueryResult<Answer> | undefined, rows: number): result is QueryResult<Answer> =>
  result?.rows === rows;

async function openCsv(duckDb: DuckDb, input: InputPath, reading: ReadOptions): Promise<EngineFile | undefined> {
  const { path } = input;
  const line = await firstLine(path);
  const header = line === undefined ? undefined : headerOf(line);
  if (line === undefined || !header) return undefined;
  const delimiter = delimiterOf(line);
  const source = { kind: 'csv', path, header, delimiter } as const;
  return {
    kind: 'csv',
    header,
    answer: async ({ ask, isOrdered, digitsFrom }) => {
      const run = (isParallel: boolean) =>
        withDuckDb(duckDb, { memory: reading.memory, isOrdered }, (session) => ask(session, { ...source, isParallel }));
      const [scan, first] = await Promise.all([
        scanFile(input, new StrictCsvScanner(delimiter, header.length, digitsFrom), reading),
        run(true),
      ]);
      if (!scan?.strict?.isPlain || first === undefined) return undefined;
      const { sha256, strict: scanned } = scan;
      const result = scanned.hasLineInCell ? await run(false) : first;
      return isWhole(result, scanned.rows) ? { ...result, sha256, endsWithLine: scanned.endsWithLine } : undefined;
    },
  };
}

/** The columns of a Parquet file, their types, and how many rows it has. */
async function describe(session: Session, path: string): Promise<{ source: ParquetSource; rows: number }> {
  const names: string[] = [];
  const types: string[] = [];
  const file = `read_parquet(${sqlText(path)})`;
  for await (const chunk of session.rows(`DESCRIBE SELECT * FROM ${file}`)) {
    names.push(...chunk.getColumnValues(0).map(String));
    types.push(...chunk.getColumnValues(1).map(String));
  }
  let rows = 0;
  for await (const chunk of session.rows(`SELECT count(*)::DOUBLE FROM ${file}`))
    rows += Number(chunk.getColumnValues(0)[0]);
  return { source: { kind: 'parquet', path, header: names, types }, rows };
}

async function openParquet(duckDb: DuckDb, input: InputPath, reading: ReadOptions): Promise<EngineFile> {
  const { path, file } = input;
  const settings = { memory: reading.memory, isOrdered: true };
  const described = await withDuckDb(duckDb, settings, (session) => describe(session, path));
  if (!described) throw inputError(`${file}: is a damaged Parquet file; download it again.`);
  const { source, rows } = described;
  return {
    kind: 'parquet',
    header: cleanHeader(source.header),
    answer: async ({ ask }) => {
      const [scan, result] = await Promise.all([
        scanFile(input, undefined, reading),
        withDuckDb(duckDb, settings, (session) => ask(session, source)),
      ]);
      return scan && isWhole(result, rows) ? { ...result, sha256: scan.sha256, endsWithLine: true } : undefined;
    },
  };
}

const NO_DUCKDB = 'DuckDB is not installed here; install @duckdb/node-api, or';

/** A file for the engine; undefined where it is small, or the engine is not there or not wanted. */
export async function openForEngine(input: InputPath, reading: ReadOptions): Promise<EngineFile | undefined> {
  const { path, file } = input;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (path === '-' || !stat?.isFile()) return undefined;
  const magic = await magicOf(path);
  const isParquet = magic.toString('latin1') === 'PAR1';
  const { engine } = reading;
  const isWanted = engine === 'duckdb' || (engine === 'auto' && stat.size >= WORTH_STARTING);
  if (!isParquet && (!isWanted || isPattern(path))) return undefined;
  const duckDb = await loadDuckDb();
  if (isParquet) {
    if (!duckDb) throw inputError(`${file}: is a Parquet file, and ${NO_DUCKDB} save it as CSV.`);
    if (isPattern(path))
      throw inputError(`${file}: a Parquet file may not have *, ?, brackets or "://" in its name; rename it.`);
    return openParquet(duckDb, input, reading);
  }
  if (!duckDb && engine === 'duckdb')
    throw usageError(`${NO_DUCKDB} leave --engine out: files are read without it, slower.`);
  // A file that is packed and does not say so by its name, or the other way round.
  const isNamedRight = (magic[0] === 0x1f && magic[1] === 0x8b) === isPacked(path);
  return duckDb && isNamedRight ? openCsv(duckDb, input, reading) : undefined;
}
