import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Runs the real binary as a user would. */
export function boroughstat(args: readonly string[], { input, env = {}, cwd = root }: RunOptions = {}): Ran {
  const ran = spawnSync(process.execPath, [join(root, 'bin', 'boroughstat.js'), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input === undefined ? {} : { input }),
    // Whoever runs the tests may have a library of their own.
    env: { ...process.env, XDG_DATA_HOME: join(root, 'test', 'no-library'), ...env },
  });
  return { code: ran.status, out: ran.stdout, talk: ran.stderr };
}

/** A new empty folder of its own. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
