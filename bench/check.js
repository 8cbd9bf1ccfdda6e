import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How well `check` audits two published reports, against the claims found in them by hand (../shared/drafts), and how long
 * a megabyte takes. Prints; asserts nothing.
 *
 *     npm run bench:check
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'boroughstat.js');
const drafts = join(root, '..', 'shared', 'drafts');

/** The kind of mistake each inconsistent claim is, as `check` names them. */
const KINDS = {
  B13: 'bound',
  B14: 'count',
  B16: 'wrong-base',
  B22: 'contradiction',
  B33: 'period-after-report',
  C03: 'wrong-denominator',
  C05: 'several-populations',
  C06: 'rows-swapped',
  C11: 'unit',
  C12: 'same-measure-twice',
  C16: 'list-count',
};

function audit(file) {
  const { stdout } = spawnSync(process.execPath, [bin, 'check', file, '-f', 'json', '--quiet'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(stdout);
}

const linesOf = ({ lines }) =>
  [...lines.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)]);

const numbersOf = ({ values, printed }) => [...values, ...[printed].flat()].filter((each) => typeof each === 'number');

const digits = (text) => (text ?? '').replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [];

/** A verdict speaks of a claim when it stands on its lines and holds one of its numbers. */
function speaksOf(claim, verdict) {
  if (!linesOf(claim).some(([from, to]) => verdict.line >= from && verdict.line <= to)) return false;
  const said = digits(`${verdict.text} ${verdict.quoted} ${verdict.recomputed}`).map(Number);
  const numbers = numbersOf(claim).map(Math.abs);
  return numbers.length === 0 || numbers.some((number) => said.includes(number));
}

const isWrong = ({ verdict }) => verdict === 'differs' || verdict === 'wrong-direction';
const print = (text) => process.stdout.write(`${text}\n`);
const percent = (part, whole) => `${part} of ${whole} (${whole === 0 ? '-' : ((part / whole) * 100).toFixed(0)}%)`;

function scoreboard() {
  const { claims } = JSON.parse(readFileSync(join(drafts, 'claims.json'), 'utf8'));
  const documents = [...new Set(claims.map(({ document }) => document))];
  const verdicts = documents.flatMap((document) =>
    audit(join(drafts, document)).verdicts.map((verdict) => ({ ...verdict, document })),
  );
  const of = (claim) => verdicts.filter((each) => each.document === claim.document && speaksOf(claim, each));
  const inconsistent = claims.filter(({ verdict }) => verdict === 'inconsistent');
  const named = inconsistent.filter((claim) =>
    of(claim).some((each) => isWrong(each) && each.mistake === KINDS[claim.id]),
  );
  const consistent = claims.filter(({ verdict }) => verdict === 'consistent');
  const checkable = claims.filter(({ verdict }) => ['consistent', 'inconsistent', 'rounding'].includes(verdict));
  const judged = checkable.filter((claim) => of(claim).some(({ verdict }) => verdict !== 'not-checked'));
  const found = checkable.filter((claim) => of(claim).length > 0);
  const differs = verdicts.filter(isWrong);
  const right = differs.filter((each) => inconsistent.some((claim) => of(claim).includes(each)));
  const blamed = consistent.filter((claim) =>
    of(claim).some((each) => isWrong(each) && !inconsistent.some((other) => of(other).includes(each))),
  );
  const missed = (all, some) =>
    all
      .filter((claim) => !some.includes(claim))
      .map(({ id }) => id)
      .join(' ') || 'none';

  print('| what | measured | goal |\n|---|---|---|');
  print(
    `| inconsistent claims found with the right mistake | ${percent(named.length, inconsistent.length)}; missed: ${missed(inconsistent, named)} | 9 of 11 |`,
  );
  print(
    `| consistent claims called differs | ${percent(blamed.length, consistent.length)}: ${blamed.map(({ id }) => id).join(' ') || 'none'} | none |`,
  );
  print(
    `| checkable claims found | ${percent(found.length, checkable.length)}; missed: ${missed(checkable, found)} | 85% |`,
  );
  print(
    `| of these with a verdict other than not-checked | ${percent(judged.length, checkable.length)}; without: ${missed(checkable, judged)} | |`,
  );
  print(`| "differs" that are inconsistent claims | ${percent(right.length, differs.length)} | 95% |`);
  for (const each of differs.filter((one) => !right.includes(one))) {
    print(`\nto be read: ${each.document}:${each.line}:${each.column} "${each.text}" ${each.recomputed}`);
  }
}

