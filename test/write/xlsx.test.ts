import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figure.js';
import { sheetNumber } from '../../src/write/xlsx/number-format.js';
import { tableSheet } from '../../src/write/xlsx/table-sheet.js';
import { xlsx } from '../../src/write/xlsx.js';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { convert, needsOffice } from './office.js';

/** The rules of the Government Analysis Function for spreadsheets, read from the files as they are. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  annual: ['annual'],
  quarterly: ['quarterly', '--borough', 'Kensington and Chelsea'],
  working: ['annual', '--working-copy'],
  rank: ['rank', '--offence', 'robbery'],
};

const folder = emptyFolder();
const pathOf = (name: string) => join(folder, `${name}.xlsx`);
const zips: Record<string, JSZip> = {};
const textOf = async (name: string, part: string) => (await zips[name]?.file(part)?.async('string')) ?? '';

beforeAll(async () => {
  for (const [name, args] of Object.entries(FILES)) {
    expect(boroughstat([...args, '-o', pathOf(name)]).code).toBe(0);
    zips[name] = await JSZip.loadAsync(readFileSync(pathOf(name)));
  }
});

const sheetsOf = async (name: string) => (await readXlsx(readFileSync(pathOf(name)))).sheets;

describe.each(['annual', 'quarterly', 'rank'])('the workbook of %s', (name) => {
  it('begins with cover, contents and notes', async () => {
    const names = (await sheetsOf(name)).map((sheet) => sheet.name);
    expect(names.slice(0, 3)).toEqual(['Cover', 'Contents', 'Notes']);
    expect(new Set(names.map((each) => each.toLowerCase())).size).toBe(names.length);
  });

  it('lists every sheet but itself in the contents', async () => {
    const sheets = await sheetsOf(name);
    const listed = sheets[1]?.rows.slice(3).map(([sheet]) => sheet);
    expect(listed).toEqual(sheets.map((sheet) => sheet.name).filter((each) => each !== 'Contents'));
  });

  it('has a title in A1, what the sheet holds in A2, and no blank cell in a table', async () => {
    for (const sheet of await sheetsOf(name)) {
      expect(sheet.rows[0]?.[0], sheet.name).toMatch(/\w{3}/);
      expect(sheet.rows[1]?.[0], sheet.name).toMatch(/\w{3}/);
      if (sheet.name === 'Cover') continue;
      expect(sheet.rows[1]?.[0], sheet.name).toMatch(/^This sheet holds one table/);
      const [table] = sheet.tables ?? [];
      const first = Number(/\d+/.exec(table?.range ?? '')?.[0]);
      expect(first, sheet.name).toBeGreaterThan(2);
      for (const row of sheet.rows.slice(first - 1)) {
        expect(row.slice(0, table?.columns.length).filter((cell) => cell === null || cell === '')).toEqual([]);
      }
    }
  });

  it('has one marked-up table a sheet, no two of one name, headings as its columns', async () => {
    const tables = (await sheetsOf(name)).filter((sheet) => sheet.name !== 'Cover').map(({ tables: all = [] }) => all);
    expect(tables.every((all) => all.length === 1)).toBe(true);
    const names = tables.map(([table]) => table?.name ?? '');
    expect(new Set(names).size).toBe(names.length);
    for (const [table] of tables) {
      const headings = table?.columns.map((column) => column.name.toLowerCase()) ?? [];
      expect(new Set(headings).size).toBe(headings.length);
    }
  });

  it('matches notes and markers both ways', async () => {
    const sheets = await sheetsOf(name);
    const isNotes = (sheet: (typeof sheets)[number]) => sheet.name === 'Notes';
    const known =
      sheets
        .find(isNotes)
        ?.rows.slice(3)
        .map(([note]) => String(note)) ?? [];
    const used = sheets
      .filter((sheet) => !isNotes(sheet))
      .flatMap(({ rows }) =>
        rows.flatMap((row) => row.flatMap((cell) => String(cell ?? '').match(/\[note \d+\]/g) ?? [])),
      );
    expect(new Set(used)).toEqual(new Set(known));
    expect(known).toEqual(known.map((_, index) => `[note ${index + 1}]`));
  });

  it('explains every shorthand it uses', async () => {
    const sheets = await sheetsOf(name);
    const cover = sheets[0]?.rows.map(([cell]) => String(cell)) ?? [];
    const used = new Set(
      sheets
        .slice(2)
        .flatMap(({ rows }) => rows.flatMap((row) => row.flatMap((cell) => /^\[[a-z]\]/.exec(String(cell)) ?? []))),
    );
    for (const mark of used) expect(cover.some((line) => line.startsWith(mark))).toBe(true);
  });

  it('has no merged cell, frozen pane, filter, fill, picture or formula', async () => {
    for (const part of Object.keys(zips[name]?.files ?? {})) {
      expect(part).not.toMatch(/media|drawing|chart/);
      if (!/worksheets\/sheet|tables\//.test(part)) continue;
      expect(await textOf(name, part)).not.toMatch(/<mergeCell|<pane |<autoFilter|<f>|<f /);
    }
    const fills = [...(await textOf(name, 'xl/styles.xml')).matchAll(/patternType="(\w+)"/g)].map(([, type]) => type);
    expect(fills.filter((type) => type !== 'none' && type !== 'gray125')).toEqual([]);
  });

  it('opens at A1 of the cover', async () => {
    const workbook = await textOf(name, 'xl/workbook.xml');
    expect(workbook).not.toMatch(/activeTab="[1-9]/);
    for (const part of Object.keys(zips[name]?.files ?? {}).filter((each) => /worksheets\/sheet/.test(each))) {
      expect(await textOf(name, part)).not.toMatch(/activeCell="(?!A1")/);
      expect(await textOf(name, part)).not.toMatch(/topLeftCell/);
    }
  });

  it('says what it is in its properties', async () => {
    const core = await textOf(name, 'docProps/core.xml');
    expect(core).toMatch(/<dc:title>[^<]{10,}</);
    expect(core).toContain('<dc:creator>boroughstat<');
  });
});

it('gives a working copy frozen headings, filters and charts with a description', async () => {
  const sheet = (await sheetsOf('working')).findIndex(({ name }) => name === 'League') + 1;
  expect(await textOf('working', `xl/worksheets/sheet${sheet}.xml`)).toMatch(/<pane [^>]*ySplit="\d+"/);
  const parts = Object.keys(zips.working?.files ?? {});
  expect(parts.filter((part) => /charts\/chart\d+\.xml/.test(part))).toHaveLength(3);
  const tables = await Promise.all(
    parts.filter((part) => /tables\//.test(part)).map((part) => textOf('working', part)),
  );
  expect(tables.every((table) => table.includes('<autoFilter'))).toBe(true);
  const drawings = await Promise.all(
    parts.filter((part) => /drawings\/drawing\d+\.xml/.test(part)).map((part) => textOf('working', part)),
  );
  expect(drawings.every((drawing) => /descr="[^"]{40,}/.test(drawing))).toBe(true);
});

it('keeps text that looks like a formula text', async () => {
  const evil = '=HYPERLINK("http://x")';
  const table = {
    id: 'evil',
    title: evil,
    columns: [
      { key: 'a', heading: evil, unit: null },
      { key: 'b', heading: evil, unit: null },
      { key: 'c', heading: '+1', unit: null },
    ],
    rows: [{ key: evil, cells: { a: evil, b: '@SUM(1)', c: '-1+1' } }],
    notes: [evil],
    source: evil,
  };
  const bytes = (await xlsx.write(
    { name: 'evil', tables: [table], json: {} },
    { color: false, width: 0 },
  )) as Uint8Array;
  const sheet = (await readXlsx(bytes)).sheets.at(-1);
  expect(sheet?.rows.at(-1)).toEqual([evil, '@SUM(1)', '-1+1']);
  const zip = await JSZip.loadAsync(bytes);
  for (const part of Object.keys(zip.files)) expect(await zip.file(part)?.async('string')).not.toMatch(/<f>|<f /);
});

/** Worked by hand: how a figure is printed, the number a spreadsheet holds, and the format that shows it so. */
it.each<[string, Partial<Figure>, number, string]>([
  ['29,046', { value: 29046, unit: 'offences' }, 29046, '#,##0'],
  ['+2.6%', { value: 2.5528, unit: 'percent' }, 0.026, '+#,##0.0%;-#,##0.0%;#,##0.0%'],
  ['0.0% [u]', { value: -0.04, unit: 'percent', small: true }, 0, '+#,##0.0%" [u]";-#,##0.0%" [u]";#,##0.0%" [u]"'],
  [
    '-1.5 points',
    { value: -1.45, unit: 'percentage points' },
    -1.5,
    '+#,##0.0" points";-#,##0.0" points";#,##0.0" points"',
  ],
  ['8=', { value: 8, unit: 'rank', tied: true }, 8, '#,##0"="'],
  ['0.38', { value: 0.3789, unit: 'per 1,000 population' }, 0.38, '#,##0.00'],
  ['<0.001', { value: 1e-9, unit: 'probability' }, 1e-9, '"<0.001";"<0.001";"<0.001"'],
])('stores %s as a number', (_, parts, value, format) => {
  const figure = { missing: null, method: '', sources: [], notes: [], ...parts } as unknown as Figure;
  expect(sheetNumber(figure)).toEqual({ value, format });
});

