import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics.js';
import { UserError } from '../../core/errors.js';
import { fileNameOf, type Resource } from '../../fetch/datastore.js';
import { download, type Fetched, hasChanged } from '../../fetch/download.js';
import type { Connection } from '../../fetch/http.js';
import { pathExists } from '../../load/path-exists.js';
import { withCleanup } from '../../output/cleanup.js';
import { lock } from '../../output/lock.js';
import { createFolders, outputFailure, removeEmptyFolders } from '../../output/save.js';
import { requireWindowsPath } from '../../output/windows-path.js';
import { libraryFolder } from '../../vintages/library-folder.js';
import { isIntact, readLibrary } from '../../vintages/store.js';
import { addFiles } from '../add-files.js';
import { type Entry, MEMORY, readMemory, writeMemory } from './fetch-memory.js';
import { withWhatIsKept } from './files-kept.js';

/** Where fetched files go: the library of vintages or a folder; and what is recorded of them. */

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
}

const fetchedOf = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ state, resource }) => (state === 'fetched' ? [resource.title] : []));

const STAGING = '.boroughstat-fetch-staging';

const LOCK = '.boroughstat-fetch-lock';

/** The file fetched before is still in its place, byte for byte. */
function isThere(options: Pick<Destination, 'into'>, folder: string, resource: Resource, sha256: string): boolean {
  if (options.into === undefined)
    return readLibrary().some((vintage) => vintage.sha256 === sha256 && isIntact(vintage));
  const path = join(folder, fileNameOf(resource));
  return pathExists(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
}

/** How a listed file stands to the one fetched before. `asked`: the server has to be asked, which may have sent it before. */
interface Standing {
  readonly state: 'new' | 'same' | 'changed' | 'asked';
  readonly before?: Entry;
}

/** Addresses change with every release, so the listed checksum comes first; the server is asked only where none is listed. */
function standingOf(options: Pick<Destination, 'into'>, folder: string, resource: Resource): Standing {
  const before = readMemory(folder)[fileNameOf(resource)];
  if (!before || !isThere(options, folder, resource, before.sha256)) return { state: 'new' };
  if (resource.hash !== undefined) return { state: resource.hash === before.hash ? 'same' : 'changed', before };
  return { state: resource.url === before.url ? 'asked' : 'changed', before };
}

/** What would be fetched: nothing is written, and the server is asked of those files alone that are there already. */
export async function wouldFetch(
  options: Pick<Destination, 'into'>,
  resources: readonly Resource[],
  connection: Connection,
): Promise<Line[]> {
  const folder = options.into ?? libraryFolder();
  const lines: Line[] = [];
  for (const resource of resources) {
    const { state: known, before } = standingOf(options, folder, resource);
    const stateByServer = async () => ((await hasChanged(resource, before ?? {}, connection)) ? 'changed' : 'same');
    lines.push({ resource, state: known === 'asked' ? await stateByServer() : known, bytes: resource.size });
  }
  return lines;
}

/** Refusals of the disk name the option that this command has for the destination. */
function asOptionInto(error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  const text = error.message.replace(/(choose another) place with -o/, '$1 folder with --into');
  return new UserError(text, error.exitCode);
}

/** The folder for this run alone: what a killed run left in it is tidied, and what this run leaves is, however it ends. */
async function inStagingFolder<T>(folder: string, work: (staging: string) => Promise<T>): Promise<T> {
  const staging = join(folder, STAGING);
  const tidy = () => {
    rmSync(staging, { recursive: true, force: true });
    rmSync(join(folder, `${MEMORY}.part`), { force: true });
  };
  let created: string[] = [];
  let release = () => {};
  return withCleanup(
    () => release(),
    async () => {
      try {
        created = createFolders(folder);
        const unlock = lock(join(folder, LOCK), folder);
        release = () => {
          tidy();
          unlock();
          removeEmptyFolders(created);
        };
        tidy();
        mkdirSync(staging, { mode: 0o700 });
        return await work(staging);
      } catch (error) {
        throw asOptionInto(outputFailure(folder, error));
      }
    },
  );
}

/** Fetches the files one after the other; what has not changed is not fetched. Gives the messages on them, too. */
export async function fetchAll(
  options: Destination,
  resources: readonly Resource[],
  connection: Connection,
): Promise<{ readonly lines: Line[]; readonly diagnostics: Diagnostic[] }> {
  // Into the library files come by way of a folder of their own, for it takes only what can be read.
  if (options.into !== undefined && process.platform === 'win32') requireWindowsPath(options.into, '--into');
  const folder = options.into ?? libraryFolder();
  return inStagingFolder(folder, async (staging) => {
    const [lines, diagnostics]: [Line[], Diagnostic[]] = [[], []];
    const fetchOne = async (resource: Resource): Promise<void> => {
      const path = join(staging, fileNameOf(resource));
      const { state, before } = standingOf(options, folder, resource);
      const known = state === 'asked' ? before : undefined;
      const most = options.maxSize * 2 ** 20;
      const progress = options.progress(resource.title);
      const fetched =
        state === 'same' ? undefined : await download(resource, path, { connection, known, most, progress });
      if (fetched) {
        const entry = entryOf(resource, fetched);
        diagnostics.push(...unverified(resource), ...(await putAway(options, folder, path, entry)));
        writeMemory(folder, { ...readMemory(folder), [basename(path)]: entry });
      }
      lines.push({
        resource,
        state: fetched ? 'fetched' : 'same',
        bytes: fetched?.bytes,
        sha256: fetched?.sha256 ?? before?.sha256,
      });
    };
    for (const resource of resources) {
      try {
        await fetchOne(resource);
      } catch (error) {
        throw withWhatIsKept(error, fetchedOf(lines), { folder, files: resources.length });
      }
    }
    return { lines, diagnostics };
  });
}

function entryOf({ url, hash, licence, timestamp, timeframeFrom, timeframeTo }: Resource, fetched: Fetched): Entry {
  const stated = { hash, licence, timestamp, timeframeFrom, timeframeTo };
  const isStated = Object.entries(stated).filter(([, value]) => value !== undefined);
  return { url, sha256: fetched.sha256, ...fetched.validators, ...Object.fromEntries(isStated) };
}

function unverified({ title, size, hash }: Resource): Diagnostic[] {
  if (size !== undefined || hash !== undefined) return [];
  const text = `${title}: the Datastore lists neither its size nor its checksum; look with \`boroughstat inspect\` whether it is whole.`;
  return [{ level: 'warning', text }];
}

/** Moves a fetched file into its folder, or has the library read and copy it; gives what the reading had to say. */
async function putAway(
  { into }: Destination,
  folder: string,
  path: string,
  entry: Entry,
): Promise<readonly Diagnostic[]> {
  if (into !== undefined) {
    renameSync(path, join(folder, basename(path)));
    return [];
  }
  // Beside the file first: the library takes over from there what its source stated.
  writeMemory(dirname(path), { [basename(path)]: entry });
  const byName = (text: string) => text.replaceAll(`${dirname(path)}${sep}`, '');
  try {
    return (await addFiles([path])).diagnostics.map(({ level, text }) => ({ level, text: byName(text) }));
  } catch (error) {
    throw error instanceof UserError ? new UserError(byName(error.message), error.exitCode) : error;
  }
}
