import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { EXIT, MendableError } from '../errors.js';
import { outputFailure } from '../write/save.js';

/** A lock of another machine is taken for dead after a day: no run takes that long. */
const STALE_AFTER = 24 * 60 * 60 * 1000;

interface Owner {
  readonly pid: number;
  readonly host: string;
}

function ownerOf(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const ageOf = (file: string): number => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

/** A run that was killed cannot take its lock away. A lock without an owner is being written this moment, or was cut. */
function isStale(file: string): boolean {
  const owner = ownerOf(file);
  if (!owner) return ageOf(file) > 10_000;
  return owner.host === hostname() ? !isAlive(owner.pid) : ageOf(file) > STALE_AFTER;
}

function tryLock(file: string, place: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeFileSync(handle, JSON.stringify({ pid: process.pid, host: hostname() }));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw outputFailure(place, error);
  }
}

/** Renamed away first: of two runs that find the same stale lock only one can. */
function takeAway(file: string): void {
  const mine = `${file}.${process.pid}`;
  try {
    renameSync(file, mine);
    rmSync(mine, { force: true });
  } catch {
    // The other run was quicker; the next try will see its lock.
  }
}

/** Takes away what a killed run left beside a folder that it made: nobody else uses it while its lock can be had. */
export function clearLeftovers(lockFile: string, staging: string): void {
  if (!existsSync(staging) && !existsSync(lockFile)) return;
  if (existsSync(lockFile) && !isStale(lockFile)) return;
  takeAway(lockFile);
  rmSync(staging, { recursive: true, force: true });
}

/** Locks a place so that two runs cannot write it at once; gives what takes the lock away. */
export function lock(file: string, place: string): () => void {
  for (let tries = 0; tries < 3; tries += 1) {
    if (tryLock(file, place)) return () => rmSync(file, { force: true });
    if (!isStale(file)) break;
    takeAway(file);
  }
  throw new MendableError(
    `${place}: another run is writing there; wait for it to end, or choose another place with -o.`,
    EXIT.locked,
  );
}
