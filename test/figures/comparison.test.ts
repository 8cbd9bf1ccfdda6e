import { describe, expect, it } from 'vitest';
import { figureText } from '../../src/core/format.js';
import { missing } from '../../src/core/missing.js';
import { combine } from '../../src/figures/figure.js';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { rankOfRates } from '../../src/figures/measures/rank.js';
import { area, boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

const BARNET = area('Barnet');
const population = (name: string, year: number) =>
  reference.population.find(
    (estimate) =>
      estimate.area === area(name).code &&
      estimate.date === `${year}-06-30` &&
      estimate.series === 'rebased-2021-census',
  )?.value ?? Number.NaN;

/**
 * 10 robberies a month in every borough; 5 a month in the year before the last. As in the Met's files of these months,
 * Heathrow has rows of its own.
 */
const robbery = (from = '2019-04', to = '2024-03') =>
  madeUpTable({
    from,
    to,
    rows: [
      ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (_, month) => (month >= '2023-04' ? 10 : 5)),
      ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0),
      { area: 'Heathrow', group: 'ROBBERY', subgroup: 'ROBBERY OF PERSONAL PROPERTY', values: 0 },
    ],
  });

describe('a comparison worked by hand', () => {
  const study = studyOf([robbery()], '2024-03');
  const compared = compareOffence(study, BARNET, 'robbery');

  it('counts, changes and rates', () => {
    expect(compared.count.value).toBe(120);
    expect(compared.previousCount.value).toBe(60);
    expect(compared.change.value).toBe(60);
    expect(compared.changePercent.value).toBe(100);
    expect(compared.denominator?.value).toBe(398191);
    expect(compared.rate.value).toBeCloseTo((120 * 1000) / 398191, 12);
    expect(compared.previousRate.value).toBeCloseTo((60 * 1000) / 390371, 12);
  });

  it('pools London: the sum of offences over the sum of population', () => {
    const people = boroughs.reduce((sum, { name }) => sum + population(name, 2023), 0);
    expect(compared.londonCount.value).toBe(120 * 32);
    expect(compared.londonRate.value).toBeCloseTo((120 * 32 * 1000) / people, 12);
  });

  it('ranks by population alone when counts are equal: the largest borough has the lowest rate', () => {
    const largest = [...boroughs].sort((a, b) => population(b.name, 2023) - population(a.name, 2023))[0];
    expect(rankOfRates(study, 'robbery', study.choices.period).lowest(largest?.code ?? '').value).toBe(1);
  });

  it('ties every borough in the rank of change and marks it', () => {
    expect(compared.rankOfChange.value).toBe(1);
    expect(figureText(compared.rankOfChange)).toBe('1=');
  });

  it('takes the mean of the rates for London when asked, and all of the Met for mps', () => {
    const mean = compareOffence(studyOf([robbery()], '2024-03', { london: 'mean' }), BARNET, 'robbery').londonRate;
    const rates = boroughs.map(({ name }) => (120 * 1000) / population(name, 2023));
    expect(mean.value).toBeCloseTo(rates.reduce((sum, rate) => sum + rate, 0) / 32, 10);
    const unknown = madeUpTable({
      file: 'with-unknown.csv',
      from: '2019-04',
      to: '2024-03',
      rows: [
        ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 10),
        ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0),
        { area: 'Unknown', group: 'ROBBERY', subgroup: 'ROBBERY OF PERSONAL PROPERTY', values: 7 },
      ],
    });
    const met = compareOffence(studyOf([unknown], '2024-03', { london: 'mps' }), BARNET, 'robbery');
    expect(met.londonCount.value).toBe(120 * 32 + 84);
    expect(compareOffence(studyOf([unknown], '2024-03'), BARNET, 'robbery').londonCount.value).toBe(120 * 32);
  });
});

describe('a year whose estimate is of a newer series than the year before', () => {
  // Camden in data/reference/population.csv: 262,226 and 270,029 before the census, 217,136 after it; both years 120 robberies.
  const table = madeUpTable({
    from: '2018-04',
    to: '2020-03',
    rows: everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 10),
  });
  const study = studyOf([table], '2020-03');
  const compared = compareOffence(study, area('Camden'), 'robbery-personal');

  it('is rated by its own, and compared on the series of the year before', () => {
    expect(compared.rate.value).toBeCloseTo((120 * 1000) / 217136, 12);
    expect(compared.comparedRate.value).toBeCloseTo((120 * 1000) / 270029, 12);
    expect(compared.previousRate.value).toBeCloseTo((120 * 1000) / 262226, 12);
  });

  it('moves by places on that series: the borough with more people than the others has a lower rate', () => {
    const placeOn = (year: number, series: string) => {
      const people = boroughs.map(
        ({ code }) =>
          reference.population.find(
            (each) => each.area === code && each.series === series && each.date === `${year}-06-30`,
          )?.value ?? Number.NaN,
      );
      const own = people[boroughs.findIndex(({ name }) => name === 'Camden')] ?? Number.NaN;
      return 1 + people.filter((each) => each > own).length;
    };
    expect(compared.rankLowest.value).toBe(placeOn(2019, 'rebased-2021-census'));
    expect(compared.comparedRankLowest.value).toBe(placeOn(2019, 'pre-2021-census'));
    expect(compared.previousRankLowest.value).toBe(placeOn(2018, 'pre-2021-census'));
    expect(compared.rankMove.value).toBe(placeOn(2019, 'pre-2021-census') - placeOn(2018, 'pre-2021-census'));
  });

  it('gives no number that would be made of rates on two series', () => {
    const gap = combine(
      [compared.rate, compared.previousRate],
      { unit: 'percent', method: 'gap to London' },
      (a, b) => a - b,
    );
    expect(gap.missing).toBe('not comparable: rates on two series of estimates');
  });
});

