import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SourceTable } from '../core/crime.js';
import { memoize } from '../core/memoize.js';
import type { InputPath } from './input-path.js';
import type { NoLayout } from './open-layout.js';
import { packageRoot } from './package-root.js';
import type { ReadOptions } from './read-options.js';
import { recordInput, sha256OfFile, stampOf } from './recorded-inputs.js';

/**
 * The table that a file of the library was read to, kept next to the file: the next run need not read the rows again. The
 * name has the build that read it, so that no other build takes it; a checksum refuses what is damaged. Whatever cannot
 * be read or written here is as if it were not there: the file itself is read.
 */
interface CachedTable {
  readonly table: SourceTable;
  /** Of the file when it was found to be as it was added. */
  readonly stamp: string | undefined;
}

const CHECKSUM_LENGTH = 32;
const STAGING = '.table-';

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Names the program that reads files; undefined where it is not built. */
const buildId = memoize((root) => {
  try {
    return readFileSync(join(root, 'dist', 'build-id.txt'), 'utf8').trim();
  } catch {
    return undefined;
  }
});

function cachePath(file: string, hasRows: boolean): string | undefined {
  const build = buildId(packageRoot());
  return build && join(dirname(file), `table-${build}${hasRows ? '-rows' : ''}.bin`);
}

function readCache(path: string): CachedTable | undefined {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(CHECKSUM_LENGTH);
    return digest(content).equals(bytes.subarray(0, CHECKSUM_LENGTH)) ? deserialize(content) : undefined;
  } catch {
    return undefined;
  }
}

/** The table that was kept of a file with this name and hash. */
function cachedTable({ path, file, added }: InputPath, keepRows: boolean): CachedTable | undefined {
  for (const hasRows of keepRows ? [true] : [false, true]) {
    const kept = cachePath(path, hasRows);
    const cached = kept === undefined ? undefined : readCache(kept);
    if (cached && cached.table.sha256 === added && cached.table.file === file) return cached;
  }
  return undefined;
}

/** Keeps a table next to the file that it was read from. */
function keepTable(path: string, table: SourceTable): void {
  const kept = cachePath(path, table.keepsRows ?? true);
  if (kept === undefined) return;
  try {
    const cached: CachedTable = { table, stamp: stampOf(path) };
    const content = serialize(cached);
    removeOthers(kept);
    const staging = mkdtempSync(join(dirname(path), STAGING));
    try {
      writeFileSync(join(staging, 'table'), Buffer.concat([digest(content), content]));
      renameSync(join(staging, 'table'), kept);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  } catch {
    // The next run reads the file, as this one did.
  }
}

/** Tables of other builds: nobody asks for them any more. */
function removeOthers(kept: string): void {
  const build = /table-[0-9a-f]+/.exec(basename(kept))?.[0] ?? '';
  for (const name of readdirSync(dirname(kept))) {
    if (/^table-.*\.bin$/.test(name) && !name.startsWith(build)) rmSync(join(dirname(kept), name), { force: true });
  }
}

/**
 * Reads a file of the library, which `read` does where no table of it is kept. The file must still be the one that was added:
 * its stamp has not changed since that was seen, or its bytes are of the same SHA-256.
 */
export async function readThroughCache(
  input: InputPath,
  { engine, keepRows }: ReadOptions,
  read: () => Promise<SourceTable | NoLayout>,
): Promise<SourceTable | NoLayout> {
  const { path, file, added } = input;
  // Who names an engine wants the file read by it.
  if (added === undefined || engine !== 'auto') return read();
  const stamp = stampOf(path);
  const cached = cachedTable(input, keepRows);
  const isSeen = cached !== undefined && cached.stamp === stamp;
  if (cached && stamp !== undefined && (isSeen || (await sha256OfFile(path)) === added)) {
    if (!isSeen) keepTable(path, cached.table);
    recordInput({ path, file, sha256: added, stamp });
    return cached.table;
  }
  const loaded = await read();
  if (!('noLayout' in loaded)) keepTable(path, loaded);
  return loaded;
}
