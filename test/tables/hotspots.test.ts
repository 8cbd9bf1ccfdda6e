import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysIn } from '../../src/months.js';
import { seasonality } from '../../src/tables/seasonality.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';
import { boroughstat, root } from '../run-binary.js';

/** In the fixture three LSOAs of Barnet have 36, 24 and 12 burglaries of 72 this year, and had 12, 36 and 24. */
describe('hotspots of an LSOA file, worked by hand', () => {
  const { out, talk, code } = boroughstat([
    ...['annual', '--borough', 'Barnet', '--table', 'hotspots', '--offence', 'burglary-residential', '-f', 'json'],
    ...['--data', join(root, 'fixtures', 'input', 'wide-lsoa.csv')],
  ]);
  const table = code === 0 ? JSON.parse(out).tables[0] : { rows: [], notes: [talk] };

  it('are the fewest places with at least half: one with 36 of 72', () => {
    const lines = table.rows.map(({ cells }: { cells: Record<string, { text: string } & string> }) => [
      cells.place,
      cells.count?.text,
      cells.together?.text,
      cells.before,
    ]);
    expect(lines).toEqual([['Barnet 001A', '36', '50.0%', 'no']]);
  });

  it('say how many places that is, and whether they held half before', () =>
    expect(table.notes[0]).toBe(
      '1 of the 3 LSOAs of Barnet (33.3%) hold half of the residential burglaries placed in one. 0 of them held half a year before too.',
    ));
});

describe('seasons, worked by hand', () => {
  const month = { from: '2021-08', to: '2026-03' };
  const rows = [
    ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (_, at) => daysIn(at) * (at.endsWith('-12') ? 4 : 2)),
    ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0),
  ];
  const base = { from: '2023-04', to: '2024-03', label: '2023/24' };
  const study = studyOf([madeUpTable({ ...month, rows })], '2026-03', { base });
  const table = seasonality.make({ study, area: area('Barnet'), comparators: [], problems: [] });
  const robbery = table.rows.find(({ key }) => key === 'robbery')?.cells;

  it('name the peak: four a day in December, two in all other months', () => {
    // The year's average day is (334 × 2 + 31 × 4) / 365 = 2.1699: December is 184.34% of it (184.38% in the leap year), the others 92.2%.
    expect(robbery?.peak).toBe('December (184.4%)');
    expect((robbery?.index_04 as { value: number }).value).toBeCloseTo(92.17, 1);
  });
});
