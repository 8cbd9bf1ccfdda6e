import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PICTURE, pages, picture } from '../scripts/docs.js';
import { boroughstat, root } from './run-binary.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].sort();

describe('the README', () => {
  const readme = read('README.md');

  it('is read in five minutes: at most 10 kB and 160 lines', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(10_000);
    expect(readme.split('\n').length).toBeLessThanOrEqual(160);
  });

  it('quotes a headline as it is printed', () => {
    const quoted = [...readme.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(' ');
    expect(quoted).not.toBe('');
    const { out } = boroughstat(['annual', '--table', 'headlines', '-f', 'md', '--quiet']);
    expect(out).toContain(quoted);
  });

  it('describes its picture in the words of the chart', () => {
    const [, alt, path] = /^!\[(.*)\]\((.*)\)$/m.exec(readme) ?? [];
    const { out } = boroughstat(['annual', '--chart', 'map-of-rates', '-f', 'svg', '--quiet']);
    expect(/<desc[^>]*>(.*?)<\/desc>/.exec(out)?.[1]).toBe(alt);
    expect(path).toBe('docs/images/map-of-rates.png');
    expect(statSync(join(root, path ?? '')).size).toBeLessThan(200_000);
  });

  // Other machines may round a pixel otherwise.
  it.runIf(process.platform === 'linux')('shows its picture as it is drawn (npm run docs)', () => {
    expect(readFileSync(PICTURE).equals(picture())).toBe(true);
  });

  it('has a row for every command', () => {
    const commands = readdirSync(join(root, 'src', 'commands')).map((name) => name.replace(/\.ts$/, ''));
    expect(commands.length).toBeGreaterThan(15);
    for (const name of commands) expect(readme).toContain(`| [\`${name}\`](docs/commands/${name}.md) |`);
  });
});

/** "    $ boroughstat ARGUMENTS", then what it prints; "..." in the last line stands for the rest. */
const samples = PAGES.flatMap((page) =>
  [...read(page).matchAll(/^ {4}\$ boroughstat (.*)\n\n```text\n([\s\S]*?)\n```/gm)].map(
    ([, args = '', shown = '']) => [page, args, shown] as const,
  ),
);

describe('a sample', () => {
  it('is in several pages', () => expect(new Set(samples.map(([page]) => page)).size).toBeGreaterThan(3));

  it.each(samples)('in %s is what boroughstat %s prints', (_, args, shown) => {
    const { out } = boroughstat([...args.split(' '), '--quiet']);
    if (shown.endsWith('\n...')) expect(out.slice(0, shown.length - 3)).toBe(shown.slice(0, -3));
    else expect(out.trimEnd()).toBe(shown);
  });
});

describe('docs/methods.md', () => {
  const methods = read('docs/methods.md');

  it('has the table of signals as it is printed', () => {
    const { tables } = JSON.parse(boroughstat(['annual', '--table', 'signals', '-f', 'json']).out);
    const keys = ['offence', 'signal', 'previous_count', 'count', 'change', 'change_percent', 'adjusted_p'];
    for (const { cells } of tables[0].rows) {
      const texts = keys.map((key) => cells[key].text ?? cells[key]);
      expect(methods).toContain(`| ${texts.join(' | ')} |`);
    }
  });

  it.each(readdirSync(join(root, 'src', 'statistics')))('names %s', (file) => {
    expect(new RegExp(`[( ]${file.replace(/\.ts$/, '')}[),;]`).test(methods), `docs/methods.md names ${file}`).toBe(
      true,
    );
  });
});

describe('docs/commands', () => {
  it('has a page for each command, with its help as it is printed (npm run docs)', async () => {
    const wanted = await pages();
    expect(wanted.size).toBeGreaterThan(15);
    for (const [path, text] of wanted) expect(readFileSync(path, 'utf8'), path).toBe(text);
    const names = readdirSync(join(root, 'docs', 'commands'));
    expect(names.sort()).toEqual(
      [...wanted.keys()].map((path) => relative(join(root, 'docs', 'commands'), path)).sort(),
    );
  });
});

describe('docs/glossary.md', () => {
  const [words = ''] = read('docs/glossary.md').split('\n## ');
  const rows = [...words.matchAll(/^\| (?!word|---)(.*?) \| (.*?) \| (.*?) ?\|$/gm)].map(
    ([, word = '', meaning = '', retired = '']) => ({
      word,
      meaning,
      retired: [...retired.matchAll(/`(\w+)`/g)].map(([, one = '']) => one),
    }),
  );

  it('has a meaning for each word, in order, and retires none of them', () => {
    expect(rows.length).toBeGreaterThan(35);
    const list = rows.map(({ word }) => word);
    expect(list).toEqual([...list].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    for (const { word, meaning, retired } of rows) {
      expect(meaning.length, word).toBeGreaterThan(10);
      expect(list.filter((each) => retired.includes(each))).toEqual([]);
    }
  });
});

describe('docs/decisions', () => {
  const folder = join('docs', 'decisions');
  const decisions = readdirSync(join(root, folder)).filter((name) => name !== 'README.md');

  it.each(decisions)('%s has a date, the alternatives and a line in the list', (name) => {
    const text = read(join(folder, name));
    expect(text).toMatch(/^Decided: 20\d\d-\d\d-\d\d$/m);
    for (const heading of ['## Decision', '## Why', '## Alternatives']) expect(text).toContain(heading);
    expect(read(join(folder, 'README.md'))).toContain(`](${name})`);
  });
});

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

describe.each([
  ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/adding.md', 'docs/methods.md', 'docs/inputs.md'],
  ...['.github/workflows/ci.yml', '.github/workflows/release.yml'],
])('%s', (page) => {
  it('names only files that are there', () => {
    const named = [...read(page).matchAll(/[` ]((?:src|data|test|fixtures|scripts|bench|bin|schema|docs)\/[\w./-]+)/g)];
    const paths = named.map(([, path = '']) => path.replace(/\.$/, ''));
    expect(paths).not.toEqual([]);
    // NAME and FOLDER stand for a name of the reader's.
    expect(paths.filter((path) => !/[A-Z]{4}/.test(path) && !existsSync(join(root, path)))).toEqual([]);
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
