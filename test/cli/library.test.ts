import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsIn } from '../json-rows.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const folder = emptyFolder();
const env = { XDG_DATA_HOME: join(folder, 'xdg') };
const library = join(folder, 'xdg', 'boroughstat', 'vintages');
const run = (...args: string[]) => boroughstat(args, { env, cwd: folder });
const original = readFileSync(join(root, 'fixtures', 'broken', 'lf-only.csv'), 'utf8');
const save = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  utimesSync(join(folder, name), 1_650_000_000, 1_650_000_000);
  return name;
};
/** Runs to 2022-03; the later one a month further, with Barnet's April 2021 at 17 and not 10. */
const first = save('first.csv', original);
const later = save(
  'later.csv',
  original
    .split('\n')
    .map((line, row) => (line === '' ? line : `${line},${row === 0 ? '202204' : '10'}`))
    .join('\n')
    .replace('Barnet,10,', 'Barnet,17,'),
);
const compare = (...args: string[]): Record<string, { value: number | null; missing: string | null }> => {
  const { out, talk, code } = run('compare', '--offence', 'burglary', '--to', '2022-03', '-f', 'json', ...args);
  if (code !== 0) throw new Error(talk);
  return JSON.parse(out).comparisons[0];
};

describe('data', () => {
  it('adds files under their SHA-256, once', () => {
    expect(run('data', 'add', first, later).talk).toMatch(/^2 vintages added; /m);
    expect(run('data', 'add', first).talk).toMatch(/^0 vintages added, 1 there already/m);
    const { vintages } = JSON.parse(run('data', 'list', '-f', 'json').out);
    expect(vintages).toMatchObject([
      {
        name: 'first.csv',
        from: '2021-04',
        to: '2022-03',
        era: 'cris',
        layout: 'wide-borough',
        rows: 6,
        date: '2022-04-15',
      },
      { name: 'later.csv', to: '2022-04', used: false },
    ]);
    expect(readFileSync(join(library, vintages[0].sha256, 'first.csv'), 'utf8')).toBe(original);
  });

  it('refuses a file that cannot be read, and adds none of the others', () => {
    const broken = save('broken.csv', original.replace('Barnet,10,', 'Barnet,1O,'));
    const { code, talk } = run('data', 'add', later, broken);
    expect(code).toBe(3);
    expect(talk).toMatch(/broken\.csv:\d+:4: "1O"/);
    expect(JSON.parse(run('data', 'list', '-f', 'json').out).vintages).toHaveLength(2);
  });

  it('reads what is in use when no --data is given, until it is the bundled figures again', () => {
    expect(run('data', 'use', '2022-03').code).toBe(0);
    expect(compare().count?.value).toBe(240);
    expect(run('data', 'use', 'later.csv').code).toBe(0);
    expect(compare().count?.value).toBe(247);
    expect(run('data', 'use', 'bundled').code).toBe(0);
    expect(compare().count?.value).toBeGreaterThan(1000);
  });

  it('says which vintage is not there', () => {
    expect(run('data', 'use', 'deadbeef').talk).toMatch(/no vintage is named deadbeef/);
    expect(run('data', 'use', 'deadbeef').code).toBe(2);
  });

  it('refuses a vintage that is no longer what was added, until it is added again', () => {
    expect(run('data', 'use', '2022-03').code).toBe(0);
    const [hash = ''] = readdirSync(library).filter((name) => existsSync(join(library, name, 'first.csv')));
    const stored = join(library, hash, 'first.csv');
    for (const damage of ['Barnet,11,', 'Barnet,1O,', 'Barnet,', '"Barnet,10,']) {
      writeFileSync(stored, original.replace('Barnet,10,', damage));
      const { code, talk } = run('annual', '-o', 'of-damaged');
      expect(code).toBe(3);
      expect(talk).toMatch(/library:first\.csv: is not as it was added to the library .* `boroughstat data add`/);
      expect(existsSync(join(folder, 'of-damaged'))).toBe(false);
    }
    expect(run('data', 'add', first).talk).toMatch(/^0 vintages added, 1 that had been changed mended; /m);
    expect(readFileSync(stored, 'utf8')).toBe(original);
    expect(compare().count?.value).toBe(240);
    expect(run('data', 'add', first).talk).toMatch(/^0 vintages added, 1 there already/m);
    run('data', 'use', 'bundled');
  });

  it('clears what a killed run left, and is locked by no dead one', () => {
    mkdirSync(join(library, '.adding-x'));
    writeFileSync(join(library, '.boroughstat-lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: 'elsewhere' }));
    utimesSync(join(library, '.boroughstat-lock'), 1, 1);
    expect(run('data', 'use', 'newest').code).toBe(0);
    expect(readdirSync(library).filter((name) => name.startsWith('.'))).toEqual([]);
    run('data', 'use', 'bundled');
  });
});

describe('--as-of', () => {
  it('uses only what was known then', () => {
    expect(compare('--as-of', '2022-04').count?.value).toBe(240);
    expect(compare('--as-of', '2022-05').count?.value).toBe(247);
    expect(compare('--as-of', '2022-04', '--data', first, later).count?.value).toBe(240);
  });

  it('is refused where nothing was known, and where it is no month', () => {
    expect(run('annual', '--as-of', '2022-03').talk).toMatch(
      /no file was known by 2022-03: the oldest there is runs to 2022-03/,
    );
    expect(run('annual', '--as-of', 'spring').code).toBe(2);
  });
});

describe('--against', () => {
  const report = (...args: string[]) => run('annual', '--to', '2022-03', '--base', '2021-03', ...args);

  it('shows what moved since an earlier report', () => {
    expect(report('--as-of', '2022-04', '-f', 'json,csv', '-o', 'earlier').code).toBe(0);
    const { out, code } = report(
      '--against',
      'earlier/manifest.json',
      '--as-of',
      '2022-05',
      '-f',
      'json',
      '--table',
      'revised-since',
    );
    expect(code).toBe(0);
    const { published, now, change, change_percent: percent } = rowsIn(out, 'revised-since').get('burglary') ?? {};
    expect([published, now, change]).toEqual([240, 247, 7]);
    expect(percent).toBeCloseTo(100 * (7 / 240));
    expect(run('verify-manifest', 'earlier').code).toBe(0);
  });

  it('does not print what an earlier report did where --suppress keeps it back now', () => {
    const made = ['--against', 'earlier', '--as-of', '2022-05', '-f', 'csv', '--table', 'revised-since'];
    const { out, code } = report(...made, '--suppress', '300');
    expect(code).toBe(0);
    const row = out.split('\n').find((line) => line.startsWith('revised-since,burglary,'));
    expect(row).toMatch(/\[c\] suppressed/);
    expect(row).not.toMatch(/\d/);
  });

  it('refuses an earlier report that was changed, of another borough, or none', () => {
    expect(report('--against', 'earlier', '--as-of', '2022-05', '--borough', 'Brent').talk).toMatch(
      /is a report on Barnet, not on Brent/,
    );
    writeFileSync(join(folder, 'earlier', 'annual.json'), '{}');
    expect(report('--against', 'earlier', '--as-of', '2022-05').talk).toMatch(
      /annual\.json: is changed since the report was made/,
    );
    expect(report('--against', 'nowhere/manifest.json', '--as-of', '2022-05').code).toBe(3);
    expect(report('--table', 'revised-since').code).toBe(2);
  });
});

it('does not go on without a vintage in use that is gone', () => {
  run('data', 'use', 'newest');
  for (const name of readdirSync(library)) if (name.length === 64) rmSync(join(library, name), { recursive: true });
  const { code, talk } = run('annual');
  expect(code).toBe(3);
  expect(talk).toMatch(/in use is not there any more; choose again/);
  expect(existsSync(join(library, 'use.json'))).toBe(true);
  expect(run('data', 'use', 'bundled').code).toBe(0);
});

it('a library that cannot be made is a sentence at once', () => {
  // Under /proc Node's own recursive mkdir tries for ever.
  const file = join(root, 'fixtures', 'input', 'wide-borough.csv');
  const { code, talk } = boroughstat(['data', 'add', file], { env: { XDG_DATA_HOME: '/proc/nowhere' } });
  expect(code).toBe(4);
  expect(talk).toMatch(/\/proc\/nowhere\/boroughstat\/vintages: cannot be made there/);
});
