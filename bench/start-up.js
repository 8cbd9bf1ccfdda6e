import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Times whole processes in turn (A B A B ...) and prints ratios of the medians as Markdown:
 * a whole `annual` on the bundled figures against importing pandas in Python, and `--version` against `node -e 0`.
 *
 *     npm run bench            9 pairs each; `npm run bench -- 15` for more
 *
 * pandas is measured when a python3 that has it is found (Debian: python3-pandas); nothing here asserts a time.
 */
const PAIRS = Number(process.argv[2] ?? 9);
const bin = fileURLToPath(new URL('../bin/boroughstat.js', import.meta.url));
// Extra certificates are read at every start of Node and have nothing to do with what is measured.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

function milliseconds([command, ...args]) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env, maxBuffer: 2 ** 28 });
  const taken = Number(process.hrtime.bigint() - start) / 1e6;
  return status === 0 ? taken : Number.NaN;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function pairs(a, b) {
  milliseconds(a);
  milliseconds(b);
  const times = Array.from({ length: PAIRS }, () => [milliseconds(a), milliseconds(b)]);
  const ratios = times.map(([first, second]) => first / second);
  return {
    a: median(times.map(([first]) => first)),
    b: median(times.map(([, second]) => second)),
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
  };
}

const python = ['python3', '/usr/bin/python3', 'python'].find(
  (command) => spawnSync(command, ['-c', 'import pandas'], { stdio: 'ignore' }).status === 0,
);

const node = process.execPath;
const runs = [
  [
    'annual (bundled figures)',
    [node, bin, 'annual', '--quiet'],
    'import pandas',
    python && [python, '-c', 'import pandas'],
  ],
  [
    'annual -f json',
    [node, bin, 'annual', '-f', 'json', '--quiet'],
    'import pandas',
    python && [python, '-c', 'import pandas'],
  ],
  ['--version', [node, bin, '--version'], 'node -e 0', [node, '-e', '0']],
];

process.stdout.write(`Node ${process.version}, ${PAIRS} pairs, medians of whole processes\n\n`);
process.stdout.write(
  '| A | ms | B | ms | A - B ms | A / B | least | most |\n|---|---:|---|---:|---:|---:|---:|---:|\n',
);
for (const [name, a, other, b] of runs) {
  if (!b) {
    process.stdout.write(`| ${name} | | ${other} | no python3 with pandas found (Debian: python3-pandas) | | | | |\n`);
    continue;
  }
  const result = pairs(a, b);
  const cells = [result.a, result.b, result.a - result.b].map((value) => value.toFixed(0));
  const ratios = [result.ratio, result.least, result.most].map((value) => value.toFixed(2));
  process.stdout.write(`| ${name} | ${cells[0]} | ${other} | ${cells[1]} | ${cells[2]} | ${ratios.join(' | ')} |\n`);
}
