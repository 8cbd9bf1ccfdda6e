import { describe, expect, it } from 'vitest';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

const BARNET = area('Barnet');

const burglary = (from: string, to: string) =>
  madeUpTable({
    from,
    to,
    rows: [
      ...everywhere('Burglary', 'Domestic Burglary', () => 20),
      ...everywhere('Burglary', 'Burglary Business and Community', () => 10),
    ],
  });

const connect = (from: string, to: string) =>
  madeUpTable({
    file: 'connect.csv',
    from,
    to,
    rows: [
      ...everywhere('BURGLARY', 'RES BURGLARY OF A HOME', () => 15),
      ...everywhere('BURGLARY', 'RES BURGLARY OF UNCONNECTED BUILDING', () => 5),
      ...everywhere('BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY', () => 10),
    ],
  });

describe('the burglary parts of April 2017', () => {
  const table = burglary('2011-04', '2022-03');

  it('are not compared across it; all burglary is', () => {
    const study = studyOf([table], '2018-03');
    expect(compareOffence(study, BARNET, 'burglary-residential').changePercent.missing).toBe(
      'not comparable: parts of burglary redefined in April 2017',
    );
    expect(compareOffence(study, BARNET, 'burglary').changePercent.value).toBe(0);
  });

  it('are compared when both years lie on one side', () => {
    for (const to of ['2017-03', '2019-03']) {
      expect(compareOffence(studyOf([table], to), BARNET, 'burglary-residential').changePercent.value).toBe(0);
    }
  });

  it('are not compared when a year straddles the date', () => {
    expect(compareOffence(studyOf([table], '2018-01'), BARNET, 'burglary-residential').changePercent.value).toBeNull();
  });

  it('are compared when asked, with the note', () => {
    const { changePercent } = compareOffence(
      studyOf([table], '2018-03', { allowBreaks: true }),
      BARNET,
      'burglary-residential',
    );
    expect(changePercent.value).toBe(0);
    expect(changePercent.notes.join()).toContain('sheds and garages');
  });
});

describe('eras', () => {
  const tables = [burglary('2018-04', '2024-01'), connect('2024-02', '2026-03')];

  it('are told by the labels', () => {
    expect(studyOf(tables, '2026-03').sources.map(({ era }) => era)).toEqual(['cris', 'connect']);
  });

  it('are not added up within a year', () => {
    const { count } = compareOffence(studyOf(tables, '2024-12'), BARNET, 'burglary');
    expect(count.missing).toMatch(/^mixes files of two eras \(connect and cris\)$/);
  });

  it('are not compared', () => {
    const { baseChangePercent, changePercent } = compareOffence(studyOf(tables, '2026-03'), BARNET, 'burglary');
    expect(baseChangePercent.missing).toMatch(/^not comparable: mixes files of two eras/);
    expect(changePercent.value).toBe(0);
  });

  it('are compared when asked, with the note, and residential burglary is the union of its labels', () => {
    const study = studyOf(tables, '2026-03', { allowMixedEras: true });
    const { baseChangePercent } = compareOffence(study, BARNET, 'burglary-residential');
    expect(baseChangePercent.value).toBe(0);
    expect(baseChangePercent.notes.join(' ')).toMatch(/CONNECT on 28 February 2024/);
    expect(baseChangePercent.notes.join(' ')).toMatch(/Both are added up/);
  });
});

describe('the pre-2019 file', () => {
  const labels = [
    ['Burglary', 'Burglary in a Dwelling'],
    ['Burglary', 'Burglary in Other Buildings'],
    ['Theft and Handling', 'Theft/Taking Of Motor Vehicle'],
    ['Fraud or Forgery', 'Counted per Victim'],
  ] as const;
  const table = madeUpTable({
    from: '2010-04',
    to: '2018-12',
    rows: labels.flatMap(([group, subgroup]) => everywhere(group, subgroup, () => 3)),
  });

  it('gives no burglary from January 2017 on: vehicle interference is counted in it', () => {
    const { count, previousCount } = compareOffence(studyOf([table], '2017-03'), BARNET, 'burglary');
    expect(count.missing).toBe('not usable: vehicle interference in burglary');
    expect(previousCount.value).toBe(72);
    expect(compareOffence(studyOf([table], '2017-03', { allowBreaks: true }), BARNET, 'burglary').count.value).toBe(72);
  });

  it('leaves what is right in it alone', () => {
    expect(compareOffence(studyOf([table], '2017-03'), BARNET, 'theft-of-vehicle').count.value).toBe(36);
  });

  it('does not compare fraud across its move to Action Fraud', () => {
    expect(compareOffence(studyOf([table], '2014-03'), BARNET, 'fraud').changePercent.missing).toBe(
      'not comparable: fraud moved to Action Fraud 2011 to 2013',
    );
    expect(compareOffence(studyOf([table], '2015-03'), BARNET, 'fraud').changePercent.value).toBe(0);
  });
});

/** The last file of 24 months before March 2019: some labels are written short, and burglary is in today's two parts. */
describe('the pre-2019 file of 24 months', () => {
  const rows = (labels: readonly (readonly [string, string, number])[]) =>
    labels.flatMap(([group, subgroup, count]) => everywhere(group, subgroup, () => count));
  const short = [
    ['Burglary', 'Burglary - Residential', 20],
    ['Burglary', 'Burglary - Business and Community', 7],
    ['Theft and Handling', 'M/V Interference & Tampering', 4],
    ['Theft and Handling', 'Theft From M/V', 5],
    ['Theft and Handling', 'Theft/Taking of M/V', 6],
  ] as const;
  const table = madeUpTable({ from: '2017-01', to: '2018-12', rows: rows(short) });

  it('counts burglary without vehicle interference, and gives it', () => {
    const count = (offence: string) => compareOffence(studyOf([table], '2018-03'), BARNET, offence).count.value;
    expect(count('burglary')).toBe(12 * 27);
    expect(count('vehicle-interference')).toBe(12 * 4);
    expect(count('theft-of-vehicle')).toBe(12 * 6);
  });

  it('is compared with the longer file, which still gives no burglary from January 2017 on', () => {
    const long = [
      ['Burglary', 'Burglary in a Dwelling', 15],
      ['Burglary', 'Burglary in Other Buildings', 9],
    ] as const;
    const longer = madeUpTable({ file: 'long.csv', from: '2014-04', to: '2017-12', rows: rows(long) });
    const { count, previousCount, changePercent } = compareOffence(
      studyOf([longer, table], '2017-12'),
      BARNET,
      'burglary',
    );
    expect([count.value, previousCount.value, changePercent.value]).toEqual([12 * 27, 12 * 24, 12.5]);
    expect(compareOffence(studyOf([longer], '2017-12'), BARNET, 'burglary').count.missing).toMatch(/^not usable/);
  });

  it('is refused with rows of the longer file among its own: they count the same offences', () => {
    const both = [...short, ['Burglary', 'Burglary in a Dwelling', 20] as const];
    expect(() => studyOf([madeUpTable({ from: '2017-01', to: '2018-12', rows: rows(both) })], '2018-03')).toThrow(
      'are of two publications of the Met',
    );
  });
});

it('notes COVID-19 whenever one of the years touches it', () => {
  const table = burglary('2014-04', '2024-01');
  const notes = (to: string) => compareOffence(studyOf([table], to), BARNET, 'burglary').changePercent.notes.join();
  expect(notes('2021-03')).toContain('COVID-19');
  expect(notes('2022-08')).toContain('COVID-19');
  expect(notes('2023-08')).not.toContain('COVID-19');
  expect(notes('2019-03')).not.toContain('COVID-19');
});
