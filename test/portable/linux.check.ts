import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePortable } from '../../scripts/portable.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

/** Without PATH, HOME and, where the system allows a network of one's own, without the network. */
const OFFLINE = ['unshare', '--user', '--net', '--map-root-user'];
const canUnshare = spawnSync(OFFLINE[0] ?? '', [...OFFLINE.slice(1), 'true']).status === 0;

describe('the portable folder for Linux', () => {
  const out = emptyFolder();
  const work = emptyFolder();
  let folder = '';

  beforeAll(() => {
    const { archive } = writePortable('linux-x64', { out });
    execFileSync('tar', ['xzf', join(out, archive), '-C', work]);
    folder = join(work, archive.replace('.tar.gz', ''));
  });

  const run = (...args: string[]) => {
    const [program = '', ...rest] = [...(canUnshare ? OFFLINE : []), 'env', '-i', './boroughstat', ...args];
    return spawnSync(program, rest, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  };

  it('has the checksum of each file', () => {
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS.txt'], { cwd: folder, encoding: 'utf8' })).toBe('');
  });

  it('makes every format of the annual report, to the same bytes as a clone does', () => {
    const [portable, usual] = [join(work, 'portable'), join(work, 'usual')];
    expect(run('annual', '--borough', 'Southwark', '--all', '-o', portable).status).toBe(0);
    expect(boroughstat(['annual', '--borough', 'Southwark', '--all', '-o', usual]).code).toBe(0);
    const names = readdirSync(usual);
    expect(names).toContain('manifest.json');
    expect(readdirSync(portable)).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(portable, name)).equals(readFileSync(join(usual, name))), name).toBe(true);
  });

  it('runs quarterly and check', () => {
    const quarter = run('quarterly', '--borough', 'Barnet');
    expect(quarter).toMatchObject({ status: 0 });
    expect(quarter.stdout).toBe(boroughstat(['quarterly', '--borough', 'Barnet']).out);
    writeFileSync(join(work, 'draft.md'), 'Burglary fell from 2,423 to 2,098 offences, a fall of 13.4%.\n');
    const checked = run('check', join(work, 'draft.md'));
    expect(checked.stdout).toBe(boroughstat(['check', join(work, 'draft.md')]).out);
    expect(checked.stdout).toContain('2,098');
  });
});
