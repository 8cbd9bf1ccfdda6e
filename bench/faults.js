import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { option } from '../scripts/synthetic/options.js';
import { randomFrom } from '../scripts/synthetic/random.js';

/**
 * Lets every call of the file system of a whole run fail, one a run, as SQLite's tests do: `annual --all` and `quarterly --all`, into
 * a new folder and over an earlier report, and once with a disk that stays full. Each run must end with the report as it would be
 * without the fault, or with one sentence, exit code 3 or 4 and the folder as it was; and the run after it must leave nothing but
 * its report.
 *
 *     npm run bench:faults [-- --every 1 --offset 0 --codes EIO,EACCES --minutes 40 --seed 1]
 *
 * With --minutes, points are tried in an order by chance until the time is over.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'boroughstat.js');
const preload = join(root, 'bench', 'faults', 'preload.cjs');
const word = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : process.argv[at + 1];
};
const every = option('every', 1);
const offset = option('offset', 0);
const parallel = option('parallel', 2);
const limit = option('minutes', Number.POSITIVE_INFINITY);
const seed = option('seed', 20_260_331);
const CODES = word('codes', 'EIO,EACCES,ENOSPC,EMFILE,EROFS').split(',');
const COMMANDS = word('commands', 'annual,quarterly').split(',');

const home = mkdtempSync(join(tmpdir(), 'boroughstat-faults-'));

/** A run with its Nth call failing; 0: none. */
function run(command, folder, { number = 0, code = 'EIO', lasting = false, plant = true, more = [] } = {}) {
  const log = join(home, `${basename(dirname(folder))}.log`);
  rmSync(log, { force: true });
  const env = {
    ...process.env,
    // Compiled code of its own would differ from run to run.
    BOROUGHSTAT_CODE_CACHE: 'off',
    XDG_DATA_HOME: join(home, 'library'),
    FAULT_LOG: log,
    FAULT_NUMBER: `${number}`,
    FAULT_CODE: code,
    FAULT_LASTING: lasting ? '1' : '0',
  };
  const args = [...(plant ? ['--require', preload] : []), bin, command, '--all', '-o', folder, '--quiet', ...more];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 300_000);
    child.on('close', (exit, signal) => {
      clearTimeout(timer);
      const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
      const calls = text
        .trimEnd()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      resolve({ exit, signal, out, errors, calls });
    });
  });
}

/** Names and bytes of a folder; undefined where there is none. */
function contentOf(folder) {
  if (!existsSync(folder)) return undefined;
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    // A folder in a report is a lock, or staged work, that could not be taken away.
    hash.update(`${name}\0`).update(lstatSync(path).isDirectory() ? 'folder' : readFileSync(path));
  }
  return hash.digest('hex');
}

/** What is wrong with the end of a run; empty: nothing. */
function wrongEnd({ exit, signal, errors }, failed, parent) {
  const wrong = [];
  const sentences = errors.split('\n').filter((line) => line.startsWith('boroughstat: '));
  if (/ {4}at |node:internal|fault of the program|Uncaught|triggerUncaught/.test(errors)) wrong.push('a trace');
  if (signal || ![0, 3, 4].includes(exit)) wrong.push(`exit ${exit ?? signal}`);
  if (exit !== 0 && sentences.length !== 1) wrong.push(`${sentences.length} sentences`);
  if (exit === 0 && sentences.length > 0) wrong.push('a sentence and exit 0');
  const isOutput = failed?.path.startsWith(parent);
  if (exit === 3 && isOutput) wrong.push('exit 3 of an output');
  if (exit === 4 && failed && !isOutput) wrong.push('exit 4 of an input');
  return wrong;
}

const KINDS = {
  'a new folder': { before: false, lasting: false },
  'an earlier report': { before: true, lasting: false },
  'a disk that stays full': { before: true, lasting: true },
};

