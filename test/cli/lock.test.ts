import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { skip } from '../requirement.js';
import { binary, emptyFolder, root } from '../run-binary.js';

const ARGS = ['annual', '--quiet', '--table', 'rates', '-f', 'md'];

const PROCESSES = 6;
const HOLDS = 5;
/** No process comes near it: a lock that nobody can get ends the test all the same. */
const MOST_ATTEMPTS = 100_000;

/** A process that waits for the others, takes the lock again and again, delayed between its steps, and notes when it found itself not alone. */
const HOLDER = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { folder, ready, module, processes, holds, attempts, dead } = JSON.parse(process.argv[2]);
const { readdirSync, writeFileSync } = fs;
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
for (const name of ['readdirSync', 'unlinkSync', 'mkdirSync', 'openSync', 'rmdirSync', 'readFileSync', 'lstatSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (String(args[0]).includes('.lock') && Math.random() < 0.3) sleep(Math.random() * 8);
    return original(...args);
  };
}
syncBuiltinESMExports();
const { lock } = await import(module);
writeFileSync(ready + '/' + process.pid, '');
while (readdirSync(ready).length < processes) sleep(5);
const counts = { held: 0, refused: 0, shared: 0 };
while (counts.held < holds && counts.refused < attempts) {
  let unlock;
  try {
    unlock = lock(folder + '/.lock', folder);
  } catch (error) {
    if (error.exitCode !== 75) throw error;
    counts.refused += 1;
    sleep(Math.random() * 5);
    continue;
  }
  counts.held += 1;
  try {
    fs.mkdirSync(folder + '/alone');
    sleep(Math.random() * 3);
    fs.rmdirSync(folder + '/alone');
  } catch {
    counts.shared += 1;
  }
  // A killed run leaves its claim, in today's form or in that of the first version.
  unlock();
  if (Math.random() < 0.2) {
    try {
      fs.writeFileSync(folder + '/.lock', JSON.stringify(dead), { flag: 'wx' });
    } catch {}
  }
}
process.stdout.write(JSON.stringify(counts));
`;

describe('a lock', () => {
  it('is held by one of six processes at a time, delayed anywhere, with dead locks planted', async () => {
    const folder = emptyFolder();
    const built = join(folder, 'lock.mjs');
    buildSync({
      entryPoints: [join(root, 'src', 'output', 'lock.ts')],
      outfile: built,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    });
    writeFileSync(join(folder, 'holder.mjs'), HOLDER);
    const [target, ready] = ['target', 'ready'].map((name) => join(folder, name));
    for (const each of [target, ready]) mkdirSync(each ?? '');
    const { pid: dead } = spawnSync(process.execPath, ['-e', '0']);
    const settings = {
      folder: target,
      ready,
      module: built,
      processes: PROCESSES,
      holds: HOLDS,
      attempts: MOST_ATTEMPTS,
      dead: { pid: dead, host: hostname() },
    };
    const holders = Array.from({ length: PROCESSES }, async () => {
      const args = [join(folder, 'holder.mjs'), JSON.stringify(settings)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      await new Promise((resolve) => child.on('close', resolve));
      return JSON.parse(out) as { held: number; shared: number };
    });
    const counts = await Promise.all(holders);
    expect(counts.map(({ held }) => held)).toEqual(counts.map(() => HOLDS));
    expect(counts.map(({ shared }) => shared)).toEqual(counts.map(() => 0));
  });

  it('of a living run keeps others out, and away from what it has staged', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, '.boroughstat-staging', 'new'), { recursive: true });
    writeFileSync(join(folder, '.boroughstat-lock'), JSON.stringify({ pid: process.pid, host: hostname() }));
    const { code, talk } = binary([...ARGS, '-o', folder]);
    expect(code).toBe(75);
    expect(talk).toMatch(/another run is writing there/);
    expect(readdirSync(folder).sort()).toEqual(['.boroughstat-lock', '.boroughstat-staging']);
    expect(readdirSync(join(folder, '.boroughstat-staging'))).toEqual(['new']);
  });

  // A number alone does not tell: process 1 is always alive, and was started after the lock of 2020.
  it.each([
    ['made before the process of that number was started', { pid: 1, host: hostname() }, '2020-01-01'],
    ['of another machine, a day old', { pid: 1, host: 'elsewhere' }, '2020-01-01'],
  ])('%s is stale', (_, owner, made) => {
    const folder = emptyFolder();
    const lock = join(folder, '.boroughstat-lock');
    writeFileSync(lock, JSON.stringify(owner));
    utimesSync(lock, new Date(made), new Date(made));
    expect(binary([...ARGS, '-o', folder]).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['annual.md', 'index.html', 'manifest.json']);
  });

  it('of a process whose number another has now is stale; of this very process it is not', () => {
    const folder = emptyFolder();
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
    const started = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
    const claim = (start: number) => `${process.pid}.${start}..${hostname()}.token`;
    for (const [start, expected] of [
      [started, 75],
      [started - 1, 0],
    ] as const) {
      const lock = join(folder, `out${expected}`, '.boroughstat-lock');
      mkdirSync(lock, { recursive: true });
      writeFileSync(join(lock, claim(start)), '');
      expect(binary([...ARGS, '-o', join(folder, `out${expected}`)]).code).toBe(expected);
    }
  });

  it('of a run that was killed in one container is stale in the next, where its number is alive', (context) => {
    const inside = (script: string) =>
      spawnSync('unshare', ['-pf', '--mount-proc', 'bash', '-c', script], { encoding: 'utf8' });
    if (inside('true').status !== 0) return skip(context, 'no process numbers of their own can be had here (unshare)');
    const folder = emptyFolder();
    const run = `${process.execPath} ${join(root, 'bin', 'boroughstat.js')} ${ARGS.join(' ')} -o ${folder}`;
    // The first process after the shell: the same number each time.
    const killed = inside(
      `${run} & for i in $(seq 600); do ls ${folder}/.boroughstat-lock/* && break; sleep .02; done; kill -9 $!`,
    );
    expect(killed.stdout).toMatch(/boroughstat-lock\/2\./);
    const next = inside(`${run} & wait $!`);
    expect(next.stderr).toContain('Wrote');
    expect(next.status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['annual.md', 'index.html', 'manifest.json']);
  });

  it('that is a link is refused in a sentence', () => {
    const folder = emptyFolder();
    symlinkSync('/nowhere', join(folder, '.boroughstat-lock'));
    const { code, talk } = binary([...ARGS, '-o', folder]);
    expect(code).toBe(4);
    expect(talk).toMatch(/\.boroughstat-lock: is a link .*remove it/);
  });
});
