import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { skip } from '../requirement.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const bin = join(root, 'bin', 'boroughstat.js');
const ARGS = ['annual', '--quiet', '--table', 'headlines,rates,rankings'];

/** Name and hash of everything in a folder, hidden files too. */
const stateOf = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .join('\n');

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [bin, ...args], { cwd: root, stdio: 'ignore' });
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));
const hidden = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

describe('the same inputs', () => {
  it('give the same bytes in any time zone and language', () => {
    const folder = join(emptyFolder(), 'out');
    const zones = ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Europe/London'];
    const states = zones.map((TZ, index) => {
      const env = {
        TZ,
        LANG: index % 2 ? 'tr_TR.UTF-8' : 'C',
        LC_ALL: index % 2 ? 'de_DE.UTF-8' : 'C',
      };
      expect(boroughstat([...ARGS, '-o', folder], { env }).code).toBe(0);
      return stateOf(folder);
    });
    expect(new Set(states).size).toBe(1);
    expect(states[0]).toContain('manifest.json');
  });
});

describe('a run that is killed', () => {
  it('at any moment leaves the old set or the new, at the latest after the next run', async () => {
    const folder = join(emptyFolder(), 'out');
    const args = [...ARGS, '-f', 'md,csv,json,html', '-o', folder];
    const [barnet, brent] = ['Barnet', 'Brent'].map((borough) => [...args, '--borough', borough]);
    // From the start of a run to beyond its end, as long as it takes on this machine.
    const started = performance.now();
    expect(await ended(start(brent ?? []))).toBe(0);
    const duration = performance.now() - started;
    expect(boroughstat(barnet ?? []).code).toBe(0);
    const whole = stateOf(folder);
    for (let step = 1; step <= 13; step += 1) {
      const child = start(brent ?? []);
      setTimeout(() => child.kill('SIGKILL'), (duration * step) / 11);
      await ended(child);
      const listed = readdirSync(folder).filter((name) => !name.startsWith('.'));
      expect(listed.length).toBeGreaterThanOrEqual(5);
      const { code, talk } = boroughstat(barnet ?? []);
      expect(code, talk).toBe(0);
      expect(stateOf(folder)).toBe(whole);
    }
    expect(hidden(folder)).toEqual([]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s exits %i and leaves nothing', async (signal, code) => {
    const home = emptyFolder();
    const folder = join(home, 'a', 'out');
    const child = start([...ARGS, '-o', folder]);
    // The lock is there as soon as the run has begun.
    while (!existsSync(join(home, 'a'))) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    const exit = await ended(child);
    // A run that had all but ended may end well; nothing else is allowed.
    if (exit === 0) expect(hidden(join(home, 'a'))).toEqual([]);
    else {
      expect(exit).toBe(code);
      expect(existsSync(folder) ? hidden(join(home, 'a')) : readdirSync(home)).toEqual([]);
    }
  });
});

describe('two runs at once', () => {
  it('really at once: each exits 0 or 75, and the folder is whole', async () => {
    const folder = join(emptyFolder(), 'out');
    const codes: (number | null)[] = [];
    // On a machine that stops all three for longer than a run waits, none may get it.
    while (!codes.includes(0) && codes.length < 60)
      codes.push(...(await Promise.all([1, 2, 3].map(() => ended(start([...ARGS, '-o', folder]))))));
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
    expect(codes).toContain(0);
    expect(boroughstat(['verify-manifest', folder]).code).toBe(0);
    expect(hidden(folder)).toEqual([]);
  });

  it('take over the lock of a run that is no more', () => {
    const folder = emptyFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(join(folder, '.boroughstat-lock'), JSON.stringify({ pid, host: hostname() }));
    expect(boroughstat([...ARGS, '-o', folder]).code).toBe(0);
    expect(hidden(folder)).toEqual([]);
  });
});

describe('a place that cannot be written', () => {
  const mounts: string[] = [];
  const mounted = (size: string): string | undefined => {
    const folder = emptyFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) return undefined;
    mounts.push(folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of mounts) spawnSync('umount', [folder]);
  });

  it('is a full disk: exit 4, the old output as it was', (context) => {
    const disk = mounted('120k');
    if (!disk) return skip(context, 'no small disk can be mounted here');
    const folder = join(disk, 'out');
    expect(boroughstat(['annual', '--table', 'headlines', '-f', 'md', '-o', folder]).code).toBe(0);
    const before = stateOf(folder);
    const { code, talk } = boroughstat(['annual', '-f', 'md,json', '-o', folder]);
    expect(code).toBe(4);
    expect(talk).toMatch(/full disk.*Nothing was changed/);
    expect(stateOf(folder)).toBe(before);
    expect(boroughstat(['annual', '-f', 'md,json', '-o', join(disk, 'new')]).code).toBe(4);
    expect(readdirSync(disk)).toEqual(['out']);
  });

  it('is a read-only disk: exit 4, the old output as it was', (context) => {
    const disk = mounted('1m');
    if (!disk) return skip(context, 'no small disk can be mounted here');
    const folder = join(disk, 'out');
    expect(boroughstat([...ARGS, '-o', folder]).code).toBe(0);
    const before = stateOf(folder);
    spawnSync('mount', ['-o', 'remount,ro', disk]);
    for (const place of [folder, join(disk, 'new')]) {
      const { code, talk } = boroughstat([...ARGS, '-o', place]);
      expect(code).toBe(4);
      expect(talk).toMatch(/read-only disk/);
    }
    expect(stateOf(folder)).toBe(before);
  });

  it('allows no file as large: exit 4, the old output as it was', () => {
    const folder = emptyFolder();
    expect(boroughstat(['annual', '--table', 'headlines', '-f', 'md', '-o', folder]).code).toBe(0);
    const before = stateOf(folder);
    const ran = spawnSync(
      'bash',
      ['-c', `ulimit -f 20; exec "${process.execPath}" "${bin}" annual -f md,json -o "${folder}"`],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(ran.status).toBe(4);
    expect(stateOf(folder)).toBe(before);
  });

  it('lies under a file, or in a folder that cannot be made', () => {
    expect(boroughstat([...ARGS, '-o', 'package.json/out']).code).toBe(4);
    expect(boroughstat([...ARGS, '-o', '/proc/boroughstat/out']).code).toBe(4);
  });
});