async function tryPoint(command, kind, number, code, known) {
  const { before, lasting } = KINDS[kind];
  const parent = mkdtempSync(join(home, 'try-'));
  const folder = join(parent, 'report');
  // An earlier report of other figures, so that a mixture would be seen.
  if (before) cpSync(known.earlier, folder, { recursive: true });
  const ran = await run(command, folder, { number, code, lasting });
  const [failed] = ran.calls;
  const wrong = wrongEnd(ran, failed, parent);
  const content = contentOf(folder);
  const [whole, old] = before ? [known.contentOver, known.earlierContent] : [known.content, undefined];
  const hidden = readdirSync(parent).filter((name) => name !== 'report').length > 0;
  const isAsItShouldBe = content === (ran.exit === 0 ? whole : old);
  // What a refused removal leaves is cleared away by the next run.
  if (!isAsItShouldBe || hidden) {
    if (content !== undefined && !/boroughstat-/.test(readdirSync(folder).join()) && !isAsItShouldBe)
      wrong.push('a half-written folder');
    const next = await run(command, folder, { plant: false });
    if (next.exit !== 0 || contentOf(folder) !== whole || readdirSync(parent).join() !== 'report')
      wrong.push(`left for the next run (exit ${next.exit}, ${readdirSync(parent).join()})`);
  }
  rmSync(parent, { recursive: true, force: true });
  return { command, kind, number, code, failed, exit: ran.exit, wrong, errors: ran.errors.slice(0, 600) };
}

async function baseline(command) {
  const folder = join(home, `baseline-${command}`, 'report');
  const { exit, calls, errors } = await run(command, folder);
  if (exit !== 0) throw new Error(errors);
  const earlier = join(home, `earlier-${command}`, 'report');
  await run(command, earlier, { plant: false, more: ['--borough', 'Camden'] });
  // The documents of the other borough stay beside those of this one.
  const over = join(home, `over-${command}`, 'report');
  cpSync(earlier, over, { recursive: true });
  await run(command, over, { plant: false });
  return {
    calls,
    content: contentOf(folder),
    earlier,
    earlierContent: contentOf(earlier),
    contentOver: contentOf(over),
  };
}

/** The points of a command, each with what is there before. */
function pointsOf(command, known) {
  const points = [];
  for (let number = 1 + offset; number <= known.calls.length + 20; number += every) {
    const isWrite = known.calls[number - 1]?.isWrite ?? false;
    points.push([command, 'a new folder', number, CODES[number % CODES.length]]);
    if (number > known.calls.length * 0.3)
      points.push([command, 'an earlier report', number, CODES[(number + 1) % CODES.length]]);
    if (isWrite) points.push([command, 'a disk that stays full', number, 'ENOSPC']);
  }
  return points;
}

const started = performance.now();
const minutes = () => (performance.now() - started) / 60_000;
const baselines = new Map();
for (const command of COMMANDS) {
  baselines.set(command, await baseline(command));
  console.log(`${command} --all: ${baselines.get(command).calls.length} calls of the file system`);
}
const points = [...baselines].flatMap(([command, known]) => pointsOf(command, known));
// What the time allows is a sample of all of them.
if (Number.isFinite(limit)) {
  const random = randomFrom(seed);
  const keys = new Map(points.map((point) => [point, random()]));
  points.sort((one, other) => keys.get(one) - keys.get(other));
}
const results = [];
const work = async () => {
  for (let point = points.shift(); point && minutes() < limit; point = points.shift()) {
    const result = await tryPoint(...point, baselines.get(point[0]));
    if (result.failed && results.push(result) % 25 === 0) console.log(`${results.length} faults planted`);
    if (result.wrong.length > 0) console.log(JSON.stringify(result));
  }
};
await Promise.all(Array.from({ length: parallel }, work));
rmSync(home, { recursive: true, force: true });

const bad = results.filter(({ wrong }) => wrong.length > 0);
const tally = (key) => {
  const counts = new Map();
  for (const result of results) counts.set(key(result), (counts.get(key(result)) ?? 0) + 1);
  return [...counts].map(([name, times]) => `${name} ${times}`).join(', ');
};
console.log(`${results.length} faults planted in ${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`by command: ${tally(({ command }) => command)}`);
console.log(`by case: ${tally(({ kind }) => kind)}`);
console.log(`by error: ${tally(({ code }) => code)}`);
console.log(`by call: ${tally(({ failed }) => failed.name)}`);
console.log(`ended: ${tally(({ exit }) => `exit ${exit}`)}`);
const count = (text) => bad.filter(({ wrong }) => wrong.some((each) => each.includes(text))).length;
console.log(
  `${count('trace')} stack traces, ${count('half-written')} half-written folders, ${count('exit')} wrong exit codes, ${count('left for')} left for the next run`,
);
process.exitCode = bad.length > 0 ? 1 : 0;
