import { describe, expect, it } from 'vitest';
import { type Count, missing } from '../src/core/missing.js';
import { MonthlyCounts, RunningSums } from '../src/tidy/months/running-sums.js';

/** Worked out by hand: 3 + 5 = 8, 5 + 0 + 7 = 12. */
describe('running sums', () => {
  const gap = missing('not-recorded', 'no row');
  const other = missing('not-recorded', 'another');

  const sumsOf = (counts: readonly Count[]): RunningSums => {
    const monthly = new MonthlyCounts(counts.length, new Map());
    const months = counts.map((_, index) => index);
    monthly.add(counts, { monthIndexes: months, positions: months });
    return monthly.sums();
  };

  it('give the sum of a period, both its months included', () => {
    const sums = sumsOf([3, 5, 0, 7]);
    expect(sums.between(0, 1)).toBe(8);
    expect(sums.between(1, 3)).toBe(12);
    expect(sums.between(2, 2)).toBe(0);
  });

  it('give the first reason where a month is missing, and a sum beside it', () => {
    const sums = sumsOf([3, gap, other, 7]);
    expect(sums.between(0, 3)).toBe(gap);
    expect(sums.between(2, 3)).toBe(other);
    expect(sums.between(0, 0)).toBe(3);
    expect(sums.between(3, 3)).toBe(7);
  });

  it('add up several series, of which each month must have all', () => {
    const both = RunningSums.together([sumsOf([3, 5, 0, 7]), sumsOf([1, gap, 2, 4])], 4);
    expect(both.between(2, 3)).toBe(13);
    expect(both.between(0, 2)).toBe(gap);
  });

  it('have no sum of months outside them', () => {
    expect(sumsOf([3]).between(-1, 0)).toMatchObject({ code: 'not-recorded' });
  });

  it('put the months of a file where they stand among all months', () => {
    const monthly = new MonthlyCounts(4, new Map([[0, gap]]));
    // The file has the second to the fourth month; of these the last two speak.
    monthly.add([1, 2, 3], { monthIndexes: [1, 2], positions: [1, 2, 3] });
    const sums = monthly.sums();
    expect([0, 1, 2, 3].map((position) => sums.between(position, position))).toEqual([gap, 0, 2, 3]);
  });
});