describe('a folder', () => {
  it('keeps what others put there', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    mkdirSync(join(folder, 'pictures'));
    expect(boroughstat([...ARGS, '-o', folder]).code).toBe(0);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'pictures'))).toBe(true);
  });

  it('is left alone with --if-newer until something has changed', () => {
    const home = emptyFolder();
    const folder = join(home, 'out');
    const data = join(home, 'data');
    mkdirSync(data);
    const source = readFileSync(join(root, 'fixtures', 'input', 'wide-borough.csv'), 'utf8');
    writeFileSync(join(data, 'a.csv'), source);
    const run = (...more: string[]) =>
      boroughstat(['annual', '--table', 'headlines', '--if-newer', '--data', data, '-o', folder, ...more]);
    const said = (...more: string[]) => /up to date/.test(run(...more).talk);
    expect(said()).toBe(false);
    expect(said()).toBe(true);
    expect(said('--borough', 'Barking and Dagenham')).toBe(false);
    expect(said()).toBe(false);
    writeFileSync(join(data, 'a.csv'), source.replace(',10,', ',11,'));
    expect(said()).toBe(false);
    expect(said()).toBe(true);
    writeFileSync(join(data, 'b.csv'), 'not,a,known,layout\n1,2,3,4\n');
    expect(said()).toBe(false);
    expect(said()).toBe(true);
    rmSync(join(folder, 'annual.md'));
    expect(said()).toBe(false);
    expect(said()).toBe(true);
  });
});

