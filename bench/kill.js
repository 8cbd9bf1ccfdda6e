import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { option } from '../scripts/synthetic/options.js';
import { randomFrom } from '../scripts/synthetic/random.js';
import { faultsOfLibrary, faultsOfReport, namesIn } from './report-folder.js';

/**
 * Runs `annual`, `quarterly`, `data add` and `fetch` into one folder each again and again, and ends most runs at a moment chance picks
 * (SIGKILL, SIGTERM, SIGINT). What stands in the folder must always be a whole report or whole files, the next run must never be
 * kept out by the lock of a dead one, and the last run, left alone, must leave nothing but what it makes.
 *
 *     npm run bench:kill [-- --runs 1000 --seed 20260331 --command fetch]
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'boroughstat.js');
const runs = option('runs', 1000);
const seed = option('seed', 20_260_331);
const only = option('command', '');

const random = randomFrom(seed);
const pick = (list) => list[Math.floor(random() * list.length)];
const home = mkdtempSync(join(tmpdir(), 'boroughstat-kill-'));
const inHome = (...names) => join(home, ...names);
const csv = readFileSync(join(root, 'fixtures', 'input', 'wide-borough.csv'));

/** Two files of the Datastore's, sent in pieces, so that runs are ended amid a file. */
const server = createServer(async (request, response) => {
  const base = `http://127.0.0.1:${server.address().port}`;
  if (request.url.startsWith('/api/')) {
    const named = ['Historical', 'most recent 24 months'].map((title, index) => [
      `r${index}`,
      { title: `MPS Borough Level Crime (${title})`, url: `${base}/${index}.csv`, format: 'csv' },
    ]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ title: 'crime', resources: Object.fromEntries(named) }));
    return;
  }
  const bytes = Buffer.concat([csv, Buffer.alloc(request.url === '/1.csv' ? 1 : 0, '\n')]);
  response.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes.length });
  for (let at = 0; at < bytes.length; at += 400) {
    response.write(bytes.subarray(at, at + 400));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  response.end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;

const BOROUGHS = ['Barnet', 'Southwark', 'Croydon'];
const FORMATS = ['-f', 'csv,md,json'];

/** What is run, where it writes, and what is wrong with what lies there. */
const JOBS = {
  annual: {
    args: () => [
      'annual',
      '--table',
      'rates,volume-change',
      ...FORMATS,
      '-o',
      inHome('annual'),
      '--borough',
      pick(BOROUGHS),
    ],
    place: inHome('annual'),
    faults: faultsOfReport,
  },
  quarterly: {
    args: () => ['quarterly', ...FORMATS, '-o', inHome('quarterly'), '--borough', pick(BOROUGHS)],
    place: inHome('quarterly'),
    faults: faultsOfReport,
  },
  'data add': {
    args: () => {
      // Always new to the library: the file of another figure.
      const file = inHome(`added-${Math.floor(random() * 1e6)}.csv`);
      writeFileSync(file, csv.toString('utf8').replace(/,\d+\r?\n/, `,${Math.floor(random() * 1e5)}\n`));
      return ['data', 'add', file];
    },
    place: inHome('data', 'boroughstat', 'vintages'),
    faults: faultsOfLibrary,
  },
  fetch: {
    args: () => ['fetch', '--base-url', base, '--into', inHome('fetched'), '--wait', '0.01', '--tries', '1'],
    place: inHome('fetched'),
    faults: (folder) => {
      const names = namesIn(folder).filter((name) => name.endsWith('.csv'));
      const isWhole = (name) => [csv.length, csv.length + 1].includes(readFileSync(join(folder, name)).length);
      return names.filter((name) => !isWhole(name)).map((name) => `${name} is cut short`);
    },
  },
};

/** One run, ended after a while unless `after` is undefined: gives its exit code or signal. */
function run(args, after, signal) {
  mkdirSync(inHome('tmp'), { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, XDG_DATA_HOME: inHome('data'), TMPDIR: inHome('tmp'), NO_PROXY: '*' },
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const timer = after === undefined ? undefined : setTimeout(() => child.kill(signal), after);
    child.on('close', (code, by) => {
      clearTimeout(timer);
      resolve({ code, by, errors });
    });
  });
}

const isUnfinished = (name) =>
  /^\.?(boroughstat-|adding-)|\.boroughstat-|\.part/.test(name) && !name.endsWith('fetch.json');

/** What is wrong with the end of a run that was ended, or was not. */
function faultsOfEnd({ code, errors }) {
  return [
    ...(code === 75 || /another run is writing/.test(errors) ? [`kept out: ${errors.trim()}`] : []),
    ...(/ {4}at |fault of the program/.test(errors) ? [`a trace: ${errors.slice(0, 500)}`] : []),
    ...(code !== null && ![0, 130, 143].includes(code) ? [`exit ${code}: ${errors.slice(0, 500)}`] : []),
  ];
}

/** One run left alone, after all that were ended: nothing of theirs may be there. */
async function faultsAfterAll({ args, place, faults }) {
  const last = await run(args());
  return [
    ...(last.code === 0 ? [] : [`the last run: ${last.errors}`]),
    ...faults(place).map((fault) => `after the last run: ${fault}`),
    ...namesIn(place)
      .filter(isUnfinished)
      .map((left) => `left behind: ${left}`),
    ...namesIn(inHome('tmp')).map((left) => `left in the temporary folder: ${left}`),
  ];
}

async function endAtRandom(name, job, times) {
  const { args, place, faults } = job;
  const started = performance.now();
  const alone = await run(args());
  if (alone.code !== 0) throw new Error(alone.errors);
  let whole = performance.now() - started;
  const found = [];
  const ends = {};
  for (let number = 1; number <= times; number += 1) {
    const signal = pick(['SIGKILL', 'SIGTERM', 'SIGINT']);
    // The last hundredths of a run, where files are put in place, are met often.
    const after = random() < 0.5 ? random() * whole * 1.2 : whole * (0.7 + random() * 0.4);
    const began = performance.now();
    const ended = await run(args(), after, signal);
    // Others use the machine: how long a run takes changes.
    if (ended.code === 0) whole = 0.8 * whole + 0.2 * (performance.now() - began);
    const end = ended.by ?? (ended.code === 0 ? 'finished' : `exit ${ended.code}`);
    ends[end] = (ends[end] ?? 0) + 1;
    found.push(
      ...faultsOfEnd(ended).map((fault) => `run ${number}: ${fault}`),
      ...faults(place).map((fault) => `run ${number}, ended by ${end} after ${after.toFixed(0)} ms: ${fault}`),
    );
  }
  found.push(...(await faultsAfterAll(job)));
  console.log(
    `${name}: ${times} runs, ${((performance.now() - started) / 1000).toFixed(0)} s; ended: ${Object.entries(ends)
      .map(([end, count]) => `${end} ${count}`)
      .join(', ')}`,
  );
  for (const fault of found.slice(0, 20)) console.log(`  ${fault}`);
  return found.length;
}

const jobs = Object.entries(JOBS).filter(([name]) => only === '' || name === only);
let faults = 0;
for (const [name, job] of jobs) faults += await endAtRandom(name, job, Math.round(runs / jobs.length));
for (const left of namesIn(home).filter((name) => name.startsWith('.'))) {
  faults += 1;
  console.log(`left beside a folder: ${left}`);
}
rmSync(home, { recursive: true, force: true });
server.closeAllConnections();
server.close();
console.log(
  `seed ${seed}: ${faults === 0 ? 'nothing half written, no stray file, no stale lock' : `${faults} faults`}`,
);
process.exitCode = faults > 0 ? 1 : 0;
