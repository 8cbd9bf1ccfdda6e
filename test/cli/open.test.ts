import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openingProgram } from '../../src/output/open-result.js';
import { binary, emptyFolder } from '../run-binary.js';

describe('what was written is opened', () => {
  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
    ['win32', 'explorer.exe'],
  ] as const)('on %s by %s', (platform, command) => {
    expect(openingProgram(platform, 'a b/index.html')).toEqual({ command, args: ['a b/index.html'] });
  });

  it.runIf(process.platform === 'linux')('with --open, by the program of the platform', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\necho "$1" > "$(dirname "$0")/opened"\n');
    chmodSync(join(folder, 'xdg-open'), 0o755);
    const output = join(folder, 'a report');
    const args = ['annual', '--table', 'rates', '-f', 'md', '-o', output, '--open', '--quiet'];
    const ran = binary(args, { env: { PATH: `${folder}:${process.env.PATH}` } });
    expect(ran.code, ran.talk).toBe(0);
    for (let wait = 0; wait < 100 && !existsSync(join(folder, 'opened')); wait += 1) await setTimeout(50);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(`${join(output, 'index.html')}\n`);
  });

  it('or that it cannot be opened is said, and the report is there', () => {
    const folder = emptyFolder();
    const args = ['annual', '--table', 'rates', '-f', 'md', '-o', join(folder, 'out'), '--open'];
    const { code, talk } = binary(args, { env: { PATH: folder } });
    expect(talk).toContain(`${join(folder, 'out', 'index.html')} cannot be opened from here; open it yourself.`);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'out', 'annual.md'))).toBe(true);
  });

  it('needs a destination', () => {
    const { code, talk } = binary(['annual', '--open']);
    expect(talk).toMatch(/--open needs a file or folder; name it with -o/);
    expect(code).toBe(2);
  });
});
