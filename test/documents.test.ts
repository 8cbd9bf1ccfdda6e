import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PICTURE, pages, picture } from '../scripts/docs.js';
import { PAGES, read } from './document-pages.js';
import { boroughstat, root } from './run-binary.js';

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

  const files = readdirSync(join(root, 'src', 'statistics'), { recursive: true, encoding: 'utf8' });

  it.each(files.filter((file) => file.endsWith('.ts')))('names %s', (file) => {
    const name = basename(file, '.ts');
    expect(new RegExp(`[( ]${name}[),;]`).test(methods), `docs/methods.md names ${name}`).toBe(true);
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
