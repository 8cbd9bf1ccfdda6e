import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../../../src/core/crime.js';
import { agreesWithYear, dayOfDate, lastDayOf, monthOfDate } from '../../../src/load/layouts/long-month.js';
import { loadFiles } from '../../../src/load/load-files.js';
import { buildDataset } from '../../../src/tidy/build-dataset.js';
import { reference } from '../../make-study.js';
import { root } from '../../run-binary.js';

const folder = mkdtempSync(join(tmpdir(), 'boroughstat-long-'));
const input = (name: string) => join(root, 'fixtures', 'input', name);

async function read(text: string, name = 'long.csv'): Promise<SourceTable> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const [table] = (await loadFiles([file])).tables;
  if (!table) throw new Error('no table');
  return table;
}

const HEADER =
  'Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,FY_FYIndex,Count,Refresh Date';
const line = (changes: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    month: '2021-04-01',
    type: 'Borough',
    snt: 'Barnet',
    area: 'Barnet',
    code: 'E09000003',
    group: 'BURGLARY',
    subgroup: 'DOMESTIC BURGLARY',
    measure: 'Offences',
    year: '2021/22',
    index: '0',
    count: '12',
    refresh: '2021-06-07',
    ...changes,
  };
  return Object.values(cells).join(',');
};
const file = (...lines: string[]) => `${HEADER}\n${lines.join('\n')}\n`;
const refused = (text: string) =>
  read(text).then(
    () => 'read',
    (error: Error) => error.message.replace(folder, ''),
  );

describe('dates', () => {
  it.each([
    ['2021-02-01', '2021-02'],
    ['2021-02-01 00:00:00', '2021-02'],
    ['01/02/2021', '2021-02'],
    ['1/2/2021', '2021-02'],
    ['44228', '2021-02'],
    ['43831', '2020-01'],
    ['43891', '2020-03'],
  ])('%s is %s', (cell, month) => expect(monthOfDate(cell)).toBe(month));

  it.each(['02/01/2021', '2021-02-02', '44229', 'Feb-21', '01/13/2021', '2021', ''])('%s is no month', (cell) =>
    expect(monthOfDate(cell)).toBeUndefined());

  it('knows the ends of months and days', () => {
    expect(['2024-02', '2023-02', '1900-02', '2021-12'].map(lastDayOf)).toEqual([
      '2024-02-29',
      '2023-02-28',
      '1900-02-28',
      '2021-12-31',
    ]);
    expect(['07/11/2023', '2023-11-07T09:00', '45237', 'soon'].map(dayOfDate)).toEqual([
      '2023-11-07',
      '2023-11-07',
      '2023-11-07',
      undefined,
    ]);
  });

  it('holds a month against its financial year in both spellings', () => {
    expect([
      agreesWithYear('2022-03', '2021/22'),
      agreesWithYear('2022-03', 'fy21-22'),
      agreesWithYear('2022-04', 'fy21-22'),
      agreesWithYear('2022-04', 'now'),
    ]).toEqual([true, true, false, undefined]);
  });
});

describe('headers', () => {
  it.each([
    [
      'Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Crime Type,Crime Subtype,Measure,Financial Year,Count',
      '01/04/2021,Borough,Barnet,Barnet,SX,Burglary,Domestic Burglary,Outcomes,fy21-22,3',
      'long-dashboard',
      'positive-outcomes',
    ],
    [HEADER, line({ measure: 'Positive Outcomes' }), 'long-dashboard', 'positive-outcomes'],
    [
      'COUNT,measure,Financial year,offence subgroup,OFFENCE GROUP,Area Name,Area Type,Month_Year',
      '3,Offences,2021/22,DOMESTIC BURGLARY,BURGLARY,Barnet,borough,44287',
      'long-dashboard',
      'offences',
    ],
    [
      'Month-Year,Type,Crime Section,Crime Group,BCU Name,OCU Name,Financial Year,DateUpTo,Count',
      '01/04/2021,Sanction Detections,Burglary,Burglary - Residential,NW,Hammersmith & Fulham,fy21-22,31/03/2022,3',
      'long-detections',
      'sanction-detections',
    ],
  ])('%s', async (header, row, layout, measure) => {
    const table = await read(`${header}\n${row}\n`);
    expect(table.layout).toBe(layout);
    expect(table.months).toEqual(['2021-04']);
    expect(table.rows.map((each) => each.measure)).toEqual([measure]);
    expect(() => buildDataset([table], reference)).not.toThrow();
  });

  it('of gzip, too', async () => {
    const zipped = join(folder, 'long.csv.gz');
    writeFileSync(zipped, gzipSync(file(line())));
    expect((await loadFiles([zipped])).tables[0]?.rows[0]?.values).toEqual([12]);
  });
});

