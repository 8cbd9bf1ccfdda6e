import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing } from '../../src/core/missing.js';
import { gapPercent } from '../../src/statistics/changes/gap.js';
import { percentChange } from '../../src/statistics/changes/percent-change.js';
import { share } from '../../src/statistics/changes/share.js';
import { rankAll } from '../../src/statistics/ranks/rank.js';
import { meanRate } from '../../src/statistics/rates/mean-rate.js';
import { medianRate } from '../../src/statistics/rates/median-rate.js';
import { ratePer1000 } from '../../src/statistics/rates/rate.js';

describe('percentage change', () => {
  // Barnet's strategic assessment 2016/17 prints these rows.
  it.each([
    [463, 622, -25.6],
    [463, 1199, -61.4],
    [2360, 2372, -0.5],
    [2360, 3602, -34.5],
    [3297, 3878, -15.0],
    [3297, 4912, -32.9],
    [809, 701, 15.4],
    [809, 956, -15.4],
    [2190, 2256, -2.9],
    [2190, 2361, -7.2],
    [695, 622, 11.7],
    [695, 692, 0.4],
    [2229, 2179, 2.3],
    [2229, 1539, 44.8],
  ])('%d on %d is %d%%', (now, before, printed) => {
    expect(percentChange(now, before)).toBeCloseTo(printed, 1);
  });

  it('has no percentage on zero and gives the change instead', () => {
    expect(percentChange(4, 0)).toMatchObject({ missing: 'no percentage on a base of 0 (+4)', code: 'zero-base' });
    expect(percentChange(0, 0)).toMatchObject({ missing: 'no percentage on a base of 0 (0)', code: 'zero-base' });
    expect(percentChange(0, 4)).toBe(-100);
  });

  it('undoes itself', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (now, before) => {
        const percent = percentChange(now, before) as number;
        expect(before * (1 + percent / 100)).toBeCloseTo(now, 5);
      }),
    );
  });
});

describe('rate', () => {
  it('gives the rate that Barnet published for 2021/22', () => {
    // 27,826 offences in the file; 399,007 people in the estimate published before the census.
    expect(ratePer1000(27826, 399007)).toBeCloseTo(69.7, 1);
  });

  it('is zero on no offences and missing on nobody', () => {
    expect(ratePer1000(0, 1000)).toBe(0);
    expect(isMissing(ratePer1000(5, 0))).toBe(true);
  });
});

describe('rank', () => {
  it('is a permutation without ties, and both ends add up', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const ranks = rankAll(values);
        const sorted = ranks.map(({ lowest }) => lowest).sort((a, b) => a - b);
        // fast-check holds 0 and -0 apart; rates cannot be below zero and ranks must not tell them apart.
        if (values.includes(0) && values.some((value) => Object.is(value, -0))) return;
        expect(sorted).toEqual(values.map((_, index) => index + 1));
        for (const { lowest, highest, tied } of ranks) {
          expect(lowest + highest).toBe(values.length + 1);
          expect(tied).toBe(false);
        }
      }),
    );
  });

  it('goes with the rows when they change places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 40 }), (values) => {
        const backwards = rankAll([...values].reverse()).reverse();
        expect(rankAll(values)).toEqual(backwards);
      }),
    );
  });

  it('shares the better place in a tie and leaves the next out', () => {
    expect(rankAll([5, 5, 9]).map(({ lowest, tied }) => [lowest, tied])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ]);
  });
});

it('tells the mean of rates from the median', () => {
  expect(meanRate([60, 80, 160])).toBe(100);
  expect(medianRate([60, 80, 160, 100])).toBe(90);
});

it('has no gap to a rate of zero and no share of nothing', () => {
  expect(isMissing(gapPercent(3, 0))).toBe(true);
  expect(isMissing(share(0, 0))).toBe(true);
});
