import { inputError, usageError } from '../../core/errors.js';
import { cleanHeader } from '../containers/csv.js';
import type { ReadOptions } from '../read-options.js';
import type { SniffedFile } from '../sniff.js';
import { scanFile } from './scan-file.js';
import { loadDuckDb, type Session, sqlText, withDuckDb } from './session.js';
import { areWholeNumbers, type EngineSource, type ParquetSource } from './source.js';
import { StrictCsvScanner } from './strict-csv.js';

/**
 * A large file as DuckDB sees it. DuckDB is asked only about CSV that every reader reads alike, and what it does not read,
 * or reads with any doubt, is left to the reader of rows: figures and refusals are the same either way, only later.
 */

/** Below this a file is read sooner than DuckDB has started. */
const WORTH_STARTING = 8 * 2 ** 20;

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
  readonly header: readonly string[];
  /** Whether the columns from one on are to be taken as counts. A file in which they are none after all gives no answer. */
  hasCounts(from: number): boolean;
  /** Undefined where the rows must be read one by one. */
  answer<Answer>(question: Query<Answer>): Promise<VerifiedResult<Answer> | undefined>;
}

type DuckDb = NonNullable<Awaited<ReturnType<typeof loadDuckDb>>>;

/** DuckDB takes these for a pattern of several names. */
const isPattern = (path: string): boolean => /[*?[\]{}]/.test(path) || path.includes('://');

/** DuckDB's package ends without a word where a query fails after its first rows, as it does when memory runs out. */
const isWhole = <Answer>(result: QueryResult<Answer> | undefined, rows: number): result is QueryResult<Answer> =>
  result?.rows === rows;

function openCsv(duckDb: DuckDb, input: SniffedFile, options: ReadOptions): EngineFile | undefined {
  const { path, header, delimiter } = input;
  if (!header) return undefined;
  const source = { kind: 'csv', path, header, delimiter } as const;
  return {
    header,
    hasCounts: () => true,
    answer: async ({ ask, isOrdered, digitsFrom }) => {
      const run = (isParallel: boolean) =>
        withDuckDb(duckDb, { memory: options.memory, isOrdered }, (session) => ask(session, { ...source, isParallel }));
      const [scan, first] = await Promise.all([
        scanFile(input, new StrictCsvScanner(delimiter, header.length, digitsFrom), options),
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

async function openParquet(duckDb: DuckDb, input: SniffedFile, options: ReadOptions): Promise<EngineFile> {
  const { path, file } = input;
  const settings = { memory: options.memory, isOrdered: true };
  const described = await withDuckDb(duckDb, settings, (session) => describe(session, path));
  if (!described) throw inputError({ file }, 'is a damaged Parquet file; download it again.');
  const { source, rows } = described;
  return {
    header: cleanHeader(source.header),
    hasCounts: (from) => areWholeNumbers(source, from),
    answer: async ({ ask }) => {
      const [scan, result] = await Promise.all([
        scanFile(input, undefined, options),
        withDuckDb(duckDb, settings, (session) => ask(session, source)),
      ]);
      return scan && isWhole(result, rows) ? { ...result, sha256: scan.sha256, endsWithLine: true } : undefined;
    },
  };
}

const NO_DUCKDB = 'DuckDB is not installed here; install @duckdb/node-api, or';

/** Whether a file is for the engine: Parquet always, text where it is large or the engine is asked for. */
export function suitsEngine({ size = 0, container, content }: SniffedFile, { engine }: ReadOptions): boolean {
  if (container === 'parquet') return true;
  return content === undefined && (engine === 'duckdb' || (engine === 'auto' && size >= WORTH_STARTING));
}

/** A file that suits the engine; undefined where the engine is not there, or cannot read the file with certainty. */
export async function openForEngine(input: SniffedFile, options: ReadOptions): Promise<EngineFile | undefined> {
  const { path, file, container, isGzip } = input;
  const duckDb = await loadDuckDb();
  if (container === 'parquet') {
    if (!duckDb) throw inputError({ file }, `is a Parquet file, and ${NO_DUCKDB} save it as CSV.`);
    if (isPattern(path))
      throw inputError({ file }, 'a Parquet file may not have *, ?, brackets or "://" in its name; rename it.');
    return openParquet(duckDb, input, options);
  }
  if (isPattern(path)) return undefined;
  if (!duckDb && options.engine === 'duckdb')
    throw usageError(`${NO_DUCKDB} leave --engine out: files are read without it, slower.`);
  // DuckDB goes by the name: a file that is packed and does not say so by its name, or the other way round, is not for it.
  return duckDb && isGzip === /\.gz$/i.test(path) ? openCsv(duckDb, input, options) : undefined;
}
