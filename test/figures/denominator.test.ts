import { describe, expect, it } from 'vitest';
import { denominatorOf } from '../../src/figures/denominator.js';
import { isMissing } from '../../src/missing.js';
import { twelveMonthsTo } from '../../src/months.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

const table = madeUpTable({
  from: '2019-04',
  to: '2026-03',
  rows: everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 1),
});
const BARNET = { name: 'Barnet', codes: [area('Barnet').code] };

function of(to: string, base: 'population' | 'households', choices = {}) {
  const found = denominatorOf(studyOf([table], '2026-03', choices), BARNET, base, twelveMonthsTo(to));
  if (isMissing(found)) return found;
  const { value, year, series, notes } = found;
  return { value, year, series, noted: notes.length > 0 };
}

describe('population', () => {
  it('is the mid-year estimate inside the 12 months', () => {
    expect(of('2022-03', 'population')).toEqual({
      value: 388955,
      year: 2021,
      series: 'rebased-2021-census',
      noted: false,
    });
    expect(of('2017-03', 'population')).toEqual({ value: 384774, year: 2016, series: 'pre-2021-census', noted: false });
    // The 12 months to May 2022 hold 30 June 2021; those to June 2022 hold 30 June 2022.
    expect(of('2022-05', 'population')).toMatchObject({ year: 2021 });
    expect(of('2022-06', 'population')).toMatchObject({ year: 2022 });
  });

  it('is the newest earlier one, with a note, while there is none yet', () => {
    expect(of('2026-03', 'population')).toEqual({
      value: 405050,
      year: 2024,
      series: 'rebased-2021-census',
      noted: true,
    });
  });

  it('can be chosen: Barnet published 69.7 on this one', () => {
    const choices = { populationYear: 2020, populationSeries: 'pre-2021-census' };
    expect(of('2022-03', 'population', choices)).toEqual({
      value: 399007,
      year: 2020,
      series: 'pre-2021-census',
      noted: true,
    });
  });

  it('is missing, not guessed, where the series has no such year', () => {
    expect(
      of('2022-03', 'population', { populationYear: 2016, populationSeries: 'rebased-2021-census' }),
    ).toHaveProperty('missing');
    expect(of('2000-03', 'population')).toHaveProperty('missing');
  });
});

describe('households', () => {
  it('are those of the census day inside the year, and after it with a note', () => {
    expect(of('2021-03', 'households')).toEqual({ value: 148917, year: 2021, series: 'census-2021', noted: false });
    expect(of('2026-03', 'households')).toEqual({ value: 148917, year: 2021, series: 'census-2021', noted: true });
    expect(of('2017-03', 'households')).toEqual({
      value: 144180,
      year: 2015,
      series: 'gla-household-estimate',
      noted: true,
    });
  });

  it('are never dwellings unless asked for', () => {
    expect(of('2012-03', 'households')).toEqual({ missing: 'no household estimate on or before 2012-03' });
    expect(of('2012-03', 'households', { householdSeries: 'dwelling-stock' })).toMatchObject({
      value: 141461,
      series: 'dwelling-stock',
    });
  });
});
