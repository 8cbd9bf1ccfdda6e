import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Damages a file of every layout in every way, tens of thousands of times, and looks at what the tool makes of each: read
 * rightly, refused, or read with a warning. A number changed in silence, a crash, or a reading of over five seconds fails.
 *
 *     npm run bench:robust [-- --mutants 150000 --seed 20260331]
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
};
const mutants = option('mutants', 150_000);
const seed = option('seed', 20_260_331);
const SLOWEST = 5_000;

const shard = join(root, 'node_modules', '.cache', 'boroughstat', 'robust-shard.mjs');
mkdirSync(join(shard, '..'), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['bench/robust/shard.ts'],
  outfile: shard,
  bundle: true,
  format: 'esm',
  platform: 'node',
  // An optional package with a binary of its own; damaged files are small and never reach it.
  external: ['@duckdb/node-api'],
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as createRequireForPackages } from 'node:module'; const require = createRequireForPackages(import.meta.url);",
  },
});

const trials = new Map();
const bad = [];
let slowest = { milliseconds: 0 };

function note(trial) {
  const key = `${trial.layout}|${trial.mutator}`;
  const counts = trials.get(key) ?? { layout: trial.layout, mutator: trial.mutator };
  counts[trial.outcome] = (counts[trial.outcome] ?? 0) + 1;
  trials.set(key, counts);
  if (trial.milliseconds > slowest.milliseconds) slowest = trial;
  if (trial.outcome === 'silent' || trial.outcome === 'crashed') bad.push(trial);
}

/** A part of the mutants in a process of its own, which is ended when it hangs. */
function runPart(from, to) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [shard, root, `${seed}`, `${from}`, `${to}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = from - 1;
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), SLOWEST + 10_000);
    };
    watch();
    createInterface({ input: child.stdout }).on('line', (line) => {
      watch();
      const trial = JSON.parse(line);
      last = trial.number;
      note(trial);
    });
    child.on('close', () => {
      clearTimeout(timer);
      if (last + 1 < to) bad.push({ number: last + 1, outcome: 'crashed', detail: 'the process hung or died' });
      resolve();
    });
  });
}

const started = performance.now();
const parts = availableParallelism();
const size = Math.ceil(mutants / parts);
await Promise.all(
  Array.from({ length: parts }, (_, part) => runPart(part * size, Math.min(mutants, (part + 1) * size))),
);

const OUTCOMES = ['right', 'refused', 'warned', 'silent', 'crashed'];
const sumOf = (rows, outcome) => rows.reduce((sum, row) => sum + (row[outcome] ?? 0), 0);
const line = (name, rows) =>
  `| ${name} | ${sumOf(
    rows.map((row) => ({ all: OUTCOMES.reduce((sum, each) => sum + (row[each] ?? 0), 0) })),
    'all',
  )} | ${OUTCOMES.map((outcome) => sumOf(rows, outcome)).join(' | ')} |`;
const rows = [...trials.values()];
const by = (key) => [...new Set(rows.map((row) => row[key]))].sort();
console.log(`${mutants} mutants, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
for (const key of ['layout', 'mutator']) {
  console.log(`| ${key} | mutants | read rightly | refused | read with a warning | silent | crashed |`);
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const name of by(key))
    console.log(
      line(
        name,
        rows.filter((row) => row[key] === name),
      ),
    );
  console.log(`${line('all', rows)}\n`);
}
console.log(`Slowest: ${slowest.milliseconds.toFixed(0)} ms (${slowest.layout}, ${slowest.mutator}).`);
for (const { number, layout, mutator, outcome, detail } of bad.slice(0, 40))
  console.log(`- mutant ${number}: ${outcome}: ${layout}, ${mutator}: ${detail}`);
if (bad.length > 40) console.log(`- and ${bad.length - 40} more`);
const isSlow = slowest.milliseconds > SLOWEST;
process.exitCode = bad.length > 0 || isSlow ? 1 : 0;
