import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { option } from '../scripts/synthetic/options.js';
import { randomFrom } from '../scripts/synthetic/random.js';
import { faultsOfReport } from './report-folder.js';

/**
 * Two to eight processes write reports into one folder at the same moment, round after round, with the locks and the unfinished work
 * of dead runs planted before. Each must end with its report written (exit code 0) or be kept out (75); somebody must get in; what
 * stands in the folder must be the whole report of one of them, and nothing else may be left.
 *
 *     npm run bench:writers [-- --rounds 500 --seed 20260331]
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = option('rounds', 500);
const seed = option('seed', 20_260_331);
const MOST = 8;
const BOROUGHS = ['Barnet', 'Southwark', 'Croydon', 'Camden', 'Brent', 'Bexley', 'Sutton', 'Merton'];

const random = randomFrom(seed);
const upTo = (most) => Math.floor(random() * (most + 1));
const home = mkdtempSync(join(tmpdir(), 'boroughstat-writers-'));
const { pid: dead } = spawnSync(process.execPath, ['-e', '0']);

const children = Array.from({ length: MOST }, () =>
  fork(join(root, 'bench', 'writers', 'child.cjs'), { silent: true }),
);
const runIn = (child, args) =>
  new Promise((resolve) => {
    child.once('message', resolve);
    child.send(args);
  });

/** What dead runs leave, by the lock's own form and that of the first version, and what they had not finished. */
const PLANTS = {
  nothing: () => {},
  'a file of the first version': (folder) => {
    const lock = join(folder, '.boroughstat-lock');
    writeFileSync(lock, JSON.stringify({ pid: dead, host: hostname() }));
    utimesSync(lock, 1, 1);
  },
  'the claim of a process that is gone': (folder) => {
    mkdirSync(join(folder, '.boroughstat-lock'));
    writeFileSync(join(folder, '.boroughstat-lock', `${dead}.1..${hostname()}.token`), '');
  },
  'the claim of an earlier start of the machine': (folder) => {
    mkdirSync(join(folder, '.boroughstat-lock'));
    writeFileSync(join(folder, '.boroughstat-lock', `${process.pid}.1.aaaaaaaaaaaa.${hostname()}.token`), '');
  },
  'unfinished work': (folder) => {
    mkdirSync(join(folder, '.boroughstat-staging', 'new'), { recursive: true });
    writeFileSync(join(folder, '.boroughstat-staging', 'new', 'rates.md'), 'half');
  },
};

const started = performance.now();
const [codes, faults, planted] = [{}, [], {}];
for (let round = 1; round <= rounds; round += 1) {
  const folder = join(home, `round-${round}`);
  const [plant, prepare] = Object.entries(PLANTS)[upTo(Object.keys(PLANTS).length - 1)];
  // Without a plant the folder is new in half of the rounds.
  if (plant !== 'nothing' || random() < 0.5) mkdirSync(folder);
  prepare(folder);
  planted[plant] = (planted[plant] ?? 0) + 1;
  const writers = 2 + upTo(MOST - 2);
  const ends = await Promise.all(
    children.slice(0, writers).map(async (child, index) => {
      await new Promise((resolve) => setTimeout(resolve, upTo(30)));
      const args = [
        'annual',
        '--table',
        'rates',
        '-f',
        'md,csv',
        '-o',
        folder,
        '--borough',
        BOROUGHS[index],
        '--quiet',
      ];
      return runIn(child, args);
    }),
  );
  for (const { code, words } of ends) {
    codes[code] = (codes[code] ?? 0) + 1;
    if (![0, 75].includes(code)) faults.push(`round ${round} (${plant}): exit ${code}: ${words.slice(0, 300)}`);
  }
  if (!ends.some(({ code }) => code === 0)) faults.push(`round ${round} (${plant}): nobody got in: ${ends[0].words}`);
  for (const fault of faultsOfReport(folder)) faults.push(`round ${round} (${plant}): ${fault}`);
  for (const name of readdirSync(home).filter((each) => each !== `round-${round}`))
    faults.push(`round ${round} (${plant}): left ${name}`);
  for (const name of readdirSync(folder).filter((each) => each.startsWith('.')))
    faults.push(`round ${round} (${plant}): left ${name}`);
  rmSync(folder, { recursive: true, force: true });
}
for (const child of children) child.disconnect();
rmSync(home, { recursive: true, force: true });

const list = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
console.log(
  `${rounds} rounds of 2 to ${MOST} writers, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
console.log(`planted: ${list(planted)}`);
console.log(`exit codes: ${list(codes)}`);
console.log(faults.length === 0 ? 'every folder is the whole report of one run' : faults.slice(0, 20).join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
