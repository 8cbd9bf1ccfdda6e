import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputError } from '../errors.js';
import { fileNameOf, type Resource } from '../fetch/datastore.js';
import { download, hasChanged, type Validators } from '../fetch/download.js';
import type { Connection } from '../fetch/http.js';
import { addFiles } from './data.js';
import { isIntact, libraryFolder, readLibrary } from './library.js';
import { undoneOnSignal } from './signals.js';

/** Where fetched files go: the library of vintages or a folder; and what is remembered of them. */

export interface Destination {
  /** A folder; undefined: the library. */
  readonly into?: string;
  readonly maxSize: number;
  readonly progress: (title: string) => (bytes: number, total: number | undefined) => void;
}

/** What became of a file. */
export interface Line {
  readonly resource: Resource;
  readonly state: 'fetched' | 'same' | 'new' | 'changed';
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly path?: string;
}

/** What was fetched from an address: sent back, it saves fetching the same again. */
type Remembered = Readonly<Record<string, Validators & { readonly sha256: string; readonly licence?: string }>>;

const MEMORY = '.boroughstat-fetch.json';

function remembered(folder: string): Remembered {
  try {
    return JSON.parse(readFileSync(join(folder, MEMORY), 'utf8')) as Remembered;
  } catch {
    // Never fetched, or a memory that cannot be read: everything is fetched anew.
    return {};
  }
}

function remember(folder: string, memory: Remembered): void {
  const staging = join(folder, `${MEMORY}.part`);
  writeFileSync(staging, `${JSON.stringify(memory, null, 2)}\n`);
  renameSync(staging, join(folder, MEMORY));
}

/** The file fetched before is still in its place, byte for byte. */
function isThere(options: Pick<Destination, 'into'>, folder: string, resource: Resource, sha256: string): boolean {
  if (options.into === undefined)
    return readLibrary().some((vintage) => vintage.sha256 === sha256 && isIntact(vintage));
  const path = join(folder, fileNameOf(resource));
  return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
}

/** What would be fetched: nothing is written, and the server is asked of those files alone that are there already. */
export async function wouldFetch(
  options: Pick<Destination, 'into'>,
  resources: readonly Resource[],
  connection: Connection,
): Promise<Line[]> {
  const folder = options.into ?? libraryFolder();
  const memory = remembered(folder);
  const lines: Line[] = [];
  for (const resource of resources) {
    const before = memory[resource.url];
    const known = before && isThere(options, folder, resource, before.sha256) ? before : undefined;
    const isNew = known === undefined;
    const state = isNew ? 'new' : (await hasChanged(resource, known, connection)) ? 'changed' : 'same';
    lines.push({ resource, state, bytes: resource.size });
  }
  return lines;
}

/** Fetches the files one after the other; what has not changed is not fetched. */
export async function fetchAll(
  options: Destination,
  resources: readonly Resource[],
  connection: Connection,
): Promise<Line[]> {
  // Into the library files come by way of a folder of their own, for it takes only what can be read.
  const folder = options.into ?? libraryFolder();
  const staging = options.into ?? mkdtempSync(join(tmpdir(), 'boroughstat-fetch-'));
  const undo = () => {
    if (!existsSync(staging)) return;
    if (options.into === undefined) rmSync(staging, { recursive: true, force: true });
    for (const each of resources) rmSync(join(staging, `${fileNameOf(each)}.part`), { force: true });
  };
  return undoneOnSignal(undo, async () => {
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw outputError(`${folder}: cannot be made (${code}); choose another folder with --into.`);
    }
    let memory = remembered(folder);
    const lines: Line[] = [];
    for (const resource of resources) {
      const before = memory[resource.url];
      const known = before && isThere(options, folder, resource, before.sha256) ? before : undefined;
      const path = join(staging, fileNameOf(resource));
      const most = options.maxSize * 2 ** 20;
      const fetched = await download(resource, path, {
        connection,
        known,
        most,
        progress: options.progress(resource.title),
      });
      lines.push(
        fetched
          ? { resource, state: 'fetched', bytes: fetched.bytes, sha256: fetched.sha256, path }
          : { resource, state: 'same', sha256: known?.sha256 },
      );
      if (fetched) {
        const { licence } = resource;
        const entry = { ...fetched.validators, sha256: fetched.sha256, ...(licence === undefined ? {} : { licence }) };
        // Beside the file first: the library takes the licence over from there.
        if (options.into === undefined) {
          remember(staging, { [resource.url]: entry });
          await addFiles([path]);
        }
        memory = { ...memory, [resource.url]: entry };
        remember(folder, memory);
      }
    }
    return lines;
  });
}
