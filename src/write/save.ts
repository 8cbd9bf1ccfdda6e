import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outputError } from '../errors.js';
import type { OutputFile } from './document.js';

function writeDurably(file: string, content: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes files into a folder, which is made when it is not there. Everything is written beside its place first and
 * renamed only when all of it is on the disk: a failure leaves what was there before.
 */
export function saveFiles(folder: string, files: readonly OutputFile[]): string[] {
  const target = resolve(folder);
  const blocked = files.map(({ name }) => join(folder, name)).find(isFolder);
  if (blocked) throw outputError(`${blocked}: is a folder, so the file cannot be written; name another place with -o.`);
  let madeFolder: string | undefined;
  let staged = false;
  const staging = join(target, `.boroughstat-${randomBytes(6).toString('hex')}`);
  try {
    madeFolder = mkdirSync(target, { recursive: true });
    mkdirSync(staging);
    staged = true;
    for (const { name, content } of files) writeDurably(join(staging, name), content);
    for (const { name } of files) renameSync(join(staging, name), join(target, name));
    madeFolder = undefined;
  } catch (error) {
    throw outputFailure(folder, error);
  } finally {
    if (staged) rmSync(staging, { recursive: true, force: true });
    if (madeFolder) rmSync(madeFolder, { recursive: true, force: true });
  }
  return files.map(({ name }) => join(folder, name));
}

/** A path under a file is no folder either; making it will say so. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'is not writable; choose another place with -o, or change its permissions',
  EPERM: 'is not writable; choose another place with -o, or change its permissions',
  EROFS: 'is on a read-only disk; choose another place with -o',
  ENOSPC: 'is on a full disk; make room or choose another place with -o',
  ENOTDIR: 'has a file where a folder should be; choose another place with -o',
  EEXIST: 'has a file where a folder should be; choose another place with -o',
  EBUSY: 'is open in another program; close it and run again',
};

function outputFailure(folder: string, error: unknown): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  return reason ? outputError(`${folder}: ${reason}. Nothing was changed.`) : (error as Error);
}
