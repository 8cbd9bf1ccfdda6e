import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { option } from '../scripts/made-up/options.js';

/**
 * Large files, whole processes in turn (A B A B ...) against the plain DuckDB script, pandas and data.table for the same job,
 * on files made up by seed; first all must give the same counts, of odd files too. Prints Markdown; nothing asserts a time.
 *
 *     npm run bench:large [-- --pairs 7 --most 1000]      --most: no file of more thousand rows
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'boroughstat.js');
const folder = mkdtempSync(join(tmpdir(), 'boroughstat-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const PAIRS = option('pairs', 7);
const MOST = option('most', 10_000);
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;
const node = process.execPath;

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const python = ['python3', '/usr/bin/python3'].find((command) => works(command, ['-c', 'import pandas']));
const contender = (name) => join(root, 'bench', 'contenders', name);
const CONTENDERS = [
  ['plain DuckDB', [node, contender('duckdb.js')]],
  ['pandas', python && [python, contender('pandas_script.py')]],
  ['data.table', works('Rscript', ['-e', 'library(data.table)']) && ['Rscript', contender('data-table.R')]],
].filter(([name, command]) => {
  if (!command) console.log(`${name} is not installed (Debian: python3-pandas, r-cran-data.table): left out.\n`);
  return command;
});
/** GNU time tells the peak of memory (Debian: time). */
const gnuTime = existsSync('/usr/bin/time');