describe('what counts', () => {
  it('is borough rows alone: wards beside them are left out, and said', async () => {
    const table = await read(
      file(
        line(),
        line({ type: 'Ward', area: 'Childs Hill', code: 'E05013630', count: '5' }),
        line({ type: 'Safer Neighbourhood Teams', area: 'Garden Suburb', count: '7' }),
      ),
    );
    expect(table.rows).toHaveLength(1);
    expect(table.diagnostics.map(({ text }) => text).join()).toMatch(
      /1 row left out: area type "Ward".*1 row left out: area type "Safer/,
    );
  });

  it('is the same with ward rows as without them, on a made-up file', async () => {
    const [withWards] = (await loadFiles([input('long-dashboard.csv')])).tables;
    const text = readFileSync(input('long-dashboard.csv'), 'utf8')
      .split('\r\n')
      .filter((each) => !each.includes(',Ward,'))
      .join('\r\n');
    expect((await read(text)).rows.map(({ row: _, rowOfMonth: __, ...rest }) => rest)).toEqual(
      withWards?.rows.map(({ row: _, rowOfMonth: __, ...rest }) => rest),
    );
  });

  it('never holds other accepted crime nor measures that are neither offences nor outcomes', async () => {
    const table = await read(
      file(
        line(),
        line({ group: 'OTHER ACCEPTED CRIME', subgroup: 'OTHER ACCEPTED CRIME' }),
        line({ measure: 'Statistics' }),
      ),
    );
    expect(table.rows).toHaveLength(1);
    expect(table.diagnostics).toHaveLength(2);
  });

  // Beside 12 burglaries of one sub-group.
  it.each([
    [{ subgroup: 'BURGLARY Total' }],
    [{ group: 'Total Notifiable Offences', subgroup: 'Total Notifiable Offences' }],
  ])('is no total of other rows: %j', async (words) => {
    const { rows, diagnostics } = await read(file(line(), line({ ...words, count: '99' })));
    expect(rows.map(({ values }) => [...values])).toEqual([[12]]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ level: 'warning', text: expect.stringMatching(/1 row left out: totals, which/) }),
    ]);
  });

  it.each([
    '202104',
    '2021-04',
    'Apr-21',
    'Apr 2021',
    'April 2021',
  ])('has its month written %s, which its financial year confirms', async (month) => {
    expect((await read(file(line({ month })))).months).toEqual(['2021-04']);
    expect(await refused(file(line({ month, year: '2022/23' })))).toContain('is not in the financial year');
  });

  it('is zero where a month has no row in a series, and missing where no row has the month', async () => {
    const table = await read(
      file(line(), line({ month: '2021-06-01', subgroup: 'BURGLARY BUSINESS AND COMMUNITY', refresh: '2021-07-07' })),
    );
    expect(table.months).toEqual(['2021-04', '2021-06']);
    expect(table.rows[0]?.values).toEqual([12, 0]);
  });

  it('leaves out a month that was not over when the file was made', async () => {
    const table = await read(file(line(), line({ month: '2021-05-01', refresh: '2021-05-20' })));
    expect(table.months).toEqual(['2021-04']);
    expect(table.diagnostics.map(({ text }) => text).join()).toMatch(/2021-05 was not over/);
  });

  it('of the other crime dashboard is never in a total', async () => {
    const { dataset } = buildDataset(
      [await read(file(line({ group: 'Hate crime', subgroup: 'Racist Crime' }), line()))],
      reference,
    );
    expect(dataset.tree.partsOf('all')).not.toContain('hate-crime-racist');
    const april = { from: '2021-04', to: '2021-04', label: '' };
    expect(dataset.count('E09000003', 'hate-crime-racist', april).count).toBe(12);
    expect(dataset.count('E09000003', 'burglary', april).count).toBe(12);
  });
});

describe('refused', () => {
  it.each([
    [line({ month: '02/01/2021' }), ':2:1: "02/01/2021" is not the first day of a month'],
    [line({ month: '202113' }), ':2:1: "202113" is not the first day of a month'],
    [line({ month: '01/04/2022' }), ':2:9: 2022-04 is not in the financial year "2021/22"'],
    [line({ year: 'now' }), ':2:9: 2021-04 is not in the financial year "now"'],
    [line({ count: '1.5' }), ':2:11: "1.5" is not a whole number'],
    [line({ group: '' }), ':2:6: the cell is blank'],
    [
      `${line()}\n${line({ count: '13' })}`,
      ':3:1: "Barnet, BURGLARY, DOMESTIC BURGLARY, offences, 2021-04" is already row 2',
    ],
    [line({ type: 'Ward' }), ':1:1: has no borough row of a whole month'],
    ['2021-04-01,Borough,Barnet', ':2:4: the row ends after 3 of 12 cells'],
  ])('%s', async (lines, message) => expect(await refused(file(lines))).toContain(message));
});

describe('workbooks', () => {
  it('give what the CSV of the same figures gives, whatever sheets stand before', async () => {
    const text = readFileSync(input('long-dashboard.csv'), 'utf8')
      .split('\r\n')
      .filter((each) => !each.includes(',Ward,'))
      .join('\r\n');
    const fromCsv = await read(text);
    const [fromBook] = (await loadFiles([input('long-dashboard.xlsx')])).tables;
    const plain = (table: SourceTable | undefined) =>
      table?.rows.map(({ area, subgroup, measure, values }) => ({ area, subgroup, measure, values }));
    expect(plain(fromBook)).toEqual(plain(fromCsv));
    expect(fromBook?.months).toEqual(['2021-04', '2021-05']);
    expect(fromBook?.layout).toBe('long-dashboard');
  });

  it('that are damaged or hold no known sheet are refused', async () => {
    const whole = readFileSync(input('long-dashboard.xlsx'));
    const damaged = join(folder, 'damaged.xlsx');
    writeFileSync(damaged, whole.subarray(0, whole.length / 2));
    await expect(loadFiles([damaged])).rejects.toThrow(/damaged\.xlsx:1:1: is a damaged/);
  });
});
