import {
  closeSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode, outputError } from '../core/errors.js';
import { pathExists } from '../load/path-exists.js';
import type { Content, OutputFile } from '../write/document.js';

/**
 * Puts a set of files in place of the set before: complete or not at all.
 *
 * The new files are written and synced in a staging folder on the same disk, then a journal that names them. Before the
 * journal nothing has changed; after it every file is there to be renamed, so a run that is killed between two renames
 * is finished by the next one (`recover`). A rename that fails (a file open in another program) is undone at once.
 */
const JOURNAL = 'journal.json';

/** Flushes a folder's entries to the disk, where the platform has a way to. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows has no such thing; the files themselves are synced.
  }
}

/** Node's permission model (`--permission`) allows no flush, whatever may be written. */
function requireNoPermission(error: unknown): void {
  if (errorCode(error) !== 'ERR_ACCESS_DENIED') throw error;
}

function sync(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    requireNoPermission(error);
  }
}

function writeDurably(file: string, content: Content): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, content);
    sync(handle);
  } finally {
    closeSync(handle);
  }
}

const flush = promisify(fsync);

/**
 * Writes the new files where nobody looks yet, in a folder that no other user can put anything into. All are flushed at the same
 * time: a disk takes as long for forty files together as for a few one by one.
 */
export async function stage(staging: string, files: readonly OutputFile[]): Promise<void> {
  mkdirSync(staging, { mode: 0o700 });
  mkdirSync(join(staging, 'new'));
  const handles: number[] = [];
  try {
    for (const { name, content } of files) {
      const handle = openSync(join(staging, 'new', name), 'wx');
      handles.push(handle);
      writeFileSync(handle, content);
    }
    // None is closed while another is still being flushed.
    const flushed = await Promise.allSettled(handles.map((handle) => flush(handle)));
    for (const result of flushed) if (result.status === 'rejected') requireNoPermission(result.reason);
  } finally {
    for (const handle of handles) closeSync(handle);
  }
  syncFolder(join(staging, 'new'));
}

function swapIn(staging: string, folder: string, name: string): void {
  const target = join(folder, name);
  if (pathExists(target)) renameSync(target, join(staging, 'old', name));
  renameSync(join(staging, 'new', name), target);
}

function swapOut(staging: string, folder: string, name: string): void {
  const [target, old] = [join(folder, name), join(staging, 'old', name)];
  if (!pathExists(join(staging, 'new', name)) && pathExists(target)) renameSync(target, join(staging, 'new', name));
  if (pathExists(old)) renameSync(old, target);
}

/** Puts the staged files in place; on a failure everything is as it was. Where even that fails the journal stays. */
export function commit(staging: string, folder: string, names: readonly string[]): void {
  mkdirSync(join(staging, 'old'));
  writeDurably(join(staging, JOURNAL), JSON.stringify(names));
  syncFolder(staging);
  try {
    for (const name of names) swapIn(staging, folder, name);
  } catch (error) {
    for (const name of [...names].reverse()) swapOut(staging, folder, name);
    rmSync(join(staging, JOURNAL));
    throw error;
  }
  syncFolder(folder);
  rmSync(join(staging, JOURNAL));
  rmSync(staging, { recursive: true, force: true });
}

/** Takes the staging folder away, but for files that are named in a journal: `recover` puts them in place. */
export function discard(staging: string): void {
  try {
    if (!pathExists(join(staging, JOURNAL))) rmSync(staging, { recursive: true, force: true });
  } catch {
    // It lies under a file or on a read-only disk: then it was never made.
  }
}

/**
 * Ends what a killed run left: a journalled set is put in place, anything else is thrown away. A folder that is not of
 * this user (its number; undefined where the platform has none) is refused.
 */
export function recover(staging: string, folder: string, user?: number): void {
  if (!lstatSync(staging, { throwIfNoEntry: false })) return;
  requireFolderOfUser(staging, user);
  const names = namesIn(join(staging, JOURNAL));
  const [fresh, old] = [join(staging, 'new'), join(staging, 'old')];
  if (names.length > 0) {
    if (!pathExists(old)) mkdirSync(old);
    requireFolderOfUser(fresh, user);
    requireFolderOfUser(old, user);
    for (const name of names) if (pathExists(join(fresh, name))) swapIn(staging, folder, name);
  }
  rmSync(staging, { recursive: true, force: true });
}

/** A journal tells where to move files, so it is believed only in a folder that this user's runs have made. */
function requireFolderOfUser(path: string, user: number | undefined): void {
  const stat = lstatSync(path);
  const belongsToUser = user === undefined || stat.uid === user;
  if (stat.isDirectory() && belongsToUser) return;
  throw outputError(`${path}: is not a folder of this user's where an earlier run's files would be; have it removed.`);
}

/** A plain name of a file: a path would lead out of the folder. */
const isPlainName = (name: unknown): name is string =>
  typeof name === 'string' && name !== '' && name !== '..' && name !== '.' && !/[/\\\0]/.test(name);

/** The files a journal names; a journal cut short was never synced, so nothing was renamed yet. */
function namesIn(journal: string): string[] {
  try {
    const names: unknown = JSON.parse(readFileSync(journal, 'utf8'));
    return Array.isArray(names) && names.every(isPlainName) ? names : [];
  } catch {
    return [];
  }
}
