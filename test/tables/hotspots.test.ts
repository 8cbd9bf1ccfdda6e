import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysIn } from '../../src/core/months.js';
import { seasonality } from '../../src/tables/annual/seasonality.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

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
      '1 of the 3 LSOAs of Barnet (33.3%) holds half of the residential burglaries placed in one. None of them were among those of the year before.',
    ));
});

describe('a lookup of LSOAs to wards', () => {
  const hotspots = (lookup: string, ...more: string[]) => {
    const file = join(emptyFolder(), 'lookup.csv');
    writeFileSync(file, lookup);
    const { out, talk, code } = boroughstat([
      ...['annual', '--borough', 'Barnet', '--table', 'hotspots', '--offence', 'burglary-residential', '-f', 'json'],
      ...['--data', join(root, 'fixtures', 'input', 'wide-lsoa.csv'), '--lsoa-lookup', file, ...more],
    ]);
    return code === 0 ? JSON.parse(out).tables[0] : talk;
  };

  it('names the ward of each LSOA that holds half', () => {
    const { rows, notes } = hotspots('LSOA21CD,WD24CD,WD24NM\nE01000112,E05013631,Childs Hill\n');
    expect(rows[0].cells.ward).toBe('Childs Hill');
    expect(notes[0]).toMatch(/ They stand in one ward, Childs Hill\.$/);
    expect(notes).toContain('Wards by the lookup lookup.csv.');
  });

  it('says which LSOA it does not have', () => {
    const { rows, notes } = hotspots('LSOA11CD,WD22CD,WD22NM\nE01000999,E05013631,Childs Hill\n');
    expect(rows[0].cells.ward).toBe('not in the lookup');
    expect(notes.at(-1)).toMatch(/It does not have E01000112: some LSOAs have had other codes since 2021\.$/);
  });

  it('is refused where it has an LSOA in another borough', () =>
    expect(hotspots('LSOA21CD,WD24CD,WD24NM,LAD24CD\nE01000112,E05013400,Town,E09000010\n')).toMatch(
      /lookup\.csv:2:4: "E01000112" is in Enfield by the lookup and in Barnet by the crime files; give/,
    ));

  it('is refused where it is none', () => expect(hotspots('a,b\n1,2\n')).toMatch(/lookup\.csv:1:1: is no lookup/));
});

describe('seasons, worked by hand', () => {
  const month = { from: '2021-08', to: '2026-03' };
  const rows = [
    ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (_, at) => daysIn(at) * (at.endsWith('-12') ? 4 : 2)),
    ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0),
  ];
  const base = { from: '2023-04', to: '2024-03', label: '2023/24' };
  const study = studyOf([madeUpTable({ ...month, rows })], '2026-03', { base });
  const table = seasonality.make({ study, area: area('Barnet'), comparators: [], diagnostics: [] });
  const robbery = table.rows.find(({ key }) => key === 'robbery')?.cells;

  it('name the peak: four a day in December, two in all other months', () => {
    // The year's average day is (334 × 2 + 31 × 4) / 365 = 2.1699: December is 184.34% of it (184.38% in the leap year), the others 92.2%.
    expect(robbery?.peak).toBe('December (184.4%)');
    expect((robbery?.index_04 as { value: number }).value).toBeCloseTo(92.17, 1);
  });

  it('name no peak that chance could have put there', () => {
    // Made up, three years: 20 robberies a month, but 28 each May. The binomial summed in Python, P(at least 84 of 744 in 93 of
    // 1096 days), is 0.0049, and of twelve months 0.059; with 30 each May 0.00063 and 0.0075.
    const peak = (may: number) => {
      const personal = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (_, at) =>
        at.endsWith('-05') ? may : 20,
      );
      const business = everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0);
      const made = studyOf([madeUpTable({ ...month, rows: [...personal, ...business] })], '2026-03', { base });
      const report = { study: made, area: area('Barnet'), comparators: [], diagnostics: [] };
      return seasonality.make(report).rows.find(({ key }) => key === 'robbery')?.cells.peak;
    };
    expect([peak(28), peak(30)]).toEqual(['could be chance', 'May (141.4%)']);
  });
});
