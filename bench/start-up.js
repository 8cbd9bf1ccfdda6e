import { join } from 'node:path';
import {
  boroughstat,
  folder,
  Goals,
  machine,
  node,
  pairs,
  python,
  ratioText,
  root,
  tableHead,
  tableRow,
  two,
} from './contest.js';

/**
 * What every command costs before it has read anything of the user's, and whole sets of reports, on the bundled figures. Prints
 * Markdown; nothing asserts a time.
 *
 *     npm run bench            9 pairs each; `node bench/start-up.js 15` for more
 */
const PAIRS = Number(process.argv[2] ?? 9);
const pandas = python && [python, '-c', 'import pandas'];
const goals = new Goals();
const into = (name) => ['-o', join(folder, name)];
const json = boroughstat('annual', '-f', 'json');

/** A, B, and the most that A may take: of B, or in milliseconds above it. */
const RUNS = [
  ['annual -f json', json, 'import pandas', pandas, { ratio: 0.65 }],
  ['annual on the screen', boroughstat('annual'), 'import pandas', pandas, { ratio: 0.75 }],
  [
    '--version',
    [node, join(root, 'bin', 'boroughstat.js'), '--version'],
    'node -e 0',
    [node, '-e', '0'],
    { above: 60 },
  ],
  ['annual on the screen', boroughstat('annual'), 'annual -f json', json, { above: 60 }],
  ['annual --all', boroughstat('annual', '--all', ...into('all')), 'annual -f json', json, { ratio: 4 }],
  [
    'annual --borough all -f json',
    boroughstat('annual', '--borough', 'all', '-f', 'json', ...into('boroughs')),
    'annual -f json into a folder',
    boroughstat('annual', '-f', 'json', ...into('one')),
    { ratio: 8 },
  ],
];

console.log(`${machine()}; ${PAIRS} pairs, medians of whole processes\n`);
const numbers = ['ms', 'MB', 'A - B ms', 'A / B (least to most)', 'A / B, processor time'];
tableHead([['A'], ['B'], ...numbers.map((heading) => [heading, true])]);
for (const [name, a, other, b, goal] of RUNS) {
  if (!b) {
    tableRow([name, `${other}: no python3 with pandas found (Debian: python3-pandas)`, '', '', '', '', '']);
    continue;
  }
  pairs(1, a, b);
  const measured = pairs(PAIRS, a, b);
  const [ours, theirs] = [measured.a, measured.b].map(({ seconds }) => seconds * 1000);
  const ratios = [ratioText(measured), two(measured.ofProcessor)];
  tableRow([name, other, ours.toFixed(0), measured.a.megabytes.toFixed(0), (ours - theirs).toFixed(0), ...ratios]);
  if (goal.ratio) goals.ratio(`${name}: of ${other}`, goal.ratio, measured);
  else goals.milliseconds(`${name}: above ${other}`, goal.above, measured);
}
goals.print();
