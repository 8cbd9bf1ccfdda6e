import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
const READ_IN_EACH_RUN = [...Object.keys(OWN_MACHINE), 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];

/** Whether a run needs a process of its own. Coverage is written by processes that end. */
export const needsProcess = (env: Readonly<Record<string, string>>): boolean =>
  Boolean(process.env.NODE_V8_COVERAGE) || Object.keys(env).some((name) => !READ_IN_EACH_RUN.includes(name));

/**
 * Runs the built program as a user would, in a thread of the tests that stays loaded from one run to the next, or in a
 * process of its own where it needs standard input or variables of its own.
 */
export function boroughstat(args: readonly string[], options: RunOptions = {}): Ran {
  const { input, env = {}, cwd = root } = options;
  if (input !== undefined || needsProcess(env)) return binary(args, options);
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const { port, done } = sendToThread({ args, env });
    if (Atomics.wait(done, 0, 0, TIME_LIMIT) === 'timed-out') throw new Error(`no end of: ${args.join(' ')}`);
    return answerIn(receiveMessageOnPort(port)?.message);
  } finally {
    process.chdir(before);
  }
}

/** The same, while whoever runs it stays free to answer what the program asks of it. */
export async function boroughstatMeanwhile(args: readonly string[], env: RunOptions['env']): Promise<Ran> {
  const { port } = sendToThread({ args, env });
  const [answer] = await once(port, 'message');
  port.unref();
  return answerIn(answer);
}

function sendToThread({ args, env }: { readonly args: readonly string[]; readonly env: RunOptions['env'] }): Thread {
  thread ??= startThread();
  Atomics.store(thread.done, 0, 0);
  thread.port.postMessage({ args, env: { ...OWN_MACHINE, ...env } });
  return thread;
}

function answerIn(answer: Ran | { readonly failure: string }): Ran {
  if ('failure' in answer) throw new Error(answer.failure);
  return answer;
}

/** A new empty folder of its own. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
