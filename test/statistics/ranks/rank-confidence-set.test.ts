import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/statistics/multiple-tests/holm.js';
import { type Exposed, rankConfidenceSet } from '../../../src/statistics/ranks/rank-confidence-set.js';
import { root } from '../../run-binary.js';

const rangeOf = (index: number, all: readonly Exposed[]) =>
  rankConfidenceSet(
    all[index] ?? { events: 0, exposure: 1 },
    all.filter((_, other) => other !== index),
    0.95,
  );

describe('the confidence set of a rank', () => {
  /**
   * Offences of 2025/26 as recorded in data/figures, mid-2024 residents; the sets were worked out in Python from those files:
   * scipy.stats.binom.cdf of all 62 one-sided comparisons of a borough, Holm's steps at 0.05.
   */
  const rows = readFileSync(join(root, 'fixtures', 'worked', 'rank-sets.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

  it.each([
    ...new Set(rows.map(([offence = '']) => offence)),
  ])('of each of 32 boroughs agrees with SciPy: %s', (offence) => {
    const boroughs = rows.filter(([id]) => id === offence);
    expect(boroughs).toHaveLength(32);
    const all = boroughs.map(([, , events, exposure]) => ({ events: Number(events), exposure: Number(exposure) }));
    for (const [index, [, area, , , from, to]] of boroughs.entries()) {
      expect({ area, ...rangeOf(index, all) }).toEqual({ area, from: Number(from), to: Number(to) });
    }
  });

  it('of three, by hand: a p of 5/64 is none, of 1/64 three times is one', () => {
    const alike = (events: readonly number[]) => events.map((each) => ({ events: each, exposure: 7 }));
    // P(X <= 0 of 6) = 1/64 = 0.0156 < 0.05 / 2; P(X <= 0 of 5) = 1/32 = 0.031 > 0.05 / 2.
    expect(rangeOf(0, alike([6, 0]))).toEqual({ from: 2, to: 2 });
    expect(rangeOf(0, alike([5, 0]))).toEqual({ from: 1, to: 2 });
    // Holm goes on: 1/1024 < 0.05/4 first, then 1/64 = 0.0156 < 0.05/3 = 0.0167, which is more than 0.05/4 = 0.0125.
    expect(
      rangeOf(0, [
        { events: 0, exposure: 1 },
        { events: 10, exposure: 1 },
        { events: 6, exposure: 1 },
      ]),
    ).toEqual({
      from: 1,
      to: 1,
    });
    expect(
      rangeOf(0, [
        { events: 0, exposure: 1 },
        { events: 6, exposure: 1 },
        { events: 6, exposure: 1 },
      ]),
    ).toEqual({
      from: 1,
      to: 3,
    });
  });

  it('of nothing anywhere is every rank, and of one alone the first', () => {
    const none = Array.from({ length: 32 }, () => ({ events: 0, exposure: 1000 }));
    expect(rangeOf(5, none)).toEqual({ from: 1, to: 32 });
    expect(rankConfidenceSet({ events: 4, exposure: 9 }, [], 0.95)).toEqual({ from: 1, to: 1 });
  });

  it('holds the rank that was observed', () => {
    const exposed = fc.record({ events: fc.nat(400), exposure: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(exposed, { minLength: 2, maxLength: 12 }), (all) => {
        for (const [index, own] of all.entries()) {
          const { from, to } = rangeOf(index, all);
          const lower = all.filter((each) => each.events * own.exposure < own.events * each.exposure).length;
          const higher = all.filter((each) => each.events * own.exposure > own.events * each.exposure).length;
          expect(from).toBeLessThanOrEqual(1 + lower);
          expect(to).toBeGreaterThanOrEqual(all.length - higher);
        }
      }),
    );
  });
});

describe('the adjustment after Holm', () => {
  it('goes on from the smallest until one is too large', () => {
    // The decisions of the tests of csranks (reject_or_accept) at 0.05: seven of ten, and one of four.
    const many = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1];
    expect(holm(many).filter((p) => p <= 0.05)).toHaveLength(7);
    expect(holm([1e-5, 1.7e-2, 2e-2, 1e-1]).filter((p) => p <= 0.05)).toHaveLength(1);
    // R: p.adjust(c(0.05, 0.01, 0.03, 0.02, 0.04), "holm") is 0.09 0.05 0.09 0.08 0.09.
    const adjusted = holm([0.05, 0.01, 0.03, 0.02, 0.04]);
    for (const [index, p] of [0.09, 0.05, 0.09, 0.08, 0.09].entries()) expect(adjusted[index]).toBeCloseTo(p, 12);
    expect(holm([])).toEqual([]);
  });
});
