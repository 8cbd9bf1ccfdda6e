import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Content, OutputFile } from './document.js';

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

function writeDurably(file: string, content: Content): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes the new files where nobody looks yet. */
export function stage(staging: string, files: readonly OutputFile[]): void {
  mkdirSync(staging);
  mkdirSync(join(staging, 'new'));
  for (const { name, content } of files) writeDurably(join(staging, 'new', name), content);
  syncFolder(join(staging, 'new'));
}

function swapIn(staging: string, folder: string, name: string): void {
  const target = join(folder, name);
  if (existsSync(target)) renameSync(target, join(staging, 'old', name));
  renameSync(join(staging, 'new', name), target);
}

function swapOut(staging: string, folder: string, name: string): void {
  const [target, old] = [join(folder, name), join(staging, 'old', name)];
  if (!existsSync(join(staging, 'new', name)) && existsSync(target)) renameSync(target, join(staging, 'new', name));
  if (existsSync(old)) renameSync(old, target);
}

/** Puts the staged files in place; on a failure everything is as it was. */
export function commit(staging: string, folder: string, names: readonly string[]): void {
  mkdirSync(join(staging, 'old'));
  writeDurably(join(staging, JOURNAL), JSON.stringify(names));
  syncFolder(staging);
  try {
    for (const name of names) swapIn(staging, folder, name);
  } catch (error) {
    for (const name of [...names].reverse()) swapOut(staging, folder, name);
    throw error;
  }
  syncFolder(folder);
  rmSync(staging, { recursive: true, force: true });
}

/** Ends what a killed run left: a journalled set is put in place, anything else is thrown away. */
export function recover(staging: string, folder: string): void {
  if (!existsSync(staging)) return;
  const journal = join(staging, JOURNAL);
  const names = existsSync(journal) ? namesIn(journal) : [];
  if (!existsSync(join(staging, 'old'))) mkdirSync(join(staging, 'old'));
  for (const name of names) if (existsSync(join(staging, 'new', name))) swapIn(staging, folder, name);
  rmSync(staging, { recursive: true, force: true });
}

/** A journal cut short was never synced, so nothing was renamed yet. */
function namesIn(journal: string): string[] {
  try {
    return JSON.parse(readFileSync(journal, 'utf8'));
  } catch {
    return [];
  }
}
