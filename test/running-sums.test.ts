import { describe, expect, it } from 'vitest';
import { missing } from '../src/core/missing.js';
import { RunningSums } from '../src/tidy/months/running-sums.js';

/** Worked out by hand: 3 + 5 = 8, 5 + 0 + 7 = 12. */
describe('running sums', () => {
  const gap = missing('not-recorded', 'no row');
  const other = missing('not-recorded', 'another');

  it('give the sum of a period, both its months included', () => {
    const sums = new RunningSums([3, 5, 0, 7]);
    expect(sums.between(0, 1)).toBe(8);
    expect(sums.between(1, 3)).toBe(12);
    expect(sums.between(2, 2)).toBe(0);
  });

  it('give the first reason where a month is missing, and a sum beside it', () => {
    const sums = new RunningSums([3, gap, other, 7]);
    expect(sums.between(0, 3)).toBe(gap);
    expect(sums.between(2, 3)).toBe(other);
    expect(sums.between(0, 0)).toBe(3);
    expect(sums.between(3, 3)).toBe(7);
  });
});
