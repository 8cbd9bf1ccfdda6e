import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/load/recorded-inputs.js';
import { lock } from '../../src/output/lock.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** A command for every borough into a new folder. */
function runAll(...args: readonly string[]) {
  const folder = join(emptyFolder(), 'reports');
  return { folder, ...boroughstat([...args, '--borough', 'all', '-o', folder]) };
}

describe('--borough all', () => {
  it.each([
    ['annual', '-f', 'json,csv', '--table', 'headlines,rates,rankings,offence-change'],
    ['quarterly', '-f', 'json'],
  ])('gives of %s each borough what a run on it alone gives, byte for byte', (...args) => {
    const { folder, code, talk } = runAll(...args);
    expect({ code, talk: talk.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      talk: `32 of 32 boroughs: a folder each and index.html in ${folder}.`,
    });
    expect(readdirSync(folder)).toHaveLength(33);
    for (const [name, plain] of [
      ['Barnet', 'barnet'],
      ['Hillingdon', 'hillingdon'],
      ['Kensington and Chelsea', 'kensington-and-chelsea'],
    ] as const) {
      const alone = join(emptyFolder(), 'alone');
      expect(boroughstat([...args, '--borough', name, '-o', alone]).code).toBe(0);
      expect(contentsOf(join(folder, plain))).toEqual(contentsOf(alone));
    }
    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(new Set(links.map((link) => link.split('/')[0])).size).toBe(32);
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
    // By the published file: 29,046 offences in Barnet in 2025/26 (the README has it too).
    expect(index).toMatch(
      /<strong>Barnet<\/strong>.*<td class="n">9<\/td><td class="n">29,046<\/td><td class="n">71\.7<\/td>/,
    );
  });

  it('writes the others where one borough fails, names it, and links each page to those that were written', () => {
    const folder = emptyFolder();
    const blocked = join(folder, 'brent');
    writeFileSync(blocked, 'a file where the folder belongs');
    const args = ['annual', '--table', 'rates', '--if-newer', '--borough', 'all', '-o', folder];
    const linksOf = (name: string) => {
      const page = readFileSync(join(folder, name, `${name}-2025-26-annual.html`), 'utf8');
      const [, list = ''] = /<nav class="boroughs"[^>]*>(.*?)<\/nav>/s.exec(page) ?? [];
      return [...list.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    };
    for (const count of [31, 32]) {
      const { code, talk } = boroughstat(args);
      expect(code).toBe(count === 32 ? 0 : 4);
      if (count === 31) {
        expect(talk).toMatch(/Brent: .*has a file where a folder should be/);
        expect(talk).toContain(`31 of 32 boroughs are in ${folder}; not written: Brent.`);
        expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<strong>Brent</strong> (not written)');
      }
      const names = readdirSync(folder).filter(
        (name) => name !== 'index.html' && name !== (count === 32 ? '' : 'brent'),
      );
      expect(names).toHaveLength(count);
      for (const name of names) {
        // Pages alone where no format is named: every format of 32 boroughs would be no site.
        expect(Object.keys(contentsOf(join(folder, name)))).toEqual(
          ['index.html', 'manifest.json', `${name}-2025-26-annual.html`].sort(),
        );
        const links = linksOf(name);
        // The others, and the page that lists all.
        expect(new Set(links).size).toBe(count);
        expect(links.filter((link) => !existsSync(join(folder, name, link)))).toEqual([]);
      }
      rmSync(blocked, { force: true, recursive: true });
    }
  });

  it('is refused before anything is written where no borough could be', () => {
    const folder = join(emptyFolder(), 'reports');
    const all = ['annual', '--borough', 'all'];
    const refused = [
      [2, all, /give a folder with -o/],
      [2, [...all, '-o', `${folder}.json`], /give a folder with -o/],
      [2, [...all, '--table', 'rats', '-o', folder], /there is no table "rats"/],
      [3, [...all, '--data', 'no-such-file.csv', '-o', folder], /no-such-file/],
      [2, ['rank', '--borough', 'all'], /there is no borough "all"/],
    ] as const;
    for (const [expected, args, sentence] of refused) {
      const { code, talk } = boroughstat(args);
      expect({ code, talk }).toEqual({ code: expected, talk: expect.stringMatching(sentence) });
      expect(existsSync(folder)).toBe(false);
    }
  });

  it('waits for no other run that writes the set', () => {
    const folder = emptyFolder();
    const unlock = lock(join(folder, '.boroughstat-lock'), folder);
    const { code } = boroughstat(['annual', '--borough', 'all', '-f', 'json', '-o', folder]);
    unlock();
    expect(code).toBe(75);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('compares each with its own earlier report', () => {
    const earlier = runAll('annual', '--to', '2025-12', '--table', 'rates', '-f', 'json');
    const { folder, code } = runAll('annual', '--against', earlier.folder, '--table', 'revised-since', '-f', 'json');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'sutton', 'annual.json'), 'utf8')).toContain('"revised-since"');
  });
});

type Cell = { readonly missing: string | null } | string;

interface Row {
  readonly key: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

const isSuppressed = (cell: Cell | undefined): boolean =>
  typeof cell === 'object' && (cell.missing ?? '').includes('[c]');

const SUTTON = 'E09000029';

/** The bundled figures, but of shoplifting in Sutton: in the last year one offence, where all other boroughs have hundreds. */
function figuresWithOneSmall(): string {
  const folder = emptyFolder();
  const bundled = join(root, 'data', 'figures', 'recorded-crime');
  const text = readFileSync(`${bundled}.csv`, 'utf8');
  const lines = text.split('\n').map((line) => {
    if (!line.startsWith(`${SUTTON},shoplifting,`)) return line;
    return [...line.trim().split(',').slice(0, -12), ...Array.from({ length: 11 }, () => '0'), '1'].join(',');
  });
  const csv = lines.join('\n');
  const about = { ...JSON.parse(readFileSync(`${bundled}.json`, 'utf8')), table_sha256: sha256(csv) };
  writeFileSync(join(folder, 'figures.csv'), csv);
  writeFileSync(join(folder, 'figures.json'), JSON.stringify(about));
  return join(folder, 'figures.csv');
}

describe('--borough all with --suppress', () => {
  it('leaves no count to be worked out from the other 31 reports and London', () => {
    const args = ['annual', '--data', figuresWithOneSmall(), '--suppress', '5', '--table', 'rates', '-f', 'json'];
    const { folder, code } = runAll(...args);
    expect(code).toBe(0);
    const rows = readdirSync(folder)
      .filter((name) => name !== 'index.html')
      .map((name) => {
        const { tables } = JSON.parse(readFileSync(join(folder, name, 'annual.json'), 'utf8'));
        const cells = (tables[0].rows as Row[]).find(({ key }) => key === 'shoplifting')?.cells;
        return { name, count: isSuppressed(cells?.count), london: isSuppressed(cells?.london_rate) };
      });
    expect(rows.filter(({ count }) => count).map(({ name }) => name)).toEqual(['sutton']);
    expect(rows.filter(({ london }) => !london)).toEqual([]);
  });
});
