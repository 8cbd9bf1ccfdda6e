import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { option } from '../scripts/synthetic/options.js';
import {
  boroughstat,
  folder,
  Goals,
  machine,
  node,
  pairs,
  ratioText,
  run,
  tableHead,
  tableRow,
  two,
} from './contest.js';
import { agreed, makeFile } from './jobs.js';

/**
 * Large files, whole processes in turn (A B A B ...) against the plain DuckDB script, pandas, data.table and Miller for the same
 * job, on files made up by seed; first all must give the same counts, of odd files too. Prints Markdown; nothing asserts a time.
 *
 *     npm run bench:large [-- --pairs 7 --most 1000 --kind dashboard]      --most: no file of more thousand rows
 */
const PAIRS = option('pairs', 7);
const MOST = option('most', 10_000);
const KIND = option('kind', '');
const MEMORY = 100;

const long = (from, months) => ['--from', from, '--months', String(months), '--wards', '21'];
const streets = (thousands) => ['--from', '2024-10', '--months', '18', '--rows', String(thousands * 1000)];
/** Kind, name, thousand rows, last month, and what the generator is told. */
const FILES = [
  ['annual', 'whole `annual`, borough file', 1, '2026-03', ['--from', '2020-04', '--months', '72']],
  ['borough', 'borough file', 1, '2026-03', ['--from', '2020-04', '--months', '72']],
  ['ward', 'ward file', 17, '2026-03', ['--from', '2024-04']],
  ['lsoa', 'LSOA file, 156 months', 200, '2024-03', ['--from', '2011-04', '--months', '156', '--lsoas', '250']],
  ['workbook', 'dashboard workbook', 224, '2023-04', ['--cover', '--from', '2010-04', '--months', '157']],
  ['dashboard', 'dashboard', 900, '2026-03', long('2021-07', 57)],
  ['dashboard', 'dashboard', 3000, '2025-11', long('2010-04', 188)],
  ['street', 'streets', 1000, '2026-03', streets(1000)],
  ['street', 'streets', 5000, '2026-03', streets(5000)],
  ['street', 'streets', 10_000, '2026-03', streets(10_000)],
].filter(([kind, , thousands]) => thousands <= MOST && (KIND === '' || kind === KIND));

/** Ratios aimed at, by kind and thousand rows. */
const MOST_RATIO = {
  'annual 1': { pandas: 0.75 },
  'lsoa 200': { pandas: 0.5 },
  'dashboard 3000': { pandas: 0.5, 'data.table': 1, 'plain DuckDB': 1.5 },
  'street 10000': { 'plain DuckDB': 1.8 },
};
/** On every file but the streets. */
const MOST_MEGABYTES = 250;

const GENERATOR = { annual: 'borough', workbook: 'dashboard' };
const EXTENSION = { workbook: 'xlsx' };
const make = (kind, name, words) => makeFile(GENERATOR[kind] ?? kind, `${name}.${EXTENSION[kind] ?? 'csv'}`, words);
const rowsText = (thousands) => (thousands < 1000 ? `${thousands},000` : `${thousands / 1000} million`);

/** The same counts in odd clothes. */
const CLOTHES = {
  'CRLF and a byte order mark': (text) => `\uFEFF${text}`,
  'LF, no final line end': (text) => text.replaceAll('\r\n', '\n').trimEnd(),
  'a line end within a cell': (text) => text.replaceAll(/,(E09000003|Barnet 001A),/g, ',"$1\n",'),
  'everything quoted': (text) => text.replace(/[^,\r\n]+/g, '"$&"'),
};

function checkOddFiles() {
  console.log('Checked first: the same counts of odd files (a dashboard of 160,000 rows, an LSOA file of 40,000).\n');
  for (const [kind, words, last] of [
    ['dashboard', ['--from', '2024-04', '--wards', '8'], '2026-03'],
    ['lsoa', ['--from', '2022-04', '--months', '24', '--lsoas', '50'], '2024-03'],
  ]) {
    const text = readFileSync(make(kind, `${kind}-plain`, words), 'utf8');
    for (const [what, change] of Object.entries(CLOTHES)) {
      const file = join(folder, `${kind}-odd.csv`);
      writeFileSync(file, change(text));
      agreed(kind, file, last);
      console.log(`- ${kind}, ${what}: all agree`);
    }
  }
}

