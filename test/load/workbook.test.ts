import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowXml, type Sheet, workbookOf } from '../../bench/robust/workbooks.js';
import { SheetScanner } from '../../src/load/containers/sheet-scanner.js';
import { loadFiles } from '../../src/load/load-files.js';
import { emptyFolder } from '../run-binary.js';

/** Workbooks of two and three rows, written part by part; what each must give stands in it. */
const folder = emptyFolder();
const HEADER = ['MajorText', 'MinorText', 'BoroughName', '202404', '202405'];
const row = (label: string, ...counts: string[]) => ['ROBBERY', `ROBBERY OF ${label} PROPERTY`, 'Barnet', ...counts];
const personal = row('PERSONAL', '7', '9');
const business = row('BUSINESS', '2', '3');
const sheet = (...rows: string[][]): Sheet => ({ rows: rows.map((cells, at) => rowXml(cells, at + 1)).join('') });
const hidden = (one: Sheet, state = 'hidden'): Sheet => ({ ...one, state });

async function read(...sheets: Sheet[]) {
  const file = join(folder, 'book.xlsx');
  writeFileSync(file, await workbookOf(sheets));
  try {
    const { tables, diagnostics } = await loadFiles([file]);
    return {
      rows: tables[0]?.rows.map(({ row: number, values }) => [number, ...values]),
      diagnostics: diagnostics.map(({ level, text }) => `${level}: ${text.replace(file, 'book.xlsx')}`),
    };
  } catch (error) {
    return { refused: (error as Error).message.replaceAll(file, 'book.xlsx') };
  }
}

describe('rows on several sheets', () => {
  it('are one table, each row by a number of its own', async () => {
    const { rows, diagnostics } = await read(
      sheet(['Notes'], ['none']),
      sheet(HEADER, personal),
      sheet(['Title'], HEADER, business),
    );
    expect(rows).toEqual([
      [2, 7, 9],
      [1_048_579, 2, 3],
    ]);
    expect(diagnostics).toEqual([
      'note: book.xlsx: the sheet "S3" is read with "S2" as one table; its rows are numbered on from 1048577.',
    ]);
  });

  it('are refused with the sheet and its own row', async () => {
    const { refused } = await read(
      sheet(HEADER, personal),
      sheet(HEADER, business, row('PERSONAL WITH A KNIFE', '1', '1.5')),
    );
    expect(refused).toMatch(/^book\.xlsx\[S2\]:3:5: "1\.5" under "202405"/);
    const twice = await read(sheet(HEADER, personal), sheet(HEADER, business, personal));
    expect(twice.refused).toMatch(/^book\.xlsx\[S2\]:3:1: .* is already row 2 of the sheet S1;/);
  });

  it('without their header are refused, and a cover, a summary or a list of months is not', async () => {
    expect((await read(sheet(HEADER, personal), sheet(business))).refused).toBe(
      'book.xlsx[S2]:1:1: has rows as "S1" has, without its header; put the header above them, or delete the sheet.',
    );
    const others = [['Total', 'of all', 'offences', '9'], ['Offence', 'Part', 'Where', '202404', '202405'], ['Notes']];
    for (const other of others) expect((await read(sheet(HEADER, personal), sheet(other))).rows).toEqual([[2, 7, 9]]);
  });

  it('under another known header are refused', async () => {
    const other = [HEADER, business].map((cells) => [...cells].reverse());
    expect((await read(sheet(HEADER, personal), sheet(...other))).refused).toMatch(
      /^book\.xlsx\[S2\]:1:1: is a table as "S1" is, under another header/,
    );
  });
});

describe('a hidden sheet', () => {
  it.each(['hidden', 'veryHidden'])('(%s) is not read, wherever it stands, and that is said', async (state) => {
    const secret = hidden(sheet(HEADER, row('PERSONAL', '999', '999')), state);
    for (const sheets of [
      [secret, sheet(HEADER, personal)],
      [sheet(HEADER, personal), secret],
    ]) {
      const { rows, diagnostics } = await read(...sheets);
      expect(rows).toEqual([[2, 7, 9]]);
      expect(diagnostics).toEqual([
        expect.stringMatching(/^warning: book\.xlsx: the sheet "S[12]" is hidden; left out\.$/),
      ]);
    }
  });

  it('alone is refused', async () => {
    expect((await read(hidden(sheet(HEADER, personal)))).refused).toMatch(
      /^book\.xlsx:1:1: the sheet "S1", which has a known header, is hidden/,
    );
  });
});

describe('a cell that says two things', () => {
  const damaged = (change: (xml: string) => string) => ({ rows: change(sheet(HEADER, personal, business).rows) });
  const D2 = '<c r="D2"><v>7</v></c>';

  it.each([
    ['is there twice', (xml: string) => xml.replace(D2, `${D2}<c r="D2"><v>8</v></c>`), '2:4: the cell is there twice'],
    [
      'has two values',
      (xml: string) => xml.replace(D2, '<c r="D2"><v>7</v><v>8</v></c>'),
      '2:4: the cell has two values',
    ],
    [
      'stands in another row',
      (xml: string) => xml.replace(D2, '<c r="D3"><v>7</v></c>'),
      '2:4: a cell of row 3 stands in row 2',
    ],
    [
      'has no name and comes after a later one',
      (xml: string) => xml.replace(D2, '<c r="E2"><v>7</v></c>'),
      '2:5: the cell is there twice',
    ],
    [
      'is in a row met twice',
      (xml: string) => `${xml}<row r="3"><c r="D3"><v>7</v></c></row>`,
      '3:1: row 3 is there twice',
    ],
    [
      'has phonetic text',
      (xml: string) =>
        xml.replace(D2, '<c r="D2" t="inlineStr"><is><t>7</t><rPh sb="0" eb="1"><t>5</t></rPh></is></c>'),
      '2:4: phonetic text',
    ],
    ['stands after a comment', (xml: string) => xml.replace(D2, `<!-- ${D2} -->${D2}`), '2:3: a comment'],
    [
      'is written as no spreadsheet does',
      (xml: string) => xml.replace(D2, '<c x=">" r="A2"><v>7</v></c>'),
      '2:3: a tag is not',
    ],
  ])('%s', async (_, change, said) => {
    expect((await read(damaged(change))).refused).toContain(`book.xlsx[S1]:${said}`);
  });

  it('is read where it says one, in whatever way it is written', async () => {
    const written = damaged((xml) =>
      xml
        .replace(D2, "<x:c s='1' r = 'D2' t='n'><x:v>7</x:v></x:c>")
        .replace('<c r="E2">', '<c t="n">')
        .replace('<row r="3">', '<row spans="1:5">'),
    );
    expect((await read(written)).rows).toEqual([
      [2, 7, 9],
      [3, 2, 3],
    ]);
  });

  it('is found wherever the bytes are cut', () => {
    const xml = Buffer.from(
      `<worksheet><sheetData>${sheet(HEADER, personal).rows.replace(D2, D2 + D2)}</sheetData></worksheet>`,
    );
    for (let cut = 1; cut < xml.length; cut += 1) {
      const scanner = new SheetScanner();
      scanner.take(xml.subarray(0, cut));
      scanner.take(xml.subarray(cut));
      expect(scanner.fault).toMatchObject({ row: 2, column: 4 });
    }
  });
});
