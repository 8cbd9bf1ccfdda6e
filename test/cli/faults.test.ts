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

function expectWholeReport(): void {
  const { outputs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const { name, sha256 } of outputs)
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(sha256);
}

const isOutput = ({ path }: Call): boolean => path.startsWith(home);

describe('a call of the file system that fails', () => {
  const { calls } = run(0, 'EIO');
  rmSync(folder, { recursive: true, force: true });
  const kinds = new Map(calls.map((call) => [`${call.name}, ${isOutput(call) ? 'output' : 'input'}`, call]));

  it('is counted from the first to the last', () => {
    expect(calls.length).toBeGreaterThan(80);
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(['readFileSync, input', 'renameSync, output']));
  });

  it.each([...kinds])('%s: ends in a sentence, or does no harm', (_, call) => {
    for (const code of isOutput(call) ? ['EIO', 'ENOSPC'] : ['EACCES']) {
      const { status, stderr, calls: failed } = run(call.calls, code);
      expect(stderr).not.toMatch(/ {4}at |fault of the program/);
      expect([0, isOutput(call) ? 4 : 3]).toContain(status);
      expect(stderr.match(/^boroughstat: /gm) ?? []).toHaveLength(status === 0 ? 0 : 1);
      expect(failed.length).toBeLessThan(2);
      if (status === 0) expectWholeReport();
      else expect(existsSync(folder)).toBe(false);
      rmSync(folder, { recursive: true, force: true });
      for (const name of readdirSync(home)) if (name.startsWith('.')) rmSync(join(home, name), { recursive: true });
    }
  });
});
