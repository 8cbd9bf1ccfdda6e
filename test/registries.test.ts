import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as charts from '../src/charts/index.js';
import { OPTION_GROUPS } from '../src/config/setting.js';
import { LAYOUTS } from '../src/load/layouts/index.js';
import { ANNUAL_TABLES, QUARTERLY_TABLES } from '../src/tables/index.js';
import { THEMES } from '../src/tables/shared/themes.js';
import { WRITERS } from '../src/write/index.js';
import { boroughstat, root } from './run-binary.js';

/** A registry line, its file, its fixture and its row in the documents go together. */
const page = (name: string): string => readFileSync(join(root, 'docs', `${name}.md`), 'utf8');

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map((path) => basename(path, '.ts'));

describe('tables', () => {
  it.each(
    [...ANNUAL_TABLES, ...QUARTERLY_TABLES].map(({ id }) => id),
  )('%s has its own file and a row in the page of its command', (id) => {
    expect(filesOf('tables')).toContain(id);
    expect(page('commands/annual') + page('commands/quarterly')).toContain(`| \`${id}\` |`);
  });

  it('each stand under one heading of the Word report and the page', () => {
    const ids = [...new Set([...ANNUAL_TABLES, ...QUARTERLY_TABLES].map(({ id }) => id)), 'revised-since'].sort();
    expect(THEMES.flatMap(({ tables }) => Object.keys(tables)).sort()).toEqual(ids);
  });

  it('are listed in the help', () => {
    const { out } = boroughstat(['annual', '--help']);
    for (const { id } of ANNUAL_TABLES) expect(out).toContain(id);
  });
});

describe('layouts', () => {
  it.each(LAYOUTS.map(({ id }) => id))('%s has its own file, a fixture and a row in docs/inputs.md', (id) => {
    expect(existsSync(join(root, 'src', 'load', 'layouts', `${id}.ts`))).toBe(true);
    expect(readdirSync(join(root, 'fixtures', 'input')).some((name) => name.startsWith(id))).toBe(true);
    expect(page('inputs')).toContain(`| \`${id}\` |`);
  });
});

describe('formats', () => {
  it.each(WRITERS.map(({ format }) => format))('%s has a row in docs/formats.md', (format) => {
    expect(page('formats')).toMatch(new RegExp(`^\\| .*\`${format}\`.* \\|`, 'm'));
  });
});

describe('charts', () => {
  const { ANNUAL_CHARTS, BOARD_CHARTS, QUARTERLY_CHARTS, RANK_CHARTS, SMALL_AREA_CHARTS, TREND_CHARTS } = charts;
  const folder = join(root, 'src', 'charts');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  const all = [ANNUAL_CHARTS, BOARD_CHARTS, QUARTERLY_CHARTS, RANK_CHARTS, SMALL_AREA_CHARTS, TREND_CHARTS].flat();

  it.each([...new Set(all.map(({ id }) => id))])('%s has its own file and a row in docs/formats.md', (id) => {
    expect(sources.filter((text) => text.includes(`\n  id: '${id}',\n`))).toHaveLength(1);
    expect(page('formats')).toContain(`| \`${id}\` |`);
  });
});

describe('commands', () => {
  const commands = [...boroughstat(['--help']).out.matchAll(/^ {2}(\w[\w-]*) .*\[options\]/gm)].map(
    ([, name = '']) => name,
  );

  it('are found in the help', () => expect(commands.length).toBeGreaterThan(3));

  it.each(commands)('%s has its own file and page', (name) => {
    expect(filesOf('commands')).toContain(name);
    expect(page(`commands/${name}`)).toMatch(new RegExp(`^# ${name}$`, 'm'));
  });

  const withSubcommands = [...commands.map((name) => [name]), ['data', 'add'], ['data', 'list'], ['data', 'use']];
  it.each(
    withSubcommands.map((words) => [words]),
  )('%j has its options in groups and an example in its help', (words) => {
    const { out, code } = boroughstat([...words, '--help']);
    expect(code).toBe(0);
    const headings = [...out.matchAll(/^(\w+):$/gm)].map(([, heading = '']) => heading);
    const groups: readonly string[] = OPTION_GROUPS;
    const found = headings.filter((heading) => groups.includes(heading));
    expect(found).toEqual(groups.filter((group) => found.includes(group)));
    if (found.length > 0) expect(headings).not.toContain('Options');
    expect(out).toMatch(/\nExamples?:\n {2}.*boroughstat /);
  });
});
