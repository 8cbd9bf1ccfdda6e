import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, errorCode, outputError, UserError } from '../core/errors.js';
import { type LockOwner, ownerFromName, ownerIsGone, ownerName, thisProcess } from './lock-owner.js';
import { createFolders, outputFailure } from './save.js';

/**
 * Mutual exclusion of runs that write into one folder.
 *
 * A lock is a folder in which every run that wants to write puts an empty file named after itself (its claim) and then
 * lists the others. A run that sees no other claim holds the lock. Of two runs, whichever lists second sees the first, so
 * never both hold it, however long either is delayed between its steps. Nobody ever takes away what a living run has made:
 * only claims of dead runs are deleted, and their names never come back. (Lamport's flags, with a tie broken by name.)
 */
const GIVE_UP_AFTER = 1000;
const PAUSE = 20;

/** The run is synchronous here; nothing else is to be done meanwhile. */
const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);

/** A lock of version 0.1 and before: a file with the process number and the host of its run. */
function removeFormerLock(lock: string): boolean {
  const stat = lstatSync(lock, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) return true;
  if (!stat.isFile()) throw outputError(`${lock}: is a link or a device where the lock of a run belongs; remove it.`);
  const ageInSeconds = (Date.now() - stat.mtimeMs) / 1000;
  const owner = formerOwner(lock);
  if (owner ? !ownerIsGone({ ...owner, token: '' }, ageInSeconds) : ageInSeconds < 10) return false;
  try {
    unlinkSync(lock);
  } catch (error) {
    // Another run was quicker: the file is gone, or a folder of that name is there, which unlink refuses to remove.
    if (lstatSync(lock, { throwIfNoEntry: false })?.isFile()) throw error;
  }
  return true;
}

function formerOwner(lock: string): Omit<LockOwner, 'token'> | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(lock, 'utf8'));
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host, boot: '', started: '' } : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the lock's folder where it is not there; false where a lock of version 0.1 is in its place. */
function makeLockFolder(lock: string): boolean {
  try {
    mkdirSync(lock);
  } catch (error) {
    // A run that made the folder of the lock, and ends without an output, takes it away again.
    if (errorCode(error) === 'ENOENT') createFolders(dirname(lock));
    else if (errorCode(error) !== 'EEXIST') throw error;
    else return removeFormerLock(lock);
  }
  return true;
}

/** Puts the claim into the lock's folder, making it; a run that ends at this moment may take the folder away between. */
function claim(lock: string, name: string): boolean {
  for (let tries = 0; tries < 50; tries += 1) {
    if (!makeLockFolder(lock)) return false;
    try {
      closeSync(openSync(join(lock, name), 'wx'));
      return true;
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error;
    }
  }
  return false;
}

/** The owners of other living claims; claims of dead runs are cleared away, and files that no run made are passed over. */
function rivals(lock: string, token: string): LockOwner[] {
  return readdirSync(lock).flatMap((name) => {
    const owner = ownerFromName(name);
    const stat = lstatSync(join(lock, name), { throwIfNoEntry: false });
    if (!owner || owner.token === token || !stat) return [];
    if (!ownerIsGone(owner, (Date.now() - stat.mtimeMs) / 1000)) return [owner];
    rmSync(join(lock, name), { force: true });
    return [];
  });
}

/** Whether this claim has the lock: at once, or when those with a later name have given way. */
function waitForRivals(lock: string, token: string): boolean {
  for (const end = Date.now() + GIVE_UP_AFTER; ; pause()) {
    const others = rivals(lock, token);
    if (others.length === 0) return true;
    if (others.some((other) => other.token < token) || Date.now() > end) return false;
  }
}

/** Takes the claim back, and the folder with the last one. */
function release(lock: string, name: string): void {
  try {
    rmSync(join(lock, name), { force: true });
    rmdirSync(lock);
  } catch {
    // Another run has its claim in it, or it never came to be.
  }
}

/** The lock, or undefined where another run has it. Gives what releases it. */
function tryLock(lock: string): (() => void) | undefined {
  const owner = thisProcess(randomUUID());
  const name = ownerName(owner);
  try {
    if (!claim(lock, name)) return undefined;
    if (waitForRivals(lock, owner.token)) return () => release(lock, name);
  } catch (error) {
    release(lock, name);
    throw error;
  }
  release(lock, name);
  return undefined;
}

/** Takes away what a killed run left next to a folder that it made: nobody else uses it while its lock can be had. */
export function clearLeftovers(lock: string, staging: string): void {
  if (!existsSync(staging) && !existsSync(lock)) return;
  try {
    const unlock = tryLock(lock);
    if (unlock) rmSync(staging, { recursive: true, force: true });
    unlock?.();
  } catch {
    // It is another user's; it is in nobody's way here.
  }
}

/** Not seen counts as not there: the folder may not be entered. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Locks a destination so that two runs cannot write it at once; gives what takes the lock away. */
export function lock(path: string, folder: string): () => void {
  try {
    const unlock = tryLock(path);
    if (unlock) return unlock;
  } catch (error) {
    // The folder can be written (the lock's parent was), so it is the lock itself that is another user's.
    if (['EACCES', 'EPERM'].includes(errorCode(error)) && isThere(path)) {
      throw outputError(
        `${path}: was left by a run of another user and cannot be removed; have it removed, or choose another place with -o.`,
      );
    }
    throw outputFailure(folder, error);
  }
  throw new UserError(
    `${folder}: another run is writing there; wait for it to end, or choose another place with -o.`,
    EXIT.locked,
  );
}
