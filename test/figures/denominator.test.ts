import { describe, expect, it } from 'vitest';
import type { AreaPeriod } from '../../src/core/memoize-by-arguments.js';
import { isMissing } from '../../src/core/missing.js';
import { twelveMonthsTo } from '../../src/core/months.js';
import type { RateBase } from '../../src/core/reference.js';
import { denominatorOf, denominatorsOf } from '../../src/figures/basis/denominator.js';
import { Study } from '../../src/figures/study.js';
import { area, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

const table = madeUpTable({
  from: '2019-04',
  to: '2026-03',
  rows: everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 1),
});
const BARNET = { name: 'Barnet', codes: [area('Barnet').code] };

function of(to: string, base: RateBase, choices = {}) {
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

  it('are of the nearer of two estimates, before it or after it', () => {
    // The middle of 2017/18 is 27 months after the estimate of 30 June 2015 and 42 before the census of 21 March 2021;
    // that of 2018/19 is 39 months after the one and 30 before the other.
    expect(of('2018-03', 'households')).toMatchObject({ year: 2015, value: 144180, noted: true });
    expect(of('2019-03', 'households')).toMatchObject({ year: 2021, value: 148917, noted: true });
  });

  it('are never dwellings unless asked for', () => {
    expect(of('2012-03', 'households')).toMatchObject({
      code: 'no-denominator',
      missing: 'no household estimate near 2011/12; the dwelling stock has one',
    });
    expect(of('2012-03', 'households', { householdSeries: 'dwelling-stock' })).toMatchObject({
      value: 141461,
      series: 'dwelling-stock',
    });
  });
});

/** What two periods that are compared are divided by: series and years, the later first. */
function pairOf(now: string, before: string, base: RateBase, choices = {}) {
  const study = studyOf([table], '2026-03', choices);
  const over = (to: string): AreaPeriod => ({ set: BARNET, period: twelveMonthsTo(to) });
  const pair = denominatorsOf(study, base, over(now), over(before));
  if (isMissing(pair)) return pair.missing;
  expect(pair.now.series).toBe(pair.before.series);
  return { series: pair.now.series, values: [pair.now.value, pair.before.value], notes: pair.now.notes };
}

describe('a comparison', () => {
  // The values are those of data/reference/population.csv and households.csv.
  it('has both years of the newest series that has them both', () => {
    expect(pairOf('2022-03', '2021-03', 'population')).toEqual({
      series: 'rebased-2021-census',
      values: [388955, 391046],
      notes: [],
    });
    expect(pairOf('2018-03', '2017-03', 'population')).toMatchObject({ series: 'pre-2021-census', notes: [] });
  });

  it('falls back on the older series where the newer one begins between the years, and says so with both numbers', () => {
    const { series, values, notes } = Object(pairOf('2020-03', '2019-03', 'population'));
    expect({ series, values }).toEqual({ series: 'pre-2021-census', values: [395869, 392140] });
    expect(notes).toEqual([
      '2019/20 is compared with 2018/19 on one series, the population estimates made before the 2021 census: Barnet has 395,869 people (mid-2019) and 392,140 people (mid-2018). The rate of 2019/20 by itself is divided by 390,590 people (mid-2019) of the population estimates revised after the 2021 census.',
    ]);
  });

  it('is refused where no series has both years', () => {
    expect(pairOf('2022-03', '2017-03', 'population')).toBe(
      'no one series of population estimates has 2021/22 and 2016/17',
    );
    expect(pairOf('2022-03', '2017-03', 'households')).toBe(
      'no one series of household estimates is near 2021/22 and 2016/17',
    );
  });

  it('says that one estimate serves both years', () => {
    expect(pairOf('2026-03', '2025-03', 'population')).toMatchObject({
      values: [405050, 405050],
      notes: [
        '2025/26 and 2024/25 are both divided by the mid-2024 population estimate: their rates differ only as their counts do.',
      ],
    });
  });

  it('has one household estimate for both years, the nearer to the middle of the two', () => {
    const census =
      'are both divided by the households of the 2021 census: their rates per 1,000 households differ only as their counts do.';
    expect(pairOf('2021-12', '2020-12', 'households')).toEqual({
      series: 'census-2021',
      values: [148917, 148917],
      notes: [`The 12 months to December 2021 and the 12 months to December 2020 ${census}`],
    });
    // April 2018 lies 33 months after the one and 36 before the other.
    expect(pairOf('2019-03', '2018-03', 'households')).toMatchObject({
      series: 'gla-household-estimate',
      values: [144180, 144180],
    });
  });

  it('keeps to a series chosen by option, and names the choice', () => {
    const chosen = { populationSeries: 'pre-2021-census' };
    expect(pairOf('2021-03', '2020-03', 'population', chosen)).toMatchObject({
      series: 'pre-2021-census',
      values: [399007, 395869],
    });
    const { values, notes } = Object(pairOf('2021-03', '2020-03', 'population', { populationYear: 2019 }));
    expect(values).toEqual([390590, 390590]);
    expect(notes.join(' ')).toContain('as chosen for this report');
  });
});

describe("estimates of the user's", () => {
  // Barnet's 388,955 and 405,050 of the Office for National Statistics, each and 1,000 people more.
  const own = reference.population
    .filter(({ series, date }) => series === 'rebased-2021-census' && date >= '2024-06-30')
    .flatMap((item) =>
      ['2024', '2025'].map((year) => ({
        ...item,
        date: `${year}-06-30`,
        value: item.value + 1000,
        series: 'mine.csv',
        file: 'mine.csv',
      })),
    );
  const withOwn = { ...reference, population: [...own, ...reference.population] };
  const study = (choices = {}) => {
    const { dataset, choices: all } = studyOf([table], '2026-03', choices);
    return new Study(dataset, withOwn, all);
  };
  const at = (to: string): AreaPeriod => ({ set: BARNET, period: twelveMonthsTo(to) });
  const alone = (to: string, choices = {}) => denominatorOf(study(choices), BARNET, 'population', twelveMonthsTo(to));

  it('serve the years that they have, which is said; others are as before', () => {
    expect(alone('2026-03')).toMatchObject({
      value: 406_050,
      series: 'mine.csv',
      notes: [
        'Rates for 2025/26 use the mid-2025 population estimate, as chosen for this report, from the estimates of the file mine.csv.',
      ],
    });
    expect(alone('2022-03')).toMatchObject({ value: 388_955, series: 'rebased-2021-census', notes: [] });
    expect(alone('2026-03', { populationSeries: 'rebased-2021-census' })).toMatchObject({ value: 405_050 });
  });

  it('are never set against those of another series', () => {
    const both = denominatorsOf(study(), 'population', at('2026-03'), at('2025-03'));
    expect(both).toMatchObject({ now: { series: 'mine.csv' }, before: { series: 'mine.csv', value: 406_050 } });
    expect(denominatorsOf(study(), 'population', at('2026-03'), at('2021-03'))).toMatchObject({
      code: 'no-denominator',
      missing: 'no one series of population estimates has 2025/26 and 2020/21',
    });
  });
});
