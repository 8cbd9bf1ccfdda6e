import { boroughstat, Goals, node, pairs, python, ratioText, tableHead, tableRow } from './contest.js';

/**
 * What every command costs before it has read anything of the user's: a whole `annual` on the bundled figures against importing
 * pandas in Python, and `--version` against `node -e 0`. Prints Markdown; nothing asserts a time.
 *
 *     npm run bench            9 pairs each; `node bench/start-up.js 15` for more
 */
const PAIRS = Number(process.argv[2] ?? 9);
const pandas = python && [python, '-c', 'import pandas'];
const goals = new Goals();

const runs = [
  ['annual (bundled figures)', boroughstat('annual'), 'import pandas', pandas],
  ['annual -f json', boroughstat('annual', '-f', 'json'), 'import pandas', pandas],
  ['--version', boroughstat('--version'), 'node -e 0', [node, '-e', '0']],
];

console.log(`Node ${process.version}, ${PAIRS} pairs, medians of whole processes\n`);
tableHead([['A'], ['ms', true], ['B'], ['ms', true], ['A - B ms', true], ['A / B (least to most)', true]]);
for (const [name, a, other, b] of runs) {
  if (!b) {
    tableRow([name, '', `${other}: no python3 with pandas found (Debian: python3-pandas)`, '', '', '']);
    continue;
  }
  pairs(1, a, b);
  const measured = pairs(PAIRS, a, b);
  const milliseconds = [measured.a, measured.b].map(({ seconds }) => seconds * 1000);
  const [ours, theirs] = milliseconds;
  tableRow([name, ours.toFixed(0), other, theirs.toFixed(0), (ours - theirs).toFixed(0), ratioText(measured)]);
  if (name === '--version') goals.add('`--version` above `node -e 0`, milliseconds', 60, ours - theirs);
}
goals.print();