function run([command, ...args]) {
  const report = join(folder, 'time');
  const whole = gnuTime ? ['/usr/bin/time', '-o', report, '-f', '%M', command, ...args] : [command, ...args];
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(whole[0], whole.slice(1), { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { seconds, stdout, megabytes: gnuTime ? Number(readFileSync(report, 'utf8').trim()) / 1024 : Number.NaN };
}

const monthsBack = (last, from, count) => {
  const ordinal = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  return Array.from({ length: count }, (_, at) => ordinal - from - at)
    .map((month) => `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}`)
    .reverse()
    .join(',');
};

const BOROUGHS = readFileSync(join(root, 'data', 'reference', 'areas.csv'), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .filter(([, , kind]) => kind === 'borough')
  .map(([, name]) => name)
  .join(',');

const csv = (text) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const everyBorough = (text) =>
  JSON.parse(text).comparisons.map(({ area, count, previous_count }) => [area.name, count.value, previous_count.value]);
const areasOf = (text) =>
  csv(text)
    .filter(([, , , , code]) => /^E0/.test(code))
    .map(([, , , , code, before, now]) => [code, now, before]);
const categoriesOf = (text) =>
  csv(text)
    .filter(([table, , name]) => table === 'street-categories' && !/place|elsewhere/i.test(name))
    .map(([, , name, count]) => [name, count, 0]);

const compare = (file) => ['compare', '--borough', BOROUGHS, '--offence', 'shoplifting', '--data', file, '-f', 'json'];
const tableOf = (id) => (file) => [
  'annual',
  '--borough',
  'Barnet',
  '--table',
  id,
  '--offence',
  'shoplifting',
  '--data',
  file,
  '-f',
  'csv',
];

/** What is asked of a kind of file, and how the answer reads as key, now, before. `isPart`: only the largest are told. */
const JOBS = {
  borough: { ours: compare, read: everyBorough },
  dashboard: { ours: compare, read: everyBorough },
  ward: { ours: tableOf('wards'), read: areasOf },
  lsoa: { ours: tableOf('hotspots'), read: areasOf, isPart: true },
  street: { ours: (file) => ['streets', file, '--borough', 'Barnet', '-f', 'csv'], read: categoriesOf },
};

/** Kind, name, thousand rows, last month, and what the generator is told. */
const FILES = [
  ['borough', 'borough file', 1, '2026-03', ['--from', '2020-04', '--months', '72']],
  ['ward', 'ward file', 17, '2026-03', ['--from', '2024-04']],
  ['lsoa', 'LSOA file, 156 months', 200, '2024-03', ['--from', '2011-04', '--months', '156', '--lsoas', '250']],
  ['dashboard', 'dashboard', 900, '2026-03', ['--from', '2021-07', '--months', '57', '--wards', '21']],
  ['dashboard', 'dashboard', 3000, '2025-11', ['--from', '2010-04', '--months', '188', '--wards', '21']],
  ['street', 'streets', 1000, '2026-03', ['--from', '2024-10', '--months', '18', '--rows', '1000000']],
  ['street', 'streets', 5000, '2026-03', ['--from', '2024-10', '--months', '18', '--rows', '5000000']],
  ['street', 'streets', 10_000, '2026-03', ['--from', '2024-10', '--months', '18', '--rows', '10000000']],
].filter(([, , thousands]) => thousands <= MOST);

const plain = (rows) =>
  rows.map(([key, now, before]) => `${key.replace(' & ', ' and ')} ${Number(now)} ${Number(before)}`).sort();

/** All must agree; gives the commands, ours first. */
function agreed(kind, file, last, contenders) {
  const { ours, read, isPart = false } = JOBS[kind];
  const months = [monthsBack(last, 0, 12), monthsBack(last, 12, 12)];
  const own = [node, bin, ...ours(file), '--quiet'];
  const told = plain(read(run(own).stdout));
  if (told.length === 0) throw new Error(`${file}: nothing was counted.`);
  const others = contenders.map(([name, command]) => [name, [...command, kind, file, ...months]]);
  for (const [name, command] of others) {
    const theirs = plain(
      run(command)
        .stdout.trim()
        .split('\n')
        .map((line) => line.split('\t')),
    );
    const differs = isPart ? told.find((row) => !theirs.includes(row)) : told.join() !== theirs.join();
    if (differs)
      throw new Error(`${file}: ${name} counts otherwise: ${differs} ${told.slice(0, 3)} / ${theirs.slice(0, 3)}`);
  }
  return { own, others };
}

const make = (kind, name, words) => {
  const file = join(folder, name);
  run([node, join(root, 'scripts', 'make-files.js'), kind, file, ...words]);
  return file;
};

/** The same counts in odd clothes. */
const CLOTHES = {
  'CRLF and a byte order mark': (text) => `\uFEFF${text}`,
  'LF, no final line end': (text) => text.replaceAll('\r\n', '\n').trimEnd(),
  'a line end within a cell': (text) => text.replaceAll(/,(E09000003|Barnet 001A),/g, ',"$1\n",'),
  'everything quoted': (text) => text.replace(/[^,\r\n]+/g, '"$&"'),
};

console.log('Checked first: the same counts of odd files (a dashboard of 160,000 rows, an LSOA file of 40,000).\n');
for (const [kind, words, last] of [
  ['dashboard', ['--from', '2024-04', '--wards', '8'], '2026-03'],
  ['lsoa', ['--from', '2022-04', '--months', '24', '--lsoas', '50'], '2024-03'],
]) {
  const text = readFileSync(make(kind, `${kind}-plain.csv`, words), 'utf8');
  for (const [what, change] of Object.entries(CLOTHES)) {
    const file = join(folder, `${kind}-odd.csv`);
    writeFileSync(file, change(text));
    agreed(kind, file, last, CONTENDERS);
    console.log(`- ${kind}, ${what}: all agree`);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const two = (value) => value.toFixed(2);
console.log(`\nNode ${process.version}; medians of whole processes\n`);
console.log(
  '| file | MB | pairs | boroughstat s | MB | against | s | MB | ratio (least to most) |\n|---|---:|---:|---:|---:|---|---:|---:|---:|',
);
for (const [kind, name, thousands, last, words] of FILES) {
  const file = make(kind, `${kind}.csv`, words);
  const { own, others } = agreed(kind, file, last, CONTENDERS);
  const pairs = thousands > 4000 ? 3 : PAIRS;
  const floors = [
    ['wc -l', ['wc', '-l', file]],
    ['node -e 0', [node, '-e', '0']],
  ];
  for (const [other, command] of [...others, ...floors]) {
    const times = Array.from({ length: pairs }, () => [run(own), run(command)]);
    const ratios = times.map(([a, b]) => a.seconds / b.seconds);
    const of = (side, what) => median(times.map((pair) => pair[side][what]));
    const size = (statSync(file).size / 1e6).toFixed(0);
    const rows = `${name}, ${thousands < 1000 ? `${thousands},000` : `${(thousands / 1000).toFixed(0)} million`} rows`;
    console.log(
      `| ${rows} | ${size} | ${pairs} | ${two(of(0, 'seconds'))} | ${of(0, 'megabytes').toFixed(0)} | ${other} | ${two(of(1, 'seconds'))} | ${of(1, 'megabytes').toFixed(0)} | ${two(median(ratios))} (${two(Math.min(...ratios))} to ${two(Math.max(...ratios))}) |`,
    );
  }
}
