import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, read } from './document-pages.js';
import { root } from './run-binary.js';

/** What the documents point at is there, and the table of imports is true. */

/** The anchor that a heading gets on the sites that show Markdown. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  it('has no link to a file or a heading that is not there', () => {
    const links = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\((?!https?:)([^)\s]*)\)/g)];
    const broken = links
      .map(([, link = '']) => link)
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? join(root, page) : join(root, dirname(page), path);
        if (!existsSync(file)) return true;
        return anchor !== undefined && !anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('names no path of one machine and no registry', () => {
    expect(text).not.toMatch(/\/(work|root|tmp|Users)\/|\/home\/\w|registry\.\w|localhost/);
  });
});

describe('every document', () => {
  const pages = [...PAGES, join('.github', 'workflows', 'ci.yml'), join('.github', 'workflows', 'release.yml')];
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/[` ]((?:src|data|test|fixtures|scripts|bench|bin|schema|docs)\/[\w./-]+)/g)].map(
      ([, path = '']) => ({ page, path: path.replace(/\.$/, '') }),
    ),
  );

  it('names only files that are there', () => {
    expect(new Set(named.map(({ page }) => page)).size).toBeGreaterThan(15);
    // NAME and FOLDER stand for a name of the reader's.
    expect(named.filter(({ path }) => !/[A-Z]{4}/.test(path) && !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const rows = [...read('ARCHITECTURE.md').matchAll(/^\| `src\/([a-z-]+)` \| .* \| (.*) \|$/gm)].map(
    ([, folder = '', imports = '']) => ({ folder, imports }),
  );
  const folders = rows.map(({ folder }) => folder);

  /** What the table lets a folder import: "core, load", "nothing", "all above but charts". */
  function allowed(imports: string, above: readonly string[]): readonly string[] {
    const [, but = ''] = /^all above(?: but (.*))?$/.exec(imports) ?? [];
    const named = imports.startsWith('all above') ? but.split(', ') : imports.split(', ');
    return imports.startsWith('all above') ? above.filter((each) => !named.includes(each)) : named;
  }

  it('has a row for every folder of src', () => {
    const present = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...folders, 'tools'].sort()).toEqual(present.map(({ name }) => name).sort());
  });

  it.each(rows)('says what src/$folder imports', ({ folder, imports }) => {
    const may = [folder, ...allowed(imports, folders.slice(0, folders.indexOf(folder)))];
    const files = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' });
    const imported = files
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        [...read(join('src', folder, name)).matchAll(/(?:from|import\() ?'((?:\.\.\/)+[^']+)'/g)].map(
          ([, target = '']) =>
            relative(join(root, 'src'), join(root, 'src', folder, dirname(name), target)).split(sep)[0] ?? '',
        ),
      );
    expect([...new Set(imported)].filter((other) => !may.includes(other))).toEqual([]);
  });
});

describe('the ten answers of CONTRIBUTING.md', () => {
  /** Of each change: what the file that is named must have in it. */
  const WITNESSES: Readonly<Record<string, RegExp>> = {
    "a label of the Met's files": /^era,group,subgroup,offence,/,
    'a break in a series': /^id,kind,from,to,/,
    'a population': /^area,date,/,
    'a new table': /ANNUAL_TABLES/,
    'a new layout of file': /LAYOUTS/,
    'the rounding': /export .*\bround/,
    'the words of a headline': /export /,
    "a chart's colour": /#[0-9a-f]{6}/i,
    'the lock': /export function lock\(/,
    'the DuckDB buffer': /buffer_size/,
  };
  const rows = [...read('CONTRIBUTING.md').matchAll(/^\| ((?:a|the) .*?) \| (.*) \|$/gm)].map(
    ([, change = '', answer = '']) => ({
      change,
      files: [...answer.matchAll(/`([^`]+\.\w+)`/g)].map(([, file = '']) => file),
    }),
  );

  it('are ten', () => expect(rows.map(({ change }) => change)).toEqual(Object.keys(WITNESSES)));

  it.each(rows)('$change is in the file that is named', ({ change, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) expect(read(file), file).toMatch(WITNESSES[change] ?? /^$/);
  });
});
