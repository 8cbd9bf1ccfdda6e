import { join } from 'node:path';
import { boroughs, monthAt } from '../scripts/synthetic/crime.js';
import { boroughstat, folder, node, python, root, run, works } from './contest.js';

/** What is asked of the files of `large.js`, of us and of the others, and whether all say the same. */

const contender = (name) => join(root, 'bench', 'contenders', name);

/** Those that are installed here; says which are not. */
export const CONTENDERS = [
  ['plain DuckDB', [node, contender('duckdb.js')]],
  ['pandas', python && [python, contender('pandas_script.py')], 'python3-pandas'],
  [
    'data.table',
    works('Rscript', ['-e', 'library(data.table)']) && ['Rscript', contender('data-table.R')],
    'r-cran-data.table',
  ],
  ['Miller', works('mlr', ['--version']) && ['sh', contender('miller.sh')], 'miller'],
].filter(([name, command, debian]) => {
  if (!command) console.log(`${name} is not installed (Debian: ${debian}): left out.\n`);
  return command;
});

/** So many months, the last of them `back` months before `last`. */
const monthsBack = (last, back, count) =>
  Array.from({ length: count }, (_, at) => monthAt(last, at + 1 - count - back))
    .map(({ year, month }) => `${year}${String(month).padStart(2, '0')}`)
    .join(',');

const BOROUGHS = boroughs()
  .map(({ name }) => name)
  .join(',');

const cells = (text) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const everyBorough = (text) =>
  JSON.parse(text).comparisons.map(({ area, count, previous_count }) => [area.name, count.value, previous_count.value]);
const areasOf = (text) =>
  cells(text)
    .filter(([, , , , code]) => /^E0/.test(code))
    .map(([, , , , code, before, now]) => [code, now, before]);
const categoriesOf = (text) =>
  cells(text)
    .filter(([table, key]) => table === 'street-categories' && !/^(note \d+|source)$/.test(key))
    .map(([, , name, count]) => [name, count, 0]);
/** Of the whole assessment, the line of one offence stands for the rest. */
const shoplifting = (text) =>
  cells(text)
    .filter(([table, key]) => table === 'offence-change' && key === 'shoplifting')
    .map(([, , , , before, now]) => ['SHOPLIFTING', now, before]);

const compare = (file) => ['compare', '--borough', BOROUGHS, '--offence', 'shoplifting', '--data', file, '-f', 'json'];
const annual = (file, ...words) => ['annual', '--borough', 'Barnet', '--data', file, '-f', 'csv', ...words];
const tableOf = (id) => (file) => annual(file, '--table', id, '--offence', 'shoplifting');

/** What is asked of a kind of file, and how the answer reads as key, now, before. `isPart`: only the largest are told. */
const JOBS = {
  annual: { ours: annual, read: shoplifting, only: ['pandas'] },
  borough: { ours: compare, read: everyBorough },
  dashboard: { ours: compare, read: everyBorough },
  workbook: { ours: compare, read: everyBorough, only: ['pandas'] },
  ward: { ours: tableOf('wards'), read: areasOf },
  lsoa: { ours: tableOf('hotspots'), read: areasOf, isPart: true },
  street: { ours: (file) => ['streets', file, '--borough', 'Barnet', '-f', 'csv'], read: categoriesOf },
};

const plain = (rows) =>
  rows.map(([key, now, before]) => `${key.replace(' & ', ' and ')} ${Number(now)} ${Number(before)}`).sort();

/** All must agree; gives the commands, ours first. */
export function agreed(kind, file, last) {
  const { ours, read, only, isPart = false } = JOBS[kind];
  const months = [monthsBack(last, 0, 12), monthsBack(last, 12, 12)];
  const own = boroughstat(...ours(file));
  const told = plain(read(run(own).stdout));
  if (told.length === 0) throw new Error(`${file}: nothing was counted.`);
  const others = CONTENDERS.filter(([name]) => !only || only.includes(name)).map(([name, command]) => [
    name,
    [...command, kind, file, ...months],
  ]);
  for (const [name, command] of others) {
    const lines = run(command).stdout.trim().split('\n');
    const theirs = plain(lines.map((line) => line.split('\t')));
    const differs = isPart ? told.find((row) => !theirs.includes(row)) : told.join() !== theirs.join();
    if (differs)
      throw new Error(`${file}: ${name} counts otherwise: ${differs} ${told.slice(0, 3)} / ${theirs.slice(0, 3)}`);
  }
  return { own, others };
}

/** A file made up by seed. */
export function makeFile(kind, name, words) {
  const file = join(folder, name);
  run([node, join(root, 'scripts', 'make-files.js'), kind, file, ...words]);
  return file;
}
