import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { usageError } from '../../errors.js';
import { delimiterOf, headerOf } from '../csv.js';
import { type Group, type GroupQuery, groupsOf, loadDuckDb } from './duckdb.js';
import type { EngineChoice } from './engines.js';
import { PlainCsv } from './plain-csv.js';

/**
 * A large file as the distinct values of a few columns, counted by DuckDB. It is asked only about files that every reader
 * reads alike, and what it does not read, or reads with any doubt, is left to the reader of rows: figures and refusals are
 * the same either way, only later.
 */

export interface Reduced {
  readonly header: readonly string[];
  /** Of each grouping, in its order. */
  readonly groups: readonly (readonly Group[])[];
  readonly sha256: string;
  readonly rows: number;
  readonly endsWithLine: boolean;
}

/** Below this a file is read sooner than DuckDB has started. */
const WORTH_STARTING = 8 * 2 ** 20;
const HEADER = 2 ** 16;
const CHUNK = 2 ** 20;

/** DuckDB takes these for a pattern of several names. */
const isPattern = (path: string): boolean => /[*?[\]{}]/.test(path) || path.includes('://') || path === '-';
const isPacked = (path: string): boolean => /\.gz$/i.test(path);

function isWorthIt(path: string, { engine }: EngineChoice): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return (stat?.isFile() ?? false) && (engine === 'duckdb' || (stat?.size ?? 0) >= WORTH_STARTING);
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

/** The bytes as they come: their hash, and whether they are plain. */
async function look(
  path: string,
  delimiter: string,
  columns: number,
): Promise<{ sha256: string; plain: PlainCsv } | undefined> {
  const hash = createHash('sha256');
  const plain = new PlainCsv(delimiter, columns);
  const raw = createReadStream(path, { highWaterMark: CHUNK });
  raw.on('data', (chunk) => hash.update(chunk as Buffer));
  try {
    await pipeline(raw, isPacked(path) ? createGunzip({ chunkSize: CHUNK }) : new PassThrough(), async (bytes) => {
      for await (const chunk of bytes) plain.take(chunk as Buffer);
    });
  } catch {
    return undefined;
  }
  return { sha256: hash.digest('hex'), plain };
}

/** A file that says by its first bytes that it is packed and not by its name, or the other way round. */
async function isNamedRight(path: string): Promise<boolean> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  return (buffer[0] === 0x1f && buffer[1] === 0x8b) === isPacked(path);
}

/** Counts the rows of a file by the groupings that `choose` makes of its header; undefined where its rows must be read one by one. */
export async function reduceCsv(
  path: string,
  choose: (header: readonly string[]) => GroupQuery['groupings'] | undefined,
  choice: EngineChoice,
): Promise<Reduced | undefined> {
  if (choice.engine === 'streaming' || isPattern(path) || !isWorthIt(path, choice)) return undefined;
  const duckDb = await loadDuckDb();
  if (!duckDb) {
    if (choice.engine === 'auto') return undefined;
    throw usageError(
      'DuckDB is not installed here; install @duckdb/node-api, or leave --engine out: files are read without it, slower.',
    );
  }
  const line = (await isNamedRight(path)) ? await firstLine(path) : undefined;
  const header = line === undefined ? undefined : headerOf(line);
  const groupings = header && choose(header);
  if (line === undefined || !header || !groupings) return undefined;
  const delimiter = delimiterOf(line);
  const query: GroupQuery = {
    path,
    delimiter,
    columns: header.length,
    groupings,
    parallel: true,
    memory: choice.memory,
  };
  const [seen, first] = await Promise.all([look(path, delimiter, header.length), groupsOf(duckDb, query)]);
  if (!seen?.plain.isPlain || !first) return undefined;
  const groups = seen.plain.hasLineInCell ? await groupsOf(duckDb, { ...query, parallel: false }) : first;
  const [one = []] = groups ?? [];
  // A row of blanks is passed over by the reader of rows: whether it is all blank, only that reader sees.
  if (!groups || one.length === 0 || one.some(({ values }) => values.every((value) => value.trim() === '')))
    return undefined;
  const rows = one.reduce((sum, { count }) => sum + count, 0);
  return { header, groups, sha256: seen.sha256, rows, endsWithLine: seen.plain.endsWithLine };
}