const goals = new Goals();
const growth = [];
const limited = [];

function contest([kind, name, thousands, last, words]) {
  const file = make(kind, kind, words);
  const { own, others } = agreed(kind, file, last);
  const isLargest = thousands > 4000 || kind === 'workbook';
  const floors = [
    ['wc -l', ['wc', '-l', file]],
    ['node -e 0', [node, '-e', '0']],
  ];
  const size = statSync(file).size;
  const what = `${name}, ${rowsText(thousands)} rows`;
  for (const [other, command] of [...others, ...floors]) {
    const measured = pairs(isLargest ? Math.min(3, PAIRS) : PAIRS, own, command);
    const { a, b } = measured;
    tableRow([
      what,
      (size / 1e6).toFixed(0),
      two(a.seconds),
      a.megabytes.toFixed(0),
      other,
      two(b.seconds),
      b.megabytes.toFixed(0),
      ratioText(measured),
    ]);
    const aim = MOST_RATIO[`${kind} ${thousands}`]?.[other];
    if (aim !== undefined) goals.ratio(`${what}: of ${other}`, aim, measured);
    if (other === 'wc -l' && kind !== 'street') goals.megabytes(`${what}: memory`, MOST_MEGABYTES, a);
    if (other === 'wc -l')
      growth.push([what, two(a.seconds), two(a.seconds / (thousands / 1000)), a.megabytes.toFixed(0)]);
  }
  const [, duckdb] = others.find(([other]) => other === 'plain DuckDB') ?? [];
  if (kind === 'dashboard' && thousands === 3000 && duckdb) contestFromLibrary(what, file, own, duckdb);
  if (thousands >= 1000) {
    const { seconds, megabytes } = run([...own, '--memory', String(MEMORY)]);
    limited.push([what, two(seconds), megabytes.toFixed(0)]);
  }
}

/** A file of the library, read before: what is kept of it is taken, and no row is read. */
function contestFromLibrary(what, file, own, duckdb) {
  run(boroughstat('data', 'add', file));
  const [vintage] = globSync(join(folder, 'data', 'boroughstat', 'vintages', '*', basename(file)), { absolute: true });
  const fromLibrary = own.map((word) => (word === file ? vintage : word));
  const measured = pairs(PAIRS, fromLibrary, duckdb);
  const { a, b } = measured;
  const name = `${what}, from the library`;
  const numbers = [two(a.seconds), a.megabytes.toFixed(0), 'plain DuckDB', two(b.seconds), b.megabytes.toFixed(0)];
  tableRow([name, (statSync(file).size / 1e6).toFixed(0), ...numbers, ratioText(measured)]);
  goals.ratio(`${name}: of plain DuckDB`, 0.35, measured);
}

if (KIND !== 'annual') checkOddFiles();
console.log(`\n${machine()}; medians of whole processes, ${PAIRS} pairs (3 of the largest and of the workbook)\n`);
tableHead([
  ['file'],
  ['MB', true],
  ['boroughstat s', true],
  ['MB', true],
  ['against'],
  ['s', true],
  ['MB', true],
  ['ratio (least to most)', true],
]);
for (const file of FILES) contest(file);

console.log('\nGrowth: time and memory against rows\n');
tableHead([['file'], ['s', true], ['s a million rows', true], ['MB', true]]);
for (const row of growth) tableRow(row);
if (limited.length > 0) {
  console.log(
    `\nThe same with \`--memory ${MEMORY}\`, which is what DuckDB may use; Node and what it makes of the answer come on top\n`,
  );
  tableHead([['file'], ['s', true], ['MB', true]]);
  for (const row of limited) tableRow(row);
}
goals.print();
