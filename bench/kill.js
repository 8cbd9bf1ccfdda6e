import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { option } from '../scripts/made-up/options.js';
import { randomFrom } from '../scripts/made-up/random.js';

/**
 * Runs `annual` into one folder again and again and ends most runs at a moment chance picks (SIGKILL, SIGTERM, SIGINT). What
 * stands in the folder must always be a whole report, the next run must never be kept out by the lock of a dead one, and the
 * last run, left alone, must leave nothing but its report.
 *
 *     npm run bench:kill [-- --runs 500 --seed 20260331]
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'boroughstat.js');
const runs = option('runs', 500);
const seed = option('seed', 20_260_331);

const random = randomFrom(seed);
const pick = (list) => list[Math.floor(random() * list.length)];
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-kill-'));
const report = join(folder, 'report');
const ARGS = ['annual', '--table', 'rates,volume-change', '-f', 'csv,md,json', '-o', report];
const BOROUGHS = ['Barnet', 'Southwark', 'Croydon'];

/** One run, ended after a while unless `after` is undefined: gives its exit code or signal. */
function run(borough, after, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...ARGS, '--borough', borough], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let talk = '';
    child.stderr.on('data', (chunk) => {
      talk += chunk;
    });
    const timer = after === undefined ? undefined : setTimeout(() => child.kill(signal), after);
    child.on('close', (code, by) => {
      clearTimeout(timer);
      resolve({ code, by, talk });
    });
  });
}

const started = performance.now();
const alone = await run('Barnet');
const whole = performance.now() - started;
const names = readdirSync(report).sort();
if (alone.code !== 0) throw new Error(alone.talk);

const faults = [];
const ends = {};
for (let number = 1; number <= runs; number += 1) {
  const signal = pick(['SIGKILL', 'SIGTERM', 'SIGINT']);
  // The last hundredths of a run, where files are put in place, are met often.
  const after = random() < 0.5 ? random() * whole * 1.2 : whole * (0.7 + random() * 0.4);
  const { code, by, talk } = await run(pick(BOROUGHS), after, signal);
  const end = by ?? (code === 0 ? 'finished' : `exit ${code}`);
  ends[end] = (ends[end] ?? 0) + 1;
  if (code === 75 || /boroughstat: .*writing/.test(talk)) faults.push(`run ${number}: kept out: ${talk.trim()}`);
  if (!existsSync(join(report, 'manifest.json'))) continue;
  const verified = spawnSync(process.execPath, [bin, 'verify-manifest', report], { encoding: 'utf8' });
  if (verified.status !== 0)
    faults.push(`run ${number}, ended by ${end} after ${after.toFixed(0)} ms: ${verified.stdout}`);
}
const last = await run('Barnet');
const left = readdirSync(report).sort();
if (last.code !== 0) faults.push(`the last run: ${last.talk}`);
if (left.join() !== names.join())
  faults.push(`left in the folder: ${left.filter((name) => !names.includes(name)).join(', ')}`);
const beside = readdirSync(folder).filter((name) => name !== 'report');
if (beside.length > 0) faults.push(`left beside the folder: ${beside.join(', ')}`);
rmSync(folder, { recursive: true, force: true });

const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${runs} runs, seed ${seed}, ${seconds} s; a run takes ${whole.toFixed(0)} ms`);
console.log(
  `ended: ${Object.entries(ends)
    .map(([end, times]) => `${end} ${times}`)
    .join(', ')}`,
);
console.log(faults.length === 0 ? 'no broken report, no stray file, no stale lock' : faults.slice(0, 20).join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
