import { appendFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

const written = (folder: string): string[] =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).outputs.map(({ name }: { name: string }) => name);

const stateOf = (folder: string, file: string): string => {
  const { out } = boroughstat(['verify-manifest', folder]);
  return out.split('\n').find((line) => line.includes(` ${file} `)) ?? '';
};

describe('names', () => {
  it.each([
    [['annual', '--borough', 'Southwark'], 'southwark-2025-26-annual', 'annual.json'],
    [['annual', '--borough', 'Southwark', '--preset', 'board'], 'southwark-2025-26-board', 'annual.json'],
    [
      ['annual', '--borough', 'Kensington and Chelsea', '--to', '2024-12'],
      'kensington-and-chelsea-to-2024-12-annual',
      'annual.json',
    ],
    [
      ['quarterly', '--borough', 'Southwark', '--quarter', '2025/26-Q3'],
      'southwark-2025-26-q3-quarterly',
      'quarterly.json',
    ],
    [['trend', '--borough', 'Southwark'], 'southwark-2025-26-trend', 'trend.json'],
    [['rank', '--borough', 'Southwark'], 'southwark-2025-26-rank', 'rank.json'],
  ])('of what people open have borough and period, others stay: %s', (args, stem, json) => {
    const folder = emptyFolder();
    const { talk } = boroughstat([...args, '-f', 'html,json', '-o', folder]);
    expect(written(folder).sort()).toEqual(['index.html', `${stem}.html`, json].sort());
    expect(talk).toContain(`Wrote 4 files to ${folder}/; open ${join(folder, 'index.html')}.`);
  });
});

describe('index.html', () => {
  it('lists every file of the run with a link, and none that is not there', () => {
    const folder = emptyFolder();
    boroughstat(['annual', '--table', 'rates,league', '-o', folder]);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    const listed = written(folder).filter((name) => name !== 'index.html' && name !== 'datapackage.json');
    expect(links.filter((link) => link !== 'datapackage.json').sort()).toEqual(listed.sort());
    expect(links.every((link) => existsSync(join(folder, link)))).toBe(true);
    expect(page).toContain('>Offences per 1,000 population in Barnet, 2025/26</a> (rates.csv)');
  });
});

describe('a folder of several periods', () => {
  const run = (folder: string, year: string, ...more: string[]) =>
    boroughstat(['annual', '--year', year, '--table', 'rates', '-f', 'html,csv', '-o', folder, ...more]);

  it('keeps the documents of each, known to the manifest and protected when edited', () => {
    const folder = emptyFolder();
    const [older, newer] = ['barnet-2024-25-annual.html', 'barnet-2025-26-annual.html'];
    expect(run(folder, '2024/25').code).toBe(0);
    expect(run(folder, '2025/26').code).toBe(0);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain(`href="${older}"`);
    expect(boroughstat(['verify-manifest', folder]).code).toBe(0);
    expect(run(folder, '2024/25').code).toBe(0);
    expect(boroughstat(['verify-manifest', folder]).code).toBe(0);
    appendFileSync(join(folder, newer), 'a word of ours');
    expect(stateOf(folder, newer)).toContain('changed');
    const { code, talk } = run(folder, '2025/26');
    expect(code).toBe(4);
    expect(talk).toMatch(/2025-26-annual\.html.*: was changed after it was written/);
    expect(readFileSync(join(folder, newer), 'utf8')).toMatch(/a word of ours$/);
    renameSync(join(folder, newer), join(folder, '..', `${newer}.filed`));
    expect(boroughstat(['verify-manifest', folder]).code).toBe(0);
  });
});

interface JsonCell {
  readonly value: number | null;
  readonly text: string;
}

interface JsonReport {
  readonly tables: readonly {
    id: string;
    rows: readonly { key: string; cells: Record<string, string | JsonCell> }[];
  }[];
}

/** Every figure of a report by table, row and column. */
const figuresOf = ({ tables }: JsonReport) =>
  tables.flatMap(({ id, rows }) =>
    rows.flatMap(({ key, cells }) =>
      Object.entries(cells).flatMap(([column, cell]) =>
        typeof cell === 'string' ? [] : [{ place: `${id} ${key} ${column}`, value: cell.value, text: cell.text }],
      ),
    ),
  );

describe('CSV for people', () => {
  const folder = emptyFolder();
  boroughstat(['annual', '--table', 'headlines,signals,rates', '-f', 'csv,json', '--csv-bom', '-o', folder]);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('begins with the mark that Excel knows UTF-8 by, in every file; else without', () => {
    const names = written(folder).filter((name) => name.endsWith('.csv'));
    expect(names).toHaveLength(5);
    for (const name of names) expect(read(name).startsWith('\ufeff'), name).toBe(true);
    expect(
      boroughstat(['annual', '--table', 'rates', '-f', 'csv', '--csv-bom']).out.startsWith('\ufefftable,row'),
    ).toBe(true);
    expect(boroughstat(['annual', '--table', 'rates', '-f', 'csv']).out.startsWith('table,row')).toBe(true);
  });

  it('has words in place of signs, and no probability of nothing', () => {
    expect(read('signals.csv')).toMatch(/^signals,drugs,Drug offences,higher,1361,2047,686,50\.4,<0\.001$/m);
    expect(read('signals.csv')).not.toMatch(/[▲▼]|,0\.000\b/);
  });

  it('has all tables in one, unrounded, a cell a row', () => {
    const rows = parse(read('all-tables.csv'), { bom: true, columns: true }) as Record<string, string>[];
    const figures = figuresOf(JSON.parse(read('annual.json')));
    expect(figures.length).toBeGreaterThan(200);
    for (const { place, value, text } of figures) {
      const found = rows.filter(({ table, row, column }) => `${table} ${row} ${column}` === place);
      expect(found, place).toHaveLength(1);
      expect(found[0]?.value).toBe(value === null ? '' : String(value));
      expect(found[0]?.[value === null ? 'reason' : 'printed']?.replace(/^'/, '')).toBe(text);
    }
  });
});

describe('findings to paste', () => {
  it.each([
    [
      'md',
      /^\*\*How much:\*\* In the 12 months to March 2026 there were 29,046 recorded offences in Barnet[^\n]*\n\n\*\*Compared/m,
    ],
    [
      'txt',
      /^How much: In the 12 months to March 2026 there were 29,046 recorded offences in Barnet[^\n]*\n\nCompared/m,
    ],
  ])('-f %s has a paragraph for each topic, in one line', (format, expected) => {
    const { code, out } = boroughstat(['annual', '--table', 'headlines', '-f', format]);
    expect(code).toBe(0);
    expect(out).toMatch(expected);
    expect(out).not.toMatch(/^\| |^Topic/m);
  });
});
