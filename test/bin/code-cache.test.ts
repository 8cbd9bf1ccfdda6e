import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { binary } from '../run-binary.js';

/** Node 22 and later keep the code themselves, in files of their own. */
const isOurs = Number(process.versions.node.split('.')[0]) < 22;
const cacheHome = () => mkdtempSync(join(tmpdir(), 'code-cache-'));
const run = (home: string, env: Record<string, string> = {}) =>
  binary(['rank', '--offence', 'robbery', '-f', 'json'], { env: { XDG_CACHE_HOME: home, ...env } });
const scriptsIn = (home: string): string[] =>
  existsSync(home)
    ? readdirSync(home, { recursive: true, encoding: 'utf8' })
        .map((name) => join(home, name))
        .filter((path) => statSync(path).isFile())
    : [];

describe('the compiled code of the program', () => {
  let expected: ReturnType<typeof run>;
  beforeAll(() => {
    expected = run(cacheHome(), { BOROUGHSTAT_CODE_CACHE: 'off' });
    expect(expected.code).toBe(0);
  });

  it('is kept by the first run and used by the next, with the same output', () => {
    const home = cacheHome();
    expect(run(home)).toEqual(expected);
    const kept = scriptsIn(home);
    expect(kept.length).toBeGreaterThan(0);
    const before = kept.map((path) => statSync(path).mtimeMs);
    expect(run(home)).toEqual(expected);
    expect(scriptsIn(home).map((path) => statSync(path).mtimeMs)).toEqual(before);
  });

  it('is made anew where it is damaged or of another program', () => {
    const home = cacheHome();
    run(home);
    const paths = scriptsIn(home);
    const damaged = paths.map((path, index) => {
      const bytes = readFileSync(path);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
      const written = index % 2 === 0 ? bytes : bytes.subarray(0, middle);
      writeFileSync(path, written);
      return written;
    });
    expect(run(home)).toEqual(expected);
    if (isOurs) expect(paths.filter((path, index) => damaged[index]?.equals(readFileSync(path)))).toEqual([]);
    expect(run(home)).toEqual(expected);
  });

  it('is done without where its folder cannot be written', () => {
    const home = join(cacheHome(), 'file');
    writeFileSync(home, '');
    expect(run(home)).toEqual(expected);
    const closed = cacheHome();
    mkdirSync(join(closed, 'boroughstat'));
    chmodSync(join(closed, 'boroughstat'), 0o500);
    expect(run(closed)).toEqual(expected);
  });

  it('is left out when it is switched off, and not kept of a run that failed', () => {
    const home = cacheHome();
    expect(run(home, { BOROUGHSTAT_CODE_CACHE: 'off' })).toEqual(expected);
    expect(scriptsIn(home)).toEqual([]);
    const failed = binary(['rank', '--offence', 'no-such'], { env: { XDG_CACHE_HOME: home } });
    expect(failed.code).toBe(2);
    if (isOurs) expect(scriptsIn(home)).toEqual([]);
  });

  it.runIf(isOurs)('of help is not taken for that of the command, of which it has few functions', () => {
    const home = cacheHome();
    const commands = () => [...new Set(scriptsIn(home).map((path) => basename(path)))].sort();
    expect(binary(['rank', '--help'], { env: { XDG_CACHE_HOME: home } }).code).toBe(0);
    expect(commands()).toEqual(['help']);
    run(home);
    expect(commands()).toEqual(['help', 'rank']);
  });

  it.runIf(isOurs)('keeps the code of one build only', () => {
    const home = cacheHome();
    const other = join(home, 'boroughstat', `0123456789abcdef-${process.version}-${process.arch}`);
    mkdirSync(other, { recursive: true });
    run(home);
    expect(existsSync(other)).toBe(false);
  });
});