describe('verify-manifest', () => {
  it('says whether inputs and outputs still match', () => {
    const folder = join(emptyFolder(), 'out');
    expect(boroughstat(['verify-manifest', folder]).code).toBe(3);
    boroughstat([...ARGS, '-o', folder]);
    expect(boroughstat(['verify-manifest', folder]).code).toBe(0);
    writeFileSync(join(folder, 'rates.csv'), 'tampered');
    rmSync(join(folder, 'rankings.csv'));
    const { code, out } = boroughstat(['verify-manifest', folder, '-f', 'json']);
    expect(code).toBe(1);
    const states = JSON.parse(out).files as { file: string; state: string }[];
    expect(states.filter(({ state }) => state !== 'same')).toEqual([
      { kind: 'output', file: 'rates.csv', state: 'changed' },
      { kind: 'output', file: 'rankings.csv', state: 'missing' },
    ]);
  });

  it('finds an input that was replaced', () => {
    const home = emptyFolder();
    const file = join(home, 'a.csv');
    const source = readFileSync(join(root, 'fixtures', 'input', 'wide-borough.csv'), 'utf8');
    writeFileSync(file, source);
    boroughstat(['annual', '--table', 'headlines', '--data', file, '-o', join(home, 'out')]);
    writeFileSync(file, source.replace(',10,', ',11,'));
    const { code, out } = boroughstat(['verify-manifest', join(home, 'out')]);
    expect(code).toBe(1);
    expect(out).toMatch(/input +.*a\.csv +changed/);
  });

  it('finds settings, months or rows that are changed in the manifest, and files that it does not list', () => {
    const home = emptyFolder();
    const data = join(home, 'a.csv');
    cpSync(join(root, 'fixtures', 'input', 'wide-borough.csv'), data);
    // Data and report may lie in one folder.
    expect(boroughstat(['annual', '--table', 'headlines', '-f', 'md', '--data', data, '-o', home]).code).toBe(0);
    expect(boroughstat(['verify-manifest', home]).code).toBe(0);
    const path = join(home, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    const [input] = manifest.inputs;
    const faults = (changed: object): string[] => {
      writeFileSync(path, JSON.stringify({ ...manifest, ...changed }));
      const { code, out } = boroughstat(['verify-manifest', home, '-f', 'json']);
      expect(code).toBe(1);
      const files = JSON.parse(out).files as { kind: string; file: string; state: string }[];
      return files.filter(({ state }) => state !== 'same').map(({ kind, state }) => `${kind} ${state}`);
    };
    expect(faults({ settings: { ...manifest.settings, borough: 'Camden' } })).toEqual(['settings changed']);
    expect(faults({ inputs: [{ ...input, rows: input.rows + 1 }] })).toEqual(['description changed']);
    expect(faults({ inputs: [{ ...input, to: '2020-01' }] })).toEqual(['description changed']);
    writeFileSync(join(home, 'rates.csv'), 'of an earlier run');
    writeFileSync(join(home, 'notes-of-mine.yaml'), 'x: 1');
    expect(faults({})).toEqual(['output not listed']);
  });
});

describe('talk', () => {
  it('is one summary line with --quiet, and JSON lines when asked for', () => {
    const quiet = boroughstat([...ARGS]);
    expect(quiet.talk.trim().split('\n')).toHaveLength(1);
    const data = join('fixtures', 'broken', 'unknown-label.csv');
    const json = boroughstat(['compare', '--offence', 'burglary', '--data', data, '--log-format', 'json']);
    const lines = json.talk
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ level }) => level)).toEqual(['note', 'warning', 'summary']);
    const failed = boroughstat(['annual', '--year', '2030/31', '--log-format=json']);
    expect(failed.code).toBe(3);
    expect(JSON.parse(failed.talk)).toMatchObject({ level: 'error' });
  });
});

describe('a place where the data lies', () => {
  const input = join(root, 'fixtures', 'input', 'wide-borough.csv');
  const TABLES = ['annual', '--allow-partial', '--table', 'rates', '--year', '2021/22'];

  it('is not written over: the file that was read stays as it was', () => {
    const folder = emptyFolder();
    const data = join(folder, 'rates.csv');
    copyFileSync(input, data);
    symlinkSync(data, join(folder, 'link.csv'));
    for (const args of [
      ['-o', data],
      ['-o', join(folder, 'link.csv')],
      ['-f', 'csv', '-o', folder],
    ]) {
      const { code, talk } = boroughstat([...TABLES, '--data', data, ...args]);
      expect(talk).toMatch(/: is a file that the report is made from; choose another place with -o/);
      expect(code).toBe(4);
      expect(readFileSync(data, 'utf8')).toBe(readFileSync(input, 'utf8'));
    }
  });

  it('may be the folder for the output: the next run passes over what the first one wrote, and says so', () => {
    const folder = emptyFolder();
    copyFileSync(input, join(folder, 'data.csv'));
    const args = [...TABLES, '--data', folder, '-f', 'csv', '-o', folder];
    const first = boroughstat(args);
    expect(first.code, first.talk).toBe(0);
    const before = stateOf(folder);
    const second = boroughstat(args);
    expect(second.code, second.talk).toBe(0);
    expect(second.talk).toMatch(/notes\.csv.* of an earlier run, as its manifest\.json says; not read/);
    expect(stateOf(folder)).toBe(before);
  });
});
