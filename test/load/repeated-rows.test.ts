import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/app/read-dataset.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import { reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** The same row in two spellings, in every layout and both ways of reading: the rows are written here, and so are their sums. */
const folder = emptyFolder();

interface Layout {
  readonly header: string;
  readonly row: (area: string, label: string, month: string, count: number) => string;
}

const wide = (header: string, row: (area: string, label: string, count: number) => string): Layout => ({
  header,
  row: (area, label, _, count) => row(area, label, count),
});

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'wide borough': wide(
    'MajorText,MinorText,BoroughName,202404,202405',
    (area, label, count) => `ROBBERY,${label},${area},${count},1`,
  ),
  'wide ward': wide(
    'MajorText,MinorText,WardName,WardCode,BoroughName,202404,202405',
    (area, label, count) =>
      `ROBBERY,${label},Hendon${' '.repeat(count % 2)}${area === 'Barnet' ? '' : ' ward'},E05013643,${area},${count},1`,
  ),
  'wide LSOA': wide(
    'LSOA Code,LSOA Name,Borough,Group,SubGroup,202404,202405',
    (area, label, count) => `E01000112,Barnet 001A${area === 'Barnet' ? '' : '.'},${area},ROBBERY,${label},${count},1`,
  ),
  dashboard: {
    header:
      'Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,Count',
    row: (area, label, month, count) => `${month}-01,Borough,x,${area},x,ROBBERY,${label},Offences,2024/25,${count}`,
  },
  detections: {
    header: 'Month-Year,Type,Crime Section,Crime Group,BCU Name,OCU Name,Financial Year,DateUpTo,Count',
    row: (area, label, month, count) =>
      `01/${month.slice(5)}/2024,Offences,ROBBERY,${label},x,${area},fy24-25,30/06/2024,${count}`,
  },
};

const PERSONAL = 'ROBBERY OF PERSONAL PROPERTY';
const SPELLINGS: readonly (readonly [area: string, label: string])[] = [
  ['London Borough of Barnet', PERSONAL],
  ['E09000003', PERSONAL],
  ['SX', PERSONAL],
  ['BARNET', 'Robbery of  personal property'],
  ['Barnet', 'ROBBERY OF PERSONAL PROPERTY.'],
  ['Barnet', 'Robbery: of Personal-Property'],
];

async function read(text: string, engine: string): Promise<number | string> {
  const file = join(folder, 'rows.csv');
  writeFileSync(file, text);
  try {
    const { dataset } = await readDataset(
      await settingsFrom({ data: [file], engine, strict: true, quiet: true }),
      reference,
    );
    let sum = 0;
    for (const { cells } of dataset.sources)
      for (const { values } of cells) for (const count of values) sum += Number(count);
    return sum;
  } catch (error) {
    return (error as Error).message.replaceAll(file, 'rows.csv');
  }
}

describe.each(Object.entries(LAYOUTS))('%s', (name, { header, row }) => {
  describe.each(['streaming', 'duckdb'])('read by %s', (engine) => {
    it.each(
      SPELLINGS,
    )('refuses Barnet again as %s, %s, another count or the same, naming both rows', async (area, label) => {
      const between = row('Brent', PERSONAL, '2024-04', 5);
      // Of two wards or LSOAs, one code may not be in two boroughs' rows here: only Barnet's are written.
      const rows = /ward|LSOA/.test(name) ? [] : [between];
      for (const count of [20, 3]) {
        const text = [
          header,
          row('Barnet', PERSONAL, '2024-04', 20),
          ...rows,
          row(area, label, '2024-04', count),
          '',
        ].join('\n');
        const refused = await read(text, engine);
        expect(refused).toMatch(
          new RegExp(`^rows\\.csv:${3 + rows.length}:\\d+: .* (is rows\\.csv:2 |is already row 2; )`),
        );
        expect(refused).toContain('counted twice');
      }
    });

    it('reads a label with other punctuation marks as the one it is', async () => {
      const text = [header, row('Barnet', 'ROBBERY OF PERSONAL PROPERTY.', '2024-04', 20)];
      const more = [row('Barnet', 'ROBBERY OF BUSINESS PROPERTY', '2024-04', 4), ''];
      // --strict would refuse it if it were not known.
      expect(await read([...text, ...more].join('\n'), engine)).toBe(24 + (name.startsWith('wide') ? 2 : 0));
    });

    it('adds up labels that are two, though they count under one offence', async () => {
      const text = [
        header,
        row('Barnet', PERSONAL, '2024-04', 20),
        row('Barnet', 'ROBBERY OF BUSINESS PROPERTY', '2024-04', 4),
        '',
      ];
      const months = name.startsWith('wide') ? 2 : 0;
      expect(await read(text.join('\n'), engine)).toBe(24 + months);
    });
  });
});

describe.each(['streaming', 'duckdb'])('a long file read by %s', (engine) => {
  it('may change its spelling from one month to the next', async () => {
    const { header, row } = LAYOUTS.dashboard as Layout;
    const text = [
      header,
      row('Hammersmith & Fulham', PERSONAL, '2024-04', 7),
      row('Hammersmith and Fulham', PERSONAL, '2024-05', 8),
      '',
    ];
    expect(await read(text.join('\n'), engine)).toBe(15);
    const twice = [...text.slice(0, 3), row('FH', PERSONAL, '2024-05', 8), ''];
    expect(await read(twice.join('\n'), engine)).toMatch(
      /^rows\.csv:4:4: "FH, .* is rows\.csv:3 \("Hammersmith and Fulham, /,
    );
  });
});
