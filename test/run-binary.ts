import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { TIME_LIMIT } from './time-limit.js';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

// Whoever runs the tests may have a library and a borough of their own.
const OWN_MACHINE = { XDG_DATA_HOME: join(root, 'test', 'no-library'), BOROUGHSTAT_BOROUGH: '' };

/** Runs the real binary as a user would, in a process of its own: slow, for tests in which the process is the point. */
export function binary(args: readonly string[], { input, env = {}, cwd = root }: RunOptions = {}): Ran {
  const ran = spawnSync(process.execPath, [join(root, 'bin', 'boroughstat.js'), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input === undefined ? {} : { input }),
    env: { ...process.env, ...OWN_MACHINE, ...env },
  });
  return { code: ran.status, out: ran.stdout, talk: ran.stderr };
}

interface Thread {
  readonly port: MessagePort;
  /** Its first number is 1 when a run has ended. */
  readonly done: Int32Array;
}

let thread: Thread | undefined;

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const entry = pathToFileURL(join(root, 'dist', 'cli.js')).href;
  new Worker(join(root, 'test', 'program-thread.js'), {
    workerData: { port: port2, done, entry },
    transferList: [port2],
    execArgv: [],
  }).unref();
  port1.unref();
  return { port: port1, done };
}

/** What the program asks for in each run; other variables count when Node and the packages are loaded. */
const READ_IN_EACH_RUN = Object.keys(OWN_MACHINE);

/**
 * Runs the built program as a user would, in a thread of the tests that stays loaded from one run to the next, or in a
 * process of its own where it needs standard input or variables of its own.
 */
export function boroughstat(args: readonly string[], options: RunOptions = {}): Ran {
  const { input, env = {}, cwd = root } = options;
  const needsProcess = input !== undefined || Object.keys(env).some((name) => !READ_IN_EACH_RUN.includes(name));
  // Coverage is written by processes that end.
  if (needsProcess || process.env.NODE_V8_COVERAGE) return binary(args, options);
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return runInThread({ args, env: { ...OWN_MACHINE, ...env } });
  } finally {
    process.chdir(before);
  }
}

function runInThread(request: { readonly args: readonly string[]; readonly env: RunOptions['env'] }): Ran {
  thread ??= startThread();
  const { port, done } = thread;
  Atomics.store(done, 0, 0);
  port.postMessage(request);
  if (Atomics.wait(done, 0, 0, TIME_LIMIT) === 'timed-out') throw new Error(`no end of: ${request.args.join(' ')}`);
  const answer = receiveMessageOnPort(port)?.message as Ran | { readonly failure: string };
  if ('failure' in answer) throw new Error(answer.failure);
  return answer;
}

/** A new empty folder of its own. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
