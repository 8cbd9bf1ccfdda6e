import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openedFile } from '../opened-file.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';
import { convert, needsOffice } from './office.js';
import { gridsOfWord, paragraphsOfWord, partOfZip, unescaped } from './read-back.js';

/** The two pages for a board. */
const folder = emptyFolder();
let word: string;
let page: string;

/** What is read on a page of HTML, descriptions of charts among it. */
const textOf = (html: string): string =>
  unescaped(html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' '));

beforeAll(async () => {
  expect(boroughstat(['annual', '--preset', 'board', '-o', folder]).code).toBe(0);
  word = await partOfZip(readFileSync(openedFile(folder, 'docx')), 'word/document.xml');
  page = readFileSync(openedFile(folder, 'html'), 'utf8');
});

describe('the two pages', () => {
  it('have their parts in order, in both formats', () => {
    const parts = ['Findings', 'What changed', 'What to be careful about', 'The Board is asked to note'];
    const paragraphs = paragraphsOfWord(word);
    expect(paragraphs.filter((text) => parts.includes(text))).toEqual(parts);
    expect([...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text]) => text)).toEqual(parts);
    expect(word.match(/<w:drawing>/g)).toHaveLength(2);
  });

  it('say the same in both formats', () => {
    const read = textOf(page).replace(/\s+/g, ' ');
    for (const text of [...paragraphsOfWord(word).slice(5), ...gridsOfWord(word).flat(2)]) {
      for (const part of text.split(/: (.*)/s)) expect(read).toContain(part.trim());
    }
  });

  it('list the changes that are no parts of others, and say how many those are', () => {
    // Of the 15 of Barnet: stalking and harassment, violence without injury, possession and trafficking of drugs,
    // residential and business burglary, theft from a vehicle stand within violence, drugs, burglary and vehicle offences.
    const [, grid = []] = gridsOfWord(word);
    expect(grid).toHaveLength(1 + 15 - 7);
    expect(paragraphsOfWord(word)).toContain(
      'Changes larger than chance would usually give in Barnet, 2025/26: 15 of 37 tested; 7 that are parts of others are not listed',
    );
    expect(grid[0]?.at(-1)).toBe('% change on 2024/25');
  });

  it('answer the ten questions of a councillor', () => {
    const doc = readFileSync(join(root, 'docs', 'board.md'), 'utf8');
    const answers = [...doc.matchAll(/^\| [A-Z][^|]*\? \| ([^|]+) \|/gm)].map(([, answer = '']) => answer);
    expect(answers).toHaveLength(10);
    const read = textOf(page);
    const figures = answers.flatMap((answer) => answer.match(/[+-]?\d[\d,]*(?:\.\d+)?(?:%|th)?/g) ?? []);
    expect(figures.length).toBeGreaterThan(20);
    for (const figure of figures) expect(read).toContain(figure);
    // What is said without a figure.
    expect(read).toContain('23, was 17');
    expect(read).toContain('32 = highest rate');
    expect(read).toContain('under COVID-19 restrictions');
    expect(read).toMatch(
      /theft offences \(from [\d,]+ to [\d,]+, -2\.1%\)[^.]*.*is no larger than chance usually gives/,
    );
    expect(read).toContain('how many are reported and recorded changes too');
  });

  it.each([
    ['--table', 'rates'],
    ['--table', 'headlines,signals'],
  ])('have tables of their own: %s %s is refused', (...args) => {
    const { code, talk } = boroughstat(['annual', '--preset', 'board', ...args, '-f', 'docx', '-o', folder]);
    expect(code).toBe(2);
    expect(talk).toContain('--preset board has its own tables');
  });
});

/** The two pages of a borough as a Word document, and the whole report with "full". */
function written(preset: 'board' | 'full', command: string, borough: string): string {
  const file = join(folder, `${preset} ${command} ${borough}.docx`);
  if (!existsSync(file))
    expect(boroughstat([command, '--preset', preset, '--borough', borough, '-o', file]).code).toBe(0);
  return file;
}

it.each([
  ['annual', 'Barnet'],
  ['annual', 'Southwark'],
  ['annual', 'Westminster'],
  ['annual', 'Kensington and Chelsea'],
  ['quarterly', 'Southwark'],
])('%s, %s: check finds nothing that differs in the two pages and in the report', (command, borough) => {
  const files = [written('board', command, borough), written('full', command, borough)];
  const { code, talk } = boroughstat(['check', ...files]);
  expect([code, /differ|wrong/.exec(talk)?.[0]]).toEqual([0, undefined]);
});

// Long names, many signals, ranks at one end, and a quarter.
it('has two pages in LibreOffice', needsOffice, () => {
  const files = [
    ...['Barnet', 'Westminster', 'Southwark', 'Kensington and Chelsea'].map((borough) =>
      written('board', 'annual', borough),
    ),
    written('board', 'quarterly', 'Kensington and Chelsea'),
  ];
  const converted = convert(files, 'pdf');
  const pages = readdirSync(converted).map((name) => {
    const pdf = readFileSync(join(converted, name)).toString('latin1');
    return [name, pdf.match(/\/Type\s*\/Page\b/g)?.length];
  });
  expect(pages).toEqual(files.map((file) => [`${basename(file, '.docx')}.pdf`, 2]).sort());
});

it('the analyst gets the tables, and no page or chart', () => {
  const out = emptyFolder();
  expect(boroughstat(['annual', '--preset', 'analyst', '-o', out]).code).toBe(0);
  const names = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).outputs.map(
    ({ name }: { name: string }) => name,
  );
  expect(names).toEqual(
    expect.arrayContaining(['annual.md', 'annual.json', 'barnet-2025-26-annual.xlsx', 'rates.csv']),
  );
  expect(names.filter((name: string) => /\.(html|docx|svg|png|txt)$/.test(name) && name !== 'index.html')).toEqual([]);
});
