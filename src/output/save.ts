import { existsSync, mkdirSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode, isSystemError, outputError } from '../core/errors.js';
import { shortPath } from '../core/position.js';
import type { OutputFile } from '../write/document.js';
import { withCleanup } from './cleanup.js';
import { commit, discard, recover, stage, syncFolder } from './replace-files.js';

/** Where one run writes: the folder, what staging is called, and what is locked meanwhile. */
export interface OutputLocation {
  readonly folder: string;
  readonly staging: string;
  readonly lock: string;
  /** The folder is not there yet: it is made complete next to its destination and renamed. */
  readonly isNew: boolean;
  /** The number of the user who runs; undefined where the platform has none. */
  readonly user?: number | undefined;
}

/** A path under a file is no folder either; making it will say so. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Where a run that makes a new folder keeps its staging and its lock: next to it. */
export function siblingPaths(folder: string): Pick<OutputLocation, 'staging' | 'lock'> {
  const name = join(dirname(folder), `.${basename(folder)}`);
  return { staging: `${name}.boroughstat-staging`, lock: `${name}.boroughstat-lock` };
}

/** The destination of a whole folder, or of one file in a folder. Not seen counts as not there: creating it then says why. */
export function locationOf(path: string, isFile: boolean): OutputLocation {
  const folder = resolve(isFile ? dirname(path) : path);
  if (!isFile && !existsSync(folder)) return { folder, isNew: true, ...siblingPaths(folder) };
  const name = join(folder, isFile ? `.${basename(path)}` : '');
  const withEnding = (ending: string) => (isFile ? `${name}${ending}` : join(folder, ending));
  const [staging, lock] = [withEnding('.boroughstat-staging'), withEnding('.boroughstat-lock')];
  return { folder, isNew: false, staging, lock };
}

/**
 * Makes a folder and those above it; gives the folders that were made, the topmost first. Not mkdir's `recursive`: under
 * a folder that refuses (/proc) it tries for ever.
 */
export function createFolders(path: string): string[] {
  const absent: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) absent.unshift(at);
  return absent.filter((folder) => {
    try {
      mkdirSync(folder);
      return true;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      return false;
    }
  });
}

/** Makes the folders that will hold lock and staging; gives those that were made, to be taken away again. */
export function createParentFolders({ lock }: OutputLocation): string[] {
  try {
    return createFolders(dirname(lock));
  } catch (error) {
    throw outputFailure(dirname(lock), error);
  }
}

/** Takes folders away that were made for nothing; one that another run has put something into stays. */
export function removeEmptyFolders(folders: readonly string[]): void {
  try {
    for (const folder of [...folders].reverse()) rmdirSync(folder);
  } catch {
    // Not empty: another run uses it.
  }
}

/**
 * Puts files into their folder: complete or not at all, and what was there before untouched by any failure. Other files
 * in the folder are left alone.
 */
export async function saveFiles(location: OutputLocation, files: readonly OutputFile[]): Promise<void> {
  const { folder, staging, user } = location;
  const blocked = files.map(({ name }) => join(folder, name)).find(isFolder);
  if (blocked) throw outputError(`${blocked}: is a folder, so the file cannot be written; name another place with -o.`);
  try {
    recover(staging, folder, user);
    await withCleanup(
      () => discard(staging),
      async () => {
        await stage(staging, files);
        replaceStaged(location, files);
      },
    );
  } catch (error) {
    throw outputFailure(folder, error);
  }
}

function replaceStaged({ folder, staging, isNew }: OutputLocation, files: readonly OutputFile[]): void {
  if (isNew) {
    renameSync(join(staging, 'new'), folder);
    syncFolder(dirname(folder));
    return;
  }
  commit(
    staging,
    folder,
    files.map(({ name }) => name),
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'is not writable; choose another place with -o, or change its permissions',
  EPERM: 'is not writable, or a file in it is open in another program; close it or choose another place with -o',
  EROFS: 'is on a read-only disk; choose another place with -o',
  ENOSPC: 'is on a full disk; make room or choose another place with -o',
  EDQUOT: 'is over its quota; make room or choose another place with -o',
  EFBIG: 'may not hold files this large; choose another place with -o',
  ENOENT: 'cannot be made there; choose another place with -o',
  ENOTEMPTY: 'was made by another program meanwhile; run again',
  ENOTDIR: 'has a file where a folder should be; choose another place with -o',
  EEXIST: 'has a file where a folder should be; choose another place with -o',
  EBUSY: 'has a file open in another program; close it and run again',
  ENAMETOOLONG: 'is a longer name than the disk allows; choose a shorter one with -o',
  ELOOP: 'is a link that leads back to itself; choose another place with -o',
  EMFILE: 'cannot be written: too many files are open; allow more (ulimit -n)',
  ENFILE: 'cannot be written: too many files are open on this machine',
  EIO: 'cannot be written: the disk reports an error',
};

/**
 * The file that could not be replaced, of a rename within the folder, and why: Windows refuses (EBUSY, EPERM) while a program has it
 * open; other systems (EPERM) in a folder where each user may remove only what is his.
 */
function refusedReplacement(
  folder: string,
  error: NodeJS.ErrnoException & { readonly dest?: string },
  platform: NodeJS.Platform,
): string | undefined {
  if (error.syscall !== 'rename' || !['EBUSY', 'EPERM'].includes(error.code ?? '')) return undefined;
  const file = [error.path, error.dest].find((path) => path !== undefined && dirname(path) === folder);
  if (file === undefined) return undefined;
  return platform !== 'win32' && error.code === 'EPERM'
    ? `${file}: belongs to another user; choose another place with -o`
    : `${file}: is open in another program; close it and run again`;
}

/** A refusal of the operating system while something was written, as a sentence; any other error as it is. */
export function outputFailure(folder: string, error: unknown, platform = process.platform): Error {
  if (errorCode(error) === 'ERR_ACCESS_DENIED')
    return outputError(
      `${shortPath(folder)}: Node's permission model does not allow to write there; allow it with --allow-fs-write. Nothing was changed.`,
    );
  if (!isSystemError(error)) return error instanceof Error ? error : new Error(String(error));
  const reason =
    refusedReplacement(folder, error, platform) ??
    `${shortPath(folder)}: ${REASONS[error.code] ?? `cannot be written (${error.code})`}`;
  return outputError(`${reason}. Nothing was changed.`);
}
