import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { errorCode, networkError, outputError } from '../core/errors.js';
import { type Format, formatOf, type Resource } from './datastore.js';
import { type Connection, chunksOf, withAnswer } from './http.js';
import type { Answer } from './send.js';

/** What a server said of a file when it was last fetched: sent back, it tells whether the file is still that. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface Fetched {
  readonly sha256: string;
  readonly bytes: number;
  readonly validators: Validators;
}

export interface DownloadOptions {
  readonly connection: Connection;
  /** In bytes. */
  readonly most: number;
  readonly known: Validators | undefined;
  readonly progress: (bytes: number, total: number | undefined) => void;
}

const ALGORITHMS: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

const header = ({ headers }: Answer, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

function validatorsOf(answer: Answer): Validators {
  const [etag, lastModified] = ['etag', 'last-modified'].map((name) => header(answer, name));
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

/** How a workbook and a Parquet file begin; CSV begins with any letter but these. */
const MAGIC: Readonly<Record<Format, string>> = { csv: '', xlsx: 'PK\u0003\u0004', parquet: 'PAR1' };
const NAMES: Readonly<Record<Format, string>> = { csv: 'CSV', xlsx: 'a workbook', parquet: 'Parquet' };

function partOf(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, length, position));
  } finally {
    closeSync(file);
  }
}

/** What the first letters show: an error page and an error in JSON come with status 200 too. */
function refuseWrongKind(resource: Resource, part: string, answer: Answer): void {
  const { url } = resource;
  const format = formatOf(resource);
  const start = partOf(part, 0, 512);
  const head = start.toString('utf8').trimStart();
  const type = header(answer, 'content-type') ?? '';
  const not = (what: string) => networkError(`${url}: is ${what}, not ${NAMES[format]}; try again later.`);
  if (start.length === 0) throw networkError(`${url}: is empty; try again later.`);
  if (/^</.test(head) || /html/i.test(type)) throw not('a web page');
  if (/^[{[]/.test(head) || /json/i.test(type)) throw not('JSON');
  if (!start.toString('latin1').startsWith(MAGIC[format])) throw not('something else');
}

/**
 * Where the Datastore lists neither size nor checksum, only the file itself can show that it is whole: CSV of the Met ends
 * with the end of a line, and the server must have said where the file ends. Workbooks and Parquet have their end in them.
 */
function refuseCutShort(resource: Resource, part: string, bytes: number, answer: Answer): void {
  if (resource.size !== undefined || resource.hash !== undefined || formatOf(resource) !== 'csv') return;
  const saysItsEnd =
    header(answer, 'content-length') !== undefined || header(answer, 'transfer-encoding') !== undefined;
  if (saysItsEnd && /[\r\n]$/.test(partOf(part, bytes - 1, 1).toString('latin1'))) return;
  throw networkError(
    `${resource.url}: seems to be cut short: ${saysItsEnd ? 'its last line has no end' : 'the server does not say where it ends'}, and the Datastore lists no size to compare with; try again later.`,
  );
}

function refuseOthers({ url, size, hash }: Resource, bytes: number, digest: string | undefined): void {
  const stale = 'the Datastore may not have looked at a new file yet: try again later';
  if (size !== undefined && size !== bytes)
    throw networkError(`${url}: has ${bytes} bytes, the Datastore lists ${size}; ${stale}.`);
  if (hash !== undefined && digest !== hash)
    throw networkError(`${url}: has the checksum ${digest}, the Datastore lists ${hash}; ${stale}.`);
}

const tooLarge = (url: string, most: number): Error =>
  networkError(`${url}: is larger than ${most / 2 ** 20} MiB; raise --max-size if it should be.`);

/** Where the bytes of an answer go. */
interface Target {
  readonly url: string;
  readonly path: string;
  readonly hashes: readonly Hash[];
}

async function pour(answer: Answer, { url, path, hashes }: Target, options: DownloadOptions): Promise<number> {
  const { most, progress } = options;
  const listed = header(answer, 'content-length');
  const total = listed === undefined ? undefined : Number(listed);
  if (total !== undefined && total > most) throw tooLarge(url, most);
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(answer, options.connection)) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(url, most);
      for (const hash of hashes) hash.update(chunk);
      writeSync(file, chunk);
      progress(bytes, total);
    }
  } finally {
    closeSync(file);
  }
  if (total !== undefined && total !== bytes) throw new Error(`it ended after ${bytes} of ${total} bytes`);
  return bytes;
}

const headersFor = (known: Validators | undefined): Record<string, string> => ({
  accept: 'text/csv,*/*;q=0.5',
  ...(known?.etag ? { 'if-none-match': known.etag } : {}),
  ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
});

/** Whether the server has another file than the one fetched before. Asked as fetching would ask; the answer is not read. */
export const hasChanged = ({ url }: Resource, known: Validators, connection: Connection): Promise<boolean> =>
  withAnswer(url, headersFor(known), connection, async ({ statusCode, body }) => {
    body.on('error', () => {}).destroy();
    return statusCode !== 304;
  });

/** Fetches a file whole or not at all; undefined when the server says that it has not changed. */
export async function download(
  resource: Resource,
  target: string,
  options: DownloadOptions,
): Promise<Fetched | undefined> {
  const { url, hash, size = 0 } = resource;
  if (size > options.most) throw tooLarge(url, options.most);
  const part = `${target}.part`;
  try {
    return await withAnswer(url, headersFor(options.known), options.connection, async (answer) => {
      if (answer.statusCode === 304) {
        await answer.body.dump();
        return undefined;
      }
      const sha256 = createHash('sha256');
      const listed = createHash(ALGORITHMS[hash?.length ?? 64] ?? 'sha256');
      const bytes = await pour(answer, { url, path: part, hashes: [sha256, listed] }, options);
      refuseWrongKind(resource, part, answer);
      refuseCutShort(resource, part, bytes, answer);
      refuseOthers(resource, bytes, hash === undefined ? undefined : listed.digest('hex'));
      renameSync(part, target);
      return { sha256: sha256.digest('hex'), bytes, validators: validatorsOf(answer) };
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOSPC' || code === 'EACCES' || code === 'ENOENT' || code === 'EROFS')
      throw outputError(`${target}: cannot be written (${code}); choose another folder with --into.`);
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}
