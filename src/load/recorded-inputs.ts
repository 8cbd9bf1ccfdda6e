import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { inputError } from '../core/errors.js';
import { readStandardInput } from './containers/standard-input.js';
import { chunksOf } from './file-bytes.js';

/**
 * The files of the user's that a run reads, each by the SHA-256 of the bytes that were read: a manifest names those, whatever
 * lies under the name afterwards.
 */
export interface InputRead {
  readonly path: string;
  /** What messages and sources call it. */
  readonly file: string;
  readonly sha256: string;
  /** Of the file when it was opened; undefined where it is no regular file. */
  readonly stamp: string | undefined;
}

const reads = new AsyncLocalStorage<Map<string, InputRead>>();

/** Runs work, and calls `inputs` for what has been read so far, in order. */
export function recordingInputs<Result>(
  work: (inputs: () => readonly InputRead[]) => Promise<Result>,
): Promise<Result> {
  const found = new Map<string, InputRead>();
  return reads.run(found, () => work(() => [...found.values()]));
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Runs work whose reads are no inputs of the run: what they only warn of does not decide a figure. */
export const withoutRecording = <Result>(work: () => Promise<Result>): Promise<Result> => reads.exit(work);

/** The SHA-256 of a file of any size; undefined where it cannot be read. */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of chunksOf(path)) hash.update(bytes);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** Changes with every change of a file, in place or by another in its place. */
export function stampOf(path: string): string | undefined {
  const stat = path === '-' ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat?.isFile() ? [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ') : undefined;
}

const changed = (file: string) => inputError({ file }, 'changed while it was read; run again.');

/** Notes what was read of a file. Read twice in one run, it must have been the same. */
export function recordInput(input: InputRead): void {
  const before = reads.getStore()?.get(input.path);
  if (before && before.sha256 !== input.sha256) throw changed(input.file);
  if (!before) reads.getStore()?.set(input.path, input);
}

/** Reads a file that is opened more than once, and refuses it where it was not one and the same. */
export async function readUnchanged<Result extends { readonly sha256: string }>(
  { path, file }: Pick<InputRead, 'path' | 'file'>,
  read: () => Promise<Result>,
): Promise<Result> {
  const stamp = stampOf(path);
  const result = await read();
  if (stampOf(path) !== stamp) throw changed(file);
  recordInput({ path, file, sha256: result.sha256, stamp });
  return result;
}

/** The first file that is no longer what was read; undefined where all are. */
export async function changedInput(inputs: readonly InputRead[]): Promise<InputRead | undefined> {
  for (const input of inputs) {
    const isSame =
      input.stamp === undefined ||
      stampOf(input.path) === input.stamp ||
      (await sha256OfFile(input.path)) === input.sha256;
    if (!isSame) return input;
  }
  return undefined;
}

/** A file read at once. */
export interface InputBytes {
  readonly path: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** A device may never end. A pipe does. */
function requireNoDevice(path: string, file: string): void {
  const stat = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stat?.isCharacterDevice() || stat?.isBlockDevice())
    throw inputError({ file }, 'is a device; name a file, or - for standard input.');
}

/** Reads a file, or standard input ("-"), and notes it; what reading throws is left to the caller. */
export function readInput(path: string, file = path): InputBytes {
  requireNoDevice(path, file);
  const stamp = stampOf(path);
  const bytes = path === '-' ? readStandardInput() : readFileSync(path);
  const read = { path, file, sha256: sha256(bytes) };
  recordInput({ ...read, stamp });
  return { ...read, bytes };
}
