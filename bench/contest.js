import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whole processes timed in turn (A B A B ...), with their peak of memory, and goals held against what was measured. */

export const root = fileURLToPath(new URL('..', import.meta.url));
export const node = process.execPath;
export const boroughstat = (...words) => [node, join(root, 'bin', 'boroughstat.js'), ...words, '--quiet'];

export const folder = mkdtempSync(join(tmpdir(), 'boroughstat-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Extra certificates are read at every start of Node and have nothing to do with what is measured.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...ownEnv } = process.env;
/** Nor is a library of whoever measures read, and the compiled code of another build does not take the place of this one's. */
const env = { ...ownEnv, XDG_DATA_HOME: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') };
/** GNU time tells the peak of memory (Debian: time). */
const gnuTime = existsSync('/usr/bin/time');

export const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
/** A python3 that has pandas; undefined where there is none. */
export const python = ['python3', '/usr/bin/python3'].find((command) => works(command, ['-c', 'import pandas']));

export function run([command, ...args]) {
  const report = join(folder, 'time');
  const whole = gnuTime ? ['/usr/bin/time', '-o', report, '-f', '%M %U %S', command, ...args] : [command, ...args];
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(whole[0], whole.slice(1), { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  if (!gnuTime) return { seconds, stdout, megabytes: Number.NaN, processor: Number.NaN };
  const [kilobytes, user, system] = readFileSync(report, 'utf8').trim().split(' ').map(Number);
  return { seconds, stdout, megabytes: kilobytes / 1024, processor: user + system };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of two commands run in turn, and the ratio of their times, pair by pair; of processor time too, which a busy machine moves less. */
export function pairs(count, a, b) {
  const times = Array.from({ length: count }, () => [run(a), run(b)]);
  const ratios = times.map(([one, other]) => one.seconds / other.seconds);
  const of = (side, what) => median(times.map((pair) => pair[side][what]));
  const side = (index) => ({ seconds: of(index, 'seconds'), megabytes: of(index, 'megabytes') });
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const ofProcessor = median(times.map(([one, other]) => one.processor / other.processor));
  const above = times.map(([one, other]) => (one.seconds - other.seconds) * 1000);
  return { a: side(0), b: side(1), ratio: median(ratios), least, most, ofProcessor, above };
}

/** What was measured on, and how busy it was: read ratios, not seconds. */
export const machine = () =>
  `${cpus().length} x ${cpus()[0]?.model ?? 'processor'}, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`;

export const two = (value) => value.toFixed(2);
const spreadText = (value, least, most, digits) =>
  `${value.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
export const ratioText = ({ ratio, least, most }) => spreadText(ratio, least, most, 2);
export const tableRow = (cells) => console.log(`| ${cells.join(' | ')} |`);
/** Columns of numbers stand to the right. */
export function tableHead(headings) {
  tableRow(headings.map(([heading]) => heading));
  console.log(`|${headings.map(([, isNumber]) => (isNumber ? '---:' : '---')).join('|')}|`);
}

/** What was aimed at and what came of it, with its spread, in the order it was measured. */
export class Goals {
  #met = [];

  #add(what, most, value, measured, ofProcessor = '') {
    this.#met.push([what, `at most ${most}`, measured, ofProcessor, value <= Number.parseFloat(most) ? 'yes' : 'no']);
  }

  /** Of the times of two commands. */
  ratio(what, most, measured) {
    this.#add(what, most, measured.ratio, ratioText(measured), two(measured.ofProcessor));
  }

  /** How much longer one takes than the other. */
  milliseconds(what, most, { above }) {
    const value = median(above);
    this.#add(what, `${most} ms`, value, spreadText(value, Math.min(...above), Math.max(...above), 0));
  }

  megabytes(what, most, { megabytes }) {
    this.#add(what, `${most} MB`, megabytes, megabytes.toFixed(0));
  }

  print() {
    if (this.#met.length === 0) return;
    console.log(`\nGoals (${machine()})\n`);
    tableHead([['goal'], ['', true], ['median (least to most)', true], ['in processor time', true], ['met']]);
    for (const row of this.#met) tableRow(row);
  }
}
