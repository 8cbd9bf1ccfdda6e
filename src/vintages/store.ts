import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Source } from '../core/crime.js';
import { errorCode, inputError, systemFailure } from '../core/errors.js';
import { sha256 } from '../load/recorded-inputs.js';
import { type StatedOrigin, statedOrigin } from '../load/stated-licence.js';
import { lock } from '../output/lock.js';
import { createFolders, outputFailure } from '../output/save.js';
import { libraryFolder, userLibrary } from './library-folder.js';

/**
 * The local library of vintages: each file as it was, under its SHA-256, with what is known of it in a file next to it. A file is
 * copied next to its destination and renamed, so that a run that is killed leaves no half a vintage.
 */
export interface Vintage extends StatedOrigin {
  readonly name: string;
  readonly sha256: string;
  readonly layout: string;
  readonly era: string;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly bytes: number;
  /** The day of the file when it was added: of its download, if nothing touched it since. */
  readonly date: string;
}

const ABOUT = 'vintage.json';
const STAGING = '.adding-';

const USE = 'use.json';
const USED = (): string => join(libraryFolder(), USE);

const folderOf = (hash: string): string => join(libraryFolder(), hash);

export const pathOf = ({ sha256: hash, name }: Vintage): string => join(folderOf(hash), name);

/** The path of an input as a manifest names it: "library:NAME" lies in the library under its hash. */
export function pathInLibrary(file: string, hash: string): string {
  const [, name] = /^library:([^\\/]+)$/.exec(file) ?? [];
  return name === undefined ? file : join(folderOf(hash), name);
}

function readVintage(hash: string): Vintage | undefined {
  try {
    const about: Vintage = JSON.parse(readFileSync(join(folderOf(hash), ABOUT), 'utf8'));
    return about.sha256 === hash && basename(about.name) === about.name && existsSync(pathOf(about))
      ? about
      : undefined;
  } catch {
    return undefined;
  }
}

/** How the library calls files of population estimates: no crime files. */
export const ESTIMATES = 'population-estimates';

/** Every vintage of crime files, oldest first. */
export const readLibrary = (): Vintage[] => everyVintage().filter(({ layout }) => layout !== ESTIMATES);

/** Every vintage of population estimates, oldest first. */
export const readEstimateVintages = (): Vintage[] => everyVintage().filter(({ layout }) => layout === ESTIMATES);

function everyVintage(): Vintage[] {
  const folder = userLibrary();
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .flatMap((hash) => readVintage(hash) ?? [])
    .sort((a, b) => a.to.localeCompare(b.to) || a.from.localeCompare(b.from) || a.sha256.localeCompare(b.sha256));
}

/**
 * What the library says is in use; undefined: nothing. A note that cannot be read is not one that is absent: the report would be
 * of other figures.
 */
export function readUse(name: string): string | undefined {
  const folder = userLibrary();
  // Of another user's home, a service sees nothing: there is no library of its own.
  if (folder === undefined || !existsSync(folder)) return undefined;
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw systemFailure(error) ?? error;
  }
}

/** The vintages that are read when no --data says otherwise; undefined: the bundled figures. */
export function usedVintages(): Vintage[] | undefined {
  const text = readUse(USE);
  if (text === undefined) return undefined;
  let hashes: unknown;
  try {
    hashes = JSON.parse(text);
  } catch {
    throw inputError(`${USED()}: cannot be read; choose again with \`boroughstat data use\`.`);
  }
  if (!Array.isArray(hashes)) throw inputError(`${USED()}: is no list; choose again with \`boroughstat data use\`.`);
  return hashes.map((hash: unknown) => {
    const vintage = typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? readVintage(hash) : undefined;
    if (!vintage) {
      throw inputError(
        `${libraryFolder()}: the vintage ${String(hash).slice(0, 12)} in use is not there any more; choose again with \`boroughstat data use\`.`,
      );
    }
    return vintage;
  });
}

/** Does work that changes the library while nobody else does. */
export function changeLibrary<T>(work: () => T): T {
  const folder = libraryFolder();
  let unlock = () => {};
  try {
    createFolders(folder);
    unlock = lock(join(folder, '.boroughstat-lock'), folder);
    for (const name of readdirSync(folder)) {
      if (name.startsWith(STAGING)) rmSync(join(folder, name), { recursive: true, force: true });
    }
    return work();
  } catch (error) {
    throw outputFailure(folder, error);
  } finally {
    unlock();
  }
}

/** Whether the file of a vintage is still what was added. */
export function isIntact(vintage: Vintage): boolean {
  try {
    return sha256(readFileSync(pathOf(vintage))) === vintage.sha256;
  } catch {
    return false;
  }
}

/** Writes what is known of a vintage next to it; renamed into position, for it may be there already. */
function describe(vintage: Vintage, folder: string): void {
  const staging = join(libraryFolder(), `${STAGING}${ABOUT}`);
  writeFileSync(staging, `${JSON.stringify(vintage, null, 2)}\n`);
  renameSync(staging, join(folder, ABOUT));
}

type KnownSource = Pick<Source, 'sha256' | 'layout' | 'from' | 'to' | 'rows'> & { readonly era: string };

/** Copies a file into the library, unless it is there already as it was; one that has been changed since is put right. */
export function addVintage(path: string, source: KnownSource): 'added' | 'there' | 'mended' {
  const { layout, era, from, to, rows } = source;
  const bytes = readFileSync(path);
  const hash = sha256(bytes);
  if (hash !== source.sha256) throw inputError({ file: path }, 'changed while it was read; run again.');
  const there = readVintage(hash);
  const stated = statedOrigin(path, hash);
  if (there && isIntact(there)) {
    describe({ ...there, ...stated }, folderOf(hash));
    return 'there';
  }
  const staging = join(libraryFolder(), `${STAGING}${hash}`);
  const name = basename(path) === ABOUT ? `file-${ABOUT}` : basename(path);
  mkdirSync(staging);
  writeFileSync(join(staging, name), bytes);
  // A fetched file is of the day on which its publisher gave it out, not of that on which it came.
  const date = (stated.timestamp ?? statSync(path).mtime.toISOString()).slice(0, 10);
  const known = { name, sha256: hash, layout, era, from, to, rows, bytes: bytes.length, date };
  describe({ ...known, ...stated }, staging);
  rmSync(folderOf(hash), { recursive: true, force: true });
  renameSync(staging, folderOf(hash));
  return there ? 'mended' : 'added';
}

/** Says which vintages are read from now on; none: the bundled figures. */
export function useVintages(vintages: readonly Vintage[]): void {
  if (vintages.length === 0) {
    rmSync(USED(), { force: true });
    return;
  }
  const staging = join(libraryFolder(), `${STAGING}use`);
  writeFileSync(staging, `${JSON.stringify(vintages.map((vintage) => vintage.sha256))}\n`);
  renameSync(staging, USED());
}
