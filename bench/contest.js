import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whole processes timed in turn (A B A B ...), with their peak of memory, and goals held against what was measured. */

export const root = fileURLToPath(new URL('..', import.meta.url));
export const node = process.execPath;
export const boroughstat = (...words) => [node, join(root, 'bin', 'boroughstat.js'), ...words, '--quiet'];

export const folder = mkdtempSync(join(tmpdir(), 'boroughstat-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Extra certificates are read at every start of Node and have nothing to do with what is measured.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;
/** GNU time tells the peak of memory (Debian: time). */
const gnuTime = existsSync('/usr/bin/time');

export const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
/** A python3 that has pandas; undefined where there is none. */
export const python = ['python3', '/usr/bin/python3'].find((command) => works(command, ['-c', 'import pandas']));

export function run([command, ...args]) {
  const report = join(folder, 'time');
  const whole = gnuTime ? ['/usr/bin/time', '-o', report, '-f', '%M', command, ...args] : [command, ...args];
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(whole[0], whole.slice(1), { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { seconds, stdout, megabytes: gnuTime ? Number(readFileSync(report, 'utf8').trim()) / 1024 : Number.NaN };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of two commands run in turn, and the ratio of their times, pair by pair. */
export function pairs(count, a, b) {
  const times = Array.from({ length: count }, () => [run(a), run(b)]);
  const ratios = times.map(([one, other]) => one.seconds / other.seconds);
  const of = (side, what) => median(times.map((pair) => pair[side][what]));
  const side = (index) => ({ seconds: of(index, 'seconds'), megabytes: of(index, 'megabytes') });
  return { a: side(0), b: side(1), ratio: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

export const two = (value) => value.toFixed(2);
export const ratioText = ({ ratio, least, most }) => `${two(ratio)} (${two(least)} to ${two(most)})`;
export const tableRow = (cells) => console.log(`| ${cells.join(' | ')} |`);
/** Columns of numbers stand to the right. */
export function tableHead(headings) {
  tableRow(headings.map(([heading]) => heading));
  console.log(`|${headings.map(([, isNumber]) => (isNumber ? '---:' : '---')).join('|')}|`);
}

/** What was aimed at and what came of it, in the order it was measured. */
export class Goals {
  #met = [];

  add(what, most, measured) {
    this.#met.push([what, `at most ${most}`, two(measured), measured <= most ? 'yes' : 'no']);
  }

  print() {
    if (this.#met.length === 0) return;
    console.log('\nGoals\n');
    tableHead([['goal'], ['', true], ['measured', true], ['met']]);
    for (const row of this.#met) tableRow(row);
  }
}
