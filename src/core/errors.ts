/** Errors that the user can mend. Anything else that is thrown is our own bug and keeps its stack. */
import { type Position, positionText, shortPath } from './position.js';
import { isRecord } from './typed-record.js';

export const EXIT = {
  done: 0,
  assertionFailed: 1,
  usage: 2,
  input: 3,
  output: 4,
  network: 69,
  /** A fault of the program itself (sysexits: EX_SOFTWARE). */
  software: 70,
  locked: 75,
} as const;

/** One clear sentence for the user, and the exit code that goes with it. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

export const usageError = (message: string): UserError => new UserError(message, EXIT.usage);

/** A fault of an input: where it stands, and one sentence that says what is wrong and what to do. */
export function inputError(...message: [sentence: string] | [position: Position, sentence: string]): UserError {
  const [first, sentence] = message;
  const text = typeof first === 'string' ? first : `${positionText(first)}: ${sentence}`;
  return new UserError(text, EXIT.input);
}

export const networkError = (message: string): UserError => new UserError(message, EXIT.network);
export const outputError = (message: string): UserError => new UserError(message, EXIT.output);

/** A part of the program's own folder that cannot be had: nothing the user gave is at fault, nor the code. */
export const incompleteProgram = (part: string): UserError =>
  inputError(
    `the program's own folder has no ${part}, or it may not be read; run again, or install the program again.`,
  );

/** What the operating system's refusals mean, and what to do; by the name of the error (errno). */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read; change its permissions',
  EPERM: 'may not be read; change its permissions, or close the program that has it open',
  EBUSY: 'is open in another program; close it and run again',
  ENOENT: 'is not there',
  ENOTDIR: 'is not there: one of the folders in its path is a file',
  EISDIR: 'is a folder where a file is expected',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'is a longer name than the disk allows',
  EMFILE: 'cannot be opened: too many files are open; allow more (ulimit -n)',
  ENFILE: 'cannot be opened: too many files are open on this machine',
  EIO: 'cannot be read: the disk reports an error',
  ENOMEM: 'cannot be read: there is not enough memory',
  ENODEV: 'cannot be read: it is a device',
  ENXIO: 'cannot be read: it is a device',
};

/** The code of an error of Node or a package, such as "ENOENT"; empty where it has none. */
export const errorCode = (error: unknown): string =>
  isRecord(error) && typeof error.code === 'string' ? error.code : '';

type SystemError = NodeJS.ErrnoException & { readonly code: string; readonly syscall: string };

/** Whether it is the operating system that refused. */
export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string' && errorCode(error) !== '';

/** What an error says. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Node run with `--permission` refuses what it is not allowed. */
function deniedByNode(error: Error): UserError {
  const permission = 'permission' in error ? String(error.permission) : '';
  const what = 'resource' in error ? `${permission} ${shortPath(String(error.resource))}` : permission;
  return inputError(
    `Node's permission model does not allow what the program needs (${what}); allow it (--allow-fs-read, --allow-fs-write), or run without --permission.`,
  );
}

/** A refusal of the operating system while something was read, as a sentence; undefined for any other error. */
export function systemFailure(error: unknown): UserError | undefined {
  if (error instanceof Error && errorCode(error) === 'ERR_ACCESS_DENIED') return deniedByNode(error);
  // Packages that may be absent are asked for where they are needed; any other is in the program's own files.
  if (errorCode(error) === 'MODULE_NOT_FOUND')
    return incompleteProgram(/'\.\/([^']+)'/.exec(errorText(error))?.[1] ?? 'part that it needs');
  if (!isSystemError(error)) return undefined;
  const { code, path, syscall } = error;
  if (syscall === 'uv_cwd') return inputError('the working folder is no longer there; change to another.');
  const reason = SYSTEM_REASONS[code];
  if (reason === undefined) return undefined;
  const name = path === undefined ? 'a file' : path;
  return inputError({ file: shortPath(name) }, `${reason} (${code}).`);
}