/** From 60 kB to a megabyte, and one line of a megabyte: whole processes. */
function speed() {
  const folder = mkdtempSync(join(tmpdir(), 'boroughstat-bench-'));
  const own = readFileSync(join(root, 'fixtures', 'drafts', 'speak.tsv'), 'utf8').replace(/^.*\t/gm, '');
  const texts = existsSync(drafts)
    ? ['safer-communities-strategy-2011-14.txt', 'strategic-assessment-2016-17.txt'].map((name) =>
        readFileSync(join(drafts, name), 'utf8'),
      )
    : [own];
  const text = texts.join('\n\n');
  const long = text.repeat(Math.ceil(1_000_000 / text.length)).slice(0, 1_000_000);
  const line = text.replace(/\s+/g, ' ');
  const tabled = `${readFileSync(join(root, 'fixtures', 'drafts', 'report.md'), 'utf8')}\n\n`;
  const shares =
    'Police recorded 4,812 offences, of which 1,203 were thefts, 25% of the total. Of the victims 300 were women, 18% of the caseload. ';
  const inputs = [
    ['60 kB of reports', long.slice(0, 60_000)],
    ['480 kB of reports', long.slice(0, 480_000)],
    ['1 MB of reports', long],
    // The two have no tables with lines: a draft of many is another road through the rules.
    ...[60_000, 480_000, 1_000_000].map((size) => [
      `${size / 1000} kB of a report with tables`,
      tabled.repeat(Math.ceil(size / tabled.length)).slice(0, size),
    ]),
    // Each of its shares may be of any count before it.
    ['480 kB of shares in one paragraph', shares.repeat(Math.ceil(480_000 / shares.length))],
    ['one line of 1 MB', line.repeat(Math.ceil(1_000_000 / line.length)).slice(0, 1_000_000)],
  ];
  print('\n| input | ms (median of 5) |\n|---|---:|');
  for (const [name, content] of inputs) {
    const file = join(folder, 'draft.txt');
    writeFileSync(file, content);
    const times = Array.from({ length: 5 }, () => {
      const start = process.hrtime.bigint();
      spawnSync(process.execPath, [bin, 'check', file, '--quiet'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 2 ** 28,
      });
      return Number(process.hrtime.bigint() - start) / 1e6;
    });
    print(`| ${name} | ${times.sort((a, b) => a - b)[2].toFixed(0)} |`);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** What became of the numbers of the two reports. */
function coverage() {
  print(
    '\n| document | numbers | claims | checked | used | no figures | not understood |\n|---|---:|---:|---:|---:|---:|---:|',
  );
  for (const name of ['safer-communities-strategy-2011-14.txt', 'strategic-assessment-2016-17.txt']) {
    const { numbers, claims, checked, used, none, notUnderstood } = audit(join(drafts, name)).coverage;
    print(`| ${name} | ${numbers} | ${claims} | ${checked} | ${used} | ${none} | ${notUnderstood} |`);
  }
}

/** The labelled passages and documents, family by family, by the scorer beside them (Python 3). */
function families() {
  const corpus = join(drafts, 'corpus-dev.jsonl');
  if (!existsSync(corpus)) return;
  const { stdout } = spawnSync('python3', [join(drafts, 'score.py'), corpus, '--bin', bin], { encoding: 'utf8' });
  print(`\n${stdout ?? 'Python 3 is not there: the corpus is not scored.'}`);
}

if (existsSync(drafts)) {
  scoreboard();
  coverage();
  families();
}
if (!existsSync(drafts)) print(`${drafts} is not there: nothing to score.`);
if (!process.argv.includes('--no-speed')) speed();
