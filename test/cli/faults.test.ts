import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, root } from '../run-binary.js';

/** A small part of `npm run bench:faults`, which lets every call of a run fail: here one of each kind, for inputs and for outputs. */
const home = emptyFolder();
const folder = join(home, 'report');
const log = join(home, 'calls.log');
const args = ['annual', '--table', 'rates', '-f', 'md,csv', '-o', folder, '--quiet'];

interface Call {
  readonly calls: number;
  readonly name: string;
  readonly path: string;
}

function run(number: number, code: string) {
  rmSync(log, { force: true });
  const preload = join(root, 'bench', 'faults', 'preload.cjs');
  const env = { FAULT_LOG: log, FAULT_NUMBER: `${number}`, FAULT_CODE: code, BOROUGHSTAT_CODE_CACHE: 'off' };
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', preload, join(root, 'bin', 'boroughstat.js'), ...args],
    { encoding: 'utf8', cwd: home, env: { ...process.env, ...env } },
  );
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { status, stderr, calls: lines.map((line): Call => JSON.parse(line)) };
}

function expectWholeOrNone(status: number | null): void {
  if (status !== 0) {
    expect(existsSync(folder)).toBe(false);
    return;
  }
  const { outputs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const { name, sha256 } of outputs)
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(sha256);
}

/** The report, and what a refused removal leaves beside it for the next run to clear. */
function clear(): void {
  const left = readdirSync(home).filter((name) => name.startsWith('.') || name === 'report');
  for (const name of left) rmSync(join(home, name), { recursive: true });
}

const isOutput = ({ path }: Call): boolean => path.startsWith(home);

describe('a call of the file system that fails', () => {
  const { calls } = run(0, 'EIO');
  clear();
  const kinds = new Map(calls.map((call) => [`${call.name}, ${isOutput(call) ? 'output' : 'input'}`, call]));

  it('is counted from the first to the last', () => {
    expect(calls.length).toBeGreaterThan(80);
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['readFileSync, input', 'renameSync, output']));
  });

  it.each([...kinds])('%s: ends in a sentence, or does no harm', (_, call) => {
    const [codes, refused] = isOutput(call) ? [['EIO', 'ENOSPC'], 4] : [['EACCES'], 3];
    for (const code of codes) {
      const { status, stderr } = run(call.calls, code);
      expect(stderr).not.toMatch(/ {4}at |fault of the program/);
      const sentences = stderr.match(/^boroughstat: /gm)?.length ?? 0;
      expect([status, sentences].join()).toMatch(new RegExp(`^(0,0|${refused},1)$`));
      expectWholeOrNone(status);
      clear();
    }
  });
});
