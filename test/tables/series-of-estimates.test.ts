import { describe, expect, it } from 'vitest';
import { twelveMonthsTo } from '../../src/core/months.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { rateFigure } from '../../src/figures/measures/rate.js';
import { readinessOf } from '../../src/figures/readiness.js';
import { rankings } from '../../src/tables/annual/rankings.js';
import { rates } from '../../src/tables/annual/rates.js';
import { residentialBurglary } from '../../src/tables/annual/residential-burglary.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

/** Ten residential burglaries a month in every borough, so that rates tell households apart and nothing else. */
const table = madeUpTable({
  from: '2013-04',
  to: '2021-03',
  rows: everywhere('BURGLARY', 'DOMESTIC BURGLARY', () => 10),
});
const report = (to: string, choices = {}) => ({
  study: studyOf([table], to, choices),
  area: area('Westminster'),
  comparators: [],
  diagnostics: [],
});

describe('residential burglary over years', () => {
  it('says first that the months are absent, where there are no households near either', () => {
    // The file begins in April 2013: 2011/12 has neither months nor an estimate within 42 months of it.
    const { study } = report('2016-03');
    const count = countFigure(study, setOf(area('Westminster')), 'burglary-residential', twelveMonthsTo('2012-03'));
    const reason = '0 of 12 months: April 2011 to March 2012 absent';
    expect([count.missing, rateFigure(study, count).missing]).toEqual([reason, reason]);
  });

  // Westminster in data/reference/households.csv: 112,360 in 2015, 94,814 at the census, 124,509 dwellings in March 2018.
  it('names the two estimates of its years and where one gives way to the other', () => {
    const { rows, notes } = residentialBurglary.make(report('2020-03'));
    const rateOf = (key: string) => Object(rows.find((row) => row.key === key)?.cells.rate).value;
    expect(rateOf('2017-04')).toBeCloseTo((120 * 1000) / 112360, 12);
    expect(rateOf('2018-04')).toBeCloseTo((120 * 1000) / 94814, 12);
    expect(notes).toContain(
      "Rates are divided by several series: 2018/19 and 2019/20 by the households of the 2021 census; 2014/15 to 2017/18 by the Greater London Authority's household estimate of 2015. Rates and ranks on one series must not be set against those on another.",
    );
  });

  it('says nothing of the kind where one estimate serves all years, and speaks of dwellings where they are asked for', () => {
    const { columns, rows, notes } = residentialBurglary.make(report('2020-03', { householdSeries: 'dwelling-stock' }));
    expect(notes.filter((note) => note.includes('several series'))).toEqual([]);
    expect(Object(rows[0]?.cells.rate).value).toBeCloseTo((120 * 1000) / 124509, 12);
    expect(columns.map(({ heading }) => heading).filter((heading) => /households/.test(heading))).toEqual([]);
    expect(rates.make(report('2020-03', { householdSeries: 'dwelling-stock' })).notes[0]).toMatch(
      /per 1,000 dwellings\.$/,
    );
  });
});

describe('rates and ranks of this year and last', () => {
  it('have a column of this year on the series of last year only where the two differ', () => {
    const keysOf = (to: string) =>
      [rates, rankings]
        .flatMap((each) => each.make(report(to)).columns.map(({ key }) => key))
        .filter((key) => key.startsWith('compared'));
    expect(keysOf('2020-03')).toEqual(['compared_rate', 'compared_rank_lowest']);
    // The middle of 2017/18 and 2018/19 is nearer to the estimate of 2015, that of 2018/19 alone to the census.
    expect(keysOf('2019-03')).toEqual(['compared_rate', 'compared_rank_lowest']);
    expect(keysOf('2018-03')).toEqual([]);
    expect(keysOf('2021-03')).toEqual([]);
  });

  it('are made of the same places that the places moved are', () => {
    const { rows } = rankings.make(report('2019-03'));
    const cells = rows.find(({ key }) => key === 'burglary-residential')?.cells ?? {};
    const of = (key: string) => Object(cells[key]).value;
    // One estimate for both years and the same counts: no place is moved, though this year alone has another.
    expect(of('rank_move')).toBe(0);
    expect(of('compared_rank_lowest')).toBe(of('previous_rank_lowest'));
    expect(of('rank_lowest')).not.toBe(of('compared_rank_lowest'));
  });
});

it('tells of an estimate after the year that it is the nearest, not how old it is', () => {
  const { study } = report('2020-03');
  const found = readinessOf(study, area('Westminster'), '2020-05').find(({ check }) => check === 'Households');
  expect(found).toEqual({
    check: 'Households',
    state: 'note',
    detail: 'the households of the 2021 census, 21 March 2021 is the nearest there is',
  });
});