describe('in LibreOffice', needsOffice, () => {
  const names = ['annual', 'working'];
  let converted: string;
  beforeAll(() => {
    converted = convert(names.map(pathOf), 'xlsx');
  });

  it.each(names)('%s opens without repair and can be written again', async (name) => {
    const again = await readXlsx(readFileSync(join(converted, `${name}.xlsx`)));
    const sheets = await sheetsOf(name);
    expect(again.sheets.map((sheet) => sheet.name)).toEqual(sheets.map((sheet) => sheet.name));
    for (const [index, { rows }] of sheets.entries())
      expect(again.sheets[index]?.rows.slice(0, rows.length)).toEqual(rows);
  });
});

it("has the borough's row in bold, and no other", () => {
  const columns = [{ key: 'area', heading: 'Area', unit: null }];
  const rows = [
    { key: 'a', cells: { area: 'Barnet' }, marked: true },
    { key: 'b', cells: { area: 'Brent' } },
  ];
  const sheet = tableSheet({ id: 'league', title: 'League', columns, rows, notes: [], source: '' }, 'League', {
    notes: [],
    charts: [],
    isUnrounded: false,
  });
  const styles = sheet.rows.slice(-2).map(([cell]) => [cell?.content, cell?.style]);
  expect(styles).toEqual([
    ['Barnet', 'bold'],
    ['Brent', undefined],
  ]);
});