describe('what is not there', () => {
  it('gives no figure when a month is absent, and says which', () => {
    const early = robbery('2019-04', '2024-01');
    const late = { ...robbery('2024-03', '2024-03'), file: 'late.csv', sha256: 'late' };
    const compared = compareOffence(studyOf([early, late], '2024-03'), BARNET, 'robbery');
    expect(compared.count.missing).toBe('11 of 12 months: February 2024 absent');
    expect(compared.rate.missing).toBe('11 of 12 months: February 2024 absent');
    expect(compared.previousCount.value).toBe(60);
  });

  it('has no rank and no London with 31 boroughs, unless partial ones are allowed', () => {
    const names = boroughs.map(({ name }) => name).filter((name) => name !== 'Sutton');
    const table = madeUpTable({
      from: '2019-04',
      to: '2024-03',
      rows: ['ROBBERY OF PERSONAL PROPERTY', 'ROBBERY OF BUSINESS PROPERTY'].flatMap((label) =>
        everywhere('ROBBERY', label, (index) => index + 1, names),
      ),
    });
    const strict = compareOffence(studyOf([table], '2024-03'), BARNET, 'robbery');
    expect(strict.rankLowest.missing).toBe('no rank: 31 of 32 boroughs: no rows for Sutton');
    expect(strict.londonRate.missing).toBe('31 of 32 boroughs: no rows for Sutton');
    expect(strict.rate.value).not.toBeNull();
    const partial = compareOffence(studyOf([table], '2024-03', { allowPartial: true }), BARNET, 'robbery');
    expect(partial.rankLowest.value).toBeGreaterThan(0);
    expect((partial.rankLowest.value ?? 0) + (partial.rankHighest.value ?? 0)).toBe(32);
  });

  it('passes a suppressed cell on as the reason, never as zero', () => {
    const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index, month) =>
      index === 1 && month === '2024-02' ? missing('not-recorded', '"<5" in the file at made-up.csv:3:61') : 4,
    );
    const business = everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 0);
    const table = madeUpTable({ from: '2019-04', to: '2024-03', rows: [...rows, ...business] });
    const study = studyOf([table], '2024-03');
    const compared = compareOffence(study, BARNET, 'robbery');
    expect(boroughs[1]?.name).toBe('Barnet');
    expect(compared.count.missing).toBe('"<5" in the file at made-up.csv:3:61');
    expect(compareOffence(study, area('Brent'), 'robbery').count.value).toBe(48);
    expect(compared.londonCount.missing).toContain('Barnet: "<5"');
  });

  it('refuses the total when a group has no row at all', () => {
    const compared = compareOffence(studyOf([robbery()], '2024-03'), BARNET, 'all');
    expect(compared.count.missing).toMatch(/^no rows of .* in made-up\.csv$/);
  });
});

describe('small numbers and zero', () => {
  const table = madeUpTable({
    from: '2019-04',
    to: '2024-03',
    rows: [
      ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (_, month) => (month >= '2023-04' ? 3 : 2)),
      ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', (index, month) =>
        index === 0 || month >= '2023-04' ? 1 : 0,
      ),
    ],
  });

  it('marks a percentage on a base below 30 and gives none on a base of zero', () => {
    const study = studyOf([table], '2024-03');
    expect(figureText(compareOffence(study, BARNET, 'robbery-personal').changePercent)).toBe('+50.0% [u]');
    const business = compareOffence(study, BARNET, 'robbery-business');
    expect(figureText(business.changePercent)).toBe('no percentage on a base of 0 (+12)');
    expect(figureText(business.change)).toBe('+12');
  });

  it('marks at the threshold asked for', () => {
    const study = studyOf([table], '2024-03', { smallNumber: 24 });
    expect(figureText(compareOffence(study, BARNET, 'robbery-personal').changePercent)).toBe('+50.0%');
  });
});
