import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { errorCode } from '../core/errors.js';

/** Who holds a lock: enough to tell whether that very process still runs. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** The start of the operating system; empty where the platform does not say. */
  readonly boot: string;
  /** When the process started, in clock ticks since the system did; empty where the platform does not say. */
  readonly started: string;
  /** Unlike any other claim. */
  readonly token: string;
}

/** A lock whose process cannot be asked after is taken for dead after a day: no run takes that long. */
const A_DAY = 24 * 60 * 60;
/** Linux counts a process's start in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Field 22 of /proc/PID/stat. The second field, the program's name, may hold blanks and brackets: counted from behind it. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

const bootId = (): string => {
  const id = read('/proc/sys/kernel/random/boot_id');
  return id && short(id);
};

export const thisProcess = (token: string): LockOwner => ({
  pid: process.pid,
  host: short(hostname()),
  boot: bootId(),
  started: startOf(process.pid),
  token,
});

/** The owner as a file name: a name is there whole or not at all, even on a full disk. */
export const ownerName = ({ pid, host, boot, started, token }: LockOwner): string =>
  [pid, started, boot, host, token].join('.');

/** The owner a name tells; undefined for a file that no run made. */
export function ownerFromName(name: string): LockOwner | undefined {
  const [pid = '', started = '', boot = '', host = '', token = '', more] = name.split('.');
  const known = more === undefined && token !== '' && /^[1-9]\d*$/.test(pid) && /^\d*$/.test(started);
  return known ? { pid: Number(pid), host, boot, started, token } : undefined;
}

/** Whether the process was started after the lock was made: then another had its number. Unknown counts as no. */
function startedLater(pid: number, ageInSeconds: number): boolean {
  const started = startOf(pid);
  return started !== '' && uptime() - Number(started) / TICKS_PER_SECOND < ageInSeconds - 2;
}

/**
 * Whether the run that made the lock is no more. A process number alone does not tell: after a restart, and in every
 * new container, another process has it.
 */
export function ownerIsGone({ pid, host, boot, started }: LockOwner, ageInSeconds: number): boolean {
  if (host !== short(hostname()) && host !== hostname()) return ageInSeconds > A_DAY;
  if (boot !== '' && bootId() !== '' && boot !== bootId()) return true;
  if (!isAlive(pid)) return true;
  if (started !== '') return startOf(pid) !== started;
  return ageInSeconds > A_DAY || startedLater(pid, ageInSeconds);
}
