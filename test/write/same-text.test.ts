import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportTable } from '../../src/core/report.js';
import { openedFile } from '../opened-file.js';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { needsOffice, shownSheets } from './office.js';
import { type Grid, gridsOfHtml, gridsOfMarkdown, gridsOfWord, paragraphsOfWord, partOfZip } from './read-back.js';

/**
 * One figure, one text: each output of one run is read back by other code than wrote it, and every cell compared. The
 * workbook is read as LibreOffice shows it.
 */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'annual, Barnet': ['annual'],
  'annual, Kensington and Chelsea, breaks and missing years': [
    'annual',
    '--borough',
    'Kensington and Chelsea',
    '--year',
    '2021/22',
    '--base',
    '2013/14',
  ],
  'quarterly, Westminster': ['quarterly', '--borough', 'Westminster'],
};

const sheetName = (id: string): string => id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** A cell of the workbook without the mark that stands before a reason or for an empty cell. */
const withoutShorthand = (cell: string): string => (cell === '[z]' ? '' : cell.replace(/^\[[xzc]\] /, ''));

/** A printed number as a data file has it: "+1,234.5%" is 1234.5; words stay. */
const asData = (cell: string): string => {
  const number = /^([+-]?[\d,]+(?:\.\d+)?)(?:%| points|=)?(?: \[u\])?$/.exec(cell)?.[1];
  return number === undefined ? cell : number.replace(/[+,]/g, '');
};

/** What marks stand for: the lines such as "[z] not comparable". */
const marksIn = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.flatMap((text) => {
      const [, mark = '', reason] = /^(\[z\d*\]) (.+)$/.exec(text) ?? [];
      return reason === undefined ? [] : [[mark, reason] as const];
    }),
  );

/** What the marks of a Word table stand for, beneath it, before the next caption. */
function marksBeneath(paragraphs: readonly string[], caption = ''): Map<string, string> {
  const after = paragraphs.slice(paragraphs.indexOf(caption) + 1);
  const end = after.findIndex((text) => /^(Table|Figure) \d+: /.test(text));
  return marksIn(end < 0 ? after : after.slice(0, end));
}

/** What the marks of a table of the page stand for, beneath it, before the next table. */
function marksOnPage(page: string, id: string): Map<string, string> {
  const [, after = ''] = page.split(`<table id="table-${id}">`);
  const [beneath = ''] = after.split('<table id=');
  return marksIn([...beneath.matchAll(/<p class="source">([^<]+)<\/p>/g)].map(([, text = '']) => text));
}

const isList = (columns: ReportTable['columns']): boolean =>
  columns.length === 2 && columns.every(({ unit }) => unit === null);

const withReasons = (grid: Grid, reasons: ReadonlyMap<string, string>): Grid =>
  grid.map((row) => row.map((cell) => reasons.get(cell) ?? cell));

/** What stands before a word as a sign: data have the word alone. */
const SIGN = /^[▲▼↗↘] |^[-+=] (?=[a-z])/;

/** The page has the name of a row first. */
const nameFirst = (grid: Grid, at: number): Grid =>
  at <= 0 ? grid : grid.map((row) => [row[at] ?? '', ...row.filter((_, index) => index !== at)]);

describe.each(Object.keys(RUNS))('%s', needsOffice, (name) => {
  const folder = emptyFolder();
  const args = RUNS[name] as string[];
  const read = (file: string) => readFileSync(join(folder, file));
  let tables: ReportTable[];
  /** The Markdown, whose cells the others are compared with, by table id. */
  const texts: Record<string, Grid> = {};

  beforeAll(() => {
    expect(boroughstat([...args, '--all', '-o', folder]).code).toBe(0);
    tables = JSON.parse(read(`${args[0]}.json`).toString()).tables;
    const grids = gridsOfMarkdown(read(`${args[0]}.md`).toString());
    for (const [index, { id }] of tables.entries()) texts[id] = grids[index] ?? [];
  });

  it('has every table and row', () => {
    expect(tables.length).toBeGreaterThan(4);
    for (const { id, rows, columns } of tables) {
      expect(texts[id]?.length).toBe(rows.length + 1);
      expect(texts[id]?.every((row) => row.length === columns.length)).toBe(true);
    }
  });

  it('HTML', () => {
    const page = readFileSync(openedFile(folder, 'html')).toString();
    const grids = gridsOfHtml(page);
    for (const { id, columns } of tables) {
      const named = columns.findIndex(({ unit }) => unit === null);
      const expected = nameFirst(texts[id] ?? [], named);
      const grid = withReasons(grids[id] ?? [], marksOnPage(page, id));
      expect(grid, id).toEqual(isList(columns) ? expected.slice(1) : expected);
    }
  });

  it('XLSX', () => {
    const sheets = shownSheets(openedFile(folder, 'xlsx'));
    for (const { id, columns } of tables) {
      const sheet = sheets[sheetName(id)] ?? [];
      const headings = sheet.findIndex(
        ([first = '', second = '']) => second !== '' && first.startsWith(columns[0]?.heading ?? ''),
      );
      const grid = sheet.slice(headings).map((row) => row.slice(0, columns.length).map(withoutShorthand));
      grid[0] = (grid[0] ?? []).map((heading) => heading.replace(/( \[note \d+\])+$/, ''));
      expect(grid, id).toEqual(texts[id]);
    }
  });

  it('DOCX', async () => {
    const xml = await partOfZip(readFileSync(openedFile(folder, 'docx')), 'word/document.xml');
    const grids = gridsOfWord(xml);
    const paragraphs = paragraphsOfWord(xml);
    const captions = paragraphs.filter((text) => /^Table \d+: /.test(text));
    expect(grids.length).toBe(captions.length);
    for (const { id, title, columns } of tables) {
      const expected = texts[id] ?? [];
      const at = captions.findIndex((caption) => caption.replace(/^Table \d+: /, '') === title);
      if (isList(columns)) {
        // Facts of one topic that follow one another stand in one paragraph.
        for (const [term = '', meaning = ''] of expected.slice(1))
          expect(paragraphs.some((text) => text.startsWith(`${term}: `) && text.includes(meaning))).toBe(true);
      } else if (['monthly', 'league', 'indexed-years', 'comparators'].includes(id)) {
        // Their charts have every month, borough, year and comparator, and a document to read has one of the two.
        expect(paragraphs.some((text) => text.startsWith('Figure') && text.includes(title))).toBe(true);
      } else {
        expect(withReasons(grids[at] ?? [], marksBeneath(paragraphs, captions[at])), id).toEqual(expected);
      }
    }
  });

  it('CSV', () => {
    for (const { id } of tables) {
      const grid = parse(read(`${id}.csv`), { relax_column_count: true }) as Grid;
      const [headings = [], ...rows] = grid.map((row) => row.slice(2));
      const [expectedHeadings = [], ...expected] = texts[id] ?? [];
      expect(headings, id).toEqual(expectedHeadings);
      expect(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        id,
      ).toEqual(expected.map((row) => row.map((cell) => asData(cell.replace(SIGN, '')))));
    }
  });
});

it('is the same, byte for byte, on a second run', () => {
  const [first, second] = [emptyFolder(), emptyFolder()];
  for (const folder of [first, second]) expect(boroughstat(['annual', '--all', '-o', folder, '--quiet']).code).toBe(0);
  const outputs = JSON.parse(readFileSync(join(first, 'manifest.json'), 'utf8')).outputs;
  expect(outputs.length).toBeGreaterThan(30);
  expect(JSON.parse(readFileSync(join(second, 'manifest.json'), 'utf8')).outputs).toEqual(outputs);
});
