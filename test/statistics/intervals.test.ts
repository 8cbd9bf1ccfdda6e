import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe } from '../../src/statistics/proportions/newcombe.js';
import { surveyComparison } from '../../src/statistics/proportions/survey-comparison.js';
import { wilson } from '../../src/statistics/proportions/wilson.js';
import { byar } from '../../src/statistics/rates/byar.js';
import { funnelLimits } from '../../src/statistics/rates/funnel-limits.js';
import { garwood } from '../../src/statistics/rates/garwood.js';
import { overDispersion } from '../../src/statistics/rates/over-dispersion.js';
import { rateInterval } from '../../src/statistics/rates/rate-interval.js';
import { rateRatioInterval } from '../../src/statistics/rates/rate-ratio-interval.js';
import { sameRateP } from '../../src/statistics/rates/same-rate-p.js';
import { controlSignals } from '../../src/statistics/series/control-signals.js';
import { fitHoltWinters } from '../../src/statistics/series/fit-holt-winters.js';
import { seasonalNaive } from '../../src/statistics/series/seasonal-naive.js';
import { xmrLimits } from '../../src/statistics/series/xmr-limits.js';

/** What must hold whatever the numbers are. */
const count = fc.nat(100_000);
const people = fc.integer({ min: 1_000, max: 10_000_000 });
const confidence = fc.constantFrom(0.95, 0.998);
const trial = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
const monthly = fc.array(fc.nat(500), { minLength: 2, maxLength: 60 });

describe('limits of a count and its rate', () => {
  it.each([
    ['garwood', garwood],
    ['byar', byar],
  ])('%s contain the count', (_, interval) => {
    fc.assert(
      fc.property(count, confidence, (x, level) => {
        const { lower, upper } = interval(x, level);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(x);
        expect(upper).toBeGreaterThan(x);
      }),
    );
  });

  it('lie closer about the rate the more is counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), people, (x, n) => {
        const [few, many] = [rateInterval(x, n, 0.95), rateInterval(4 * x, 4 * n, 0.95)];
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
      }),
    );
  });

  it('scale with the denominator', () => {
    fc.assert(
      fc.property(count, people, (x, n) => {
        const [one, half] = [rateInterval(x, n, 0.95), rateInterval(x, 2 * n, 0.95)];
        expect(half.upper * 2).toBeCloseTo(one.upper, 9);
        expect(half.lower * 2).toBeCloseTo(one.lower, 9);
      }),
    );
  });
});

describe('limits of proportions', () => {
  it('contain the proportion and lie between 0 and 1', () => {
    fc.assert(
      fc.property(trial, confidence, ([x, n], level) => {
        const { lower, upper } = wilson(x, n, level);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(x / n + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(x / n - 1e-12);
      }),
    );
  });

  it('of a difference contain it, and turn over with it', () => {
    fc.assert(
      fc.property(trial, trial, ([x, n], [y, m]) => {
        const [first, second] = [
          { cases: x, n },
          { cases: y, n: m },
        ] as const;
        const [one, other] = [newcombe(first, second, 0.95), newcombe(second, first, 0.95)];
        expect(one.lower).toBeLessThanOrEqual(x / n - y / m + 1e-12);
        expect(one.upper).toBeGreaterThanOrEqual(x / n - y / m - 1e-12);
        expect(one.lower).toBeCloseTo(-other.upper, 12);
      }),
    );
  });
});

describe('two years', () => {
  it('have the same p whichever comes first', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), people, people, (x, y, n, m) => {
        expect(sameRateP(x, n, y, m)).toBeCloseTo(sameRateP(y, m, x, n), 10);
      }),
    );
  });

  it('are told apart exactly when the limits of their ratio leave out 1', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), people, people, (x, y, n, m) => {
        const p = sameRateP(x, n, y, m);
        if (Math.abs(p - 0.05) < 1e-9) return;
        const { lower, upper } = rateRatioInterval({ events: x, exposure: n }, { events: y, exposure: m }, 0.95);
        expect(p < 0.05).toBe(lower > 1 || upper < 1);
      }),
    );
  });
});

describe('funnel limits', () => {
  it('contain the expected count, and those of 99.8% the ones of 95%', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100_000, noNaN: true }), fc.constantFrom(1, 3.5), (mean, dispersion) => {
        const [inner, outer] = [funnelLimits(mean, 0.95, dispersion), funnelLimits(mean, 0.998, dispersion)];
        expect(inner.lower).toBeLessThanOrEqual(mean);
        expect(inner.upper).toBeGreaterThanOrEqual(Math.floor(mean));
        expect(outer.lower).toBeLessThanOrEqual(inner.lower);
        expect(outer.upper).toBeGreaterThanOrEqual(inner.upper);
      }),
    );
  });

  it('are not widened by one outlier when its score is drawn in', () => {
    const expected = Array.from({ length: 32 }, () => 100);
    const observed = expected.map((value, index) => (index === 0 ? 900 : value + (index % 2 === 0 ? 10 : -10)));
    expect(overDispersion(observed, expected, 0.1)).toBeCloseTo(1, 9);
    expect(overDispersion(observed, expected, 0)).toBeGreaterThan(100);
  });
});

describe('control charts', () => {
  it('move and stretch with the values', () => {
    fc.assert(
      fc.property(monthly, fc.integer({ min: 1, max: 9 }), fc.nat(100), (values, factor, more) => {
        const [one, other] = [
          xmrLimits(values, true),
          xmrLimits(
            values.map((value) => value * factor + more),
            true,
          ),
        ];
        expect(other.mean).toBeCloseTo(one.mean * factor + more, 6);
        expect(other.upper).toBeCloseTo(one.upper * factor + more, 6);
        expect(one.lower).toBeLessThanOrEqual(one.mean);
      }),
    );
  });

  it('have limits equal to the mean and no signal when nothing varies', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 1, max: 40 }), (value, length) => {
        const values = Array.from({ length }, () => value);
        const limits = xmrLimits(values, true);
        expect(limits).toEqual({ mean: value, lower: value, upper: value });
        expect(
          controlSignals(
            values,
            values.map(() => limits),
          ),
        ).toEqual(values.map(() => null));
      }),
    );
  });

  it('give the same signals upside down', () => {
    fc.assert(
      fc.property(monthly, (values) => {
        const signalsOf = (series: readonly number[]) => {
          const limits = xmrLimits(series, true);
          return controlSignals(
            series,
            series.map(() => limits),
          );
        };
        const turned = signalsOf(values.map((value) => 1000 - value));
        const swapped = turned.map((each) => each && { ...each, side: each.side === 'high' ? 'low' : 'high' });
        expect(swapped).toEqual(signalsOf(values));
      }),
    );
  });
});

describe('forecasts', () => {
  const season = [80, 70, 90, 100, 110, 120, 130, 140, 120, 110, 100, 90];

  it('of a year that repeats itself are that year, without error', () => {
    const series = [...season, ...season, ...season];
    expect(seasonalNaive(series, 12, 3)).toEqual({ values: [80, 70, 90], variance: 0 });
    for (const [index, value] of fitHoltWinters(series, 12, 3).forecast.entries()) {
      expect(value).toBeCloseTo(season[index] ?? 0, 9);
    }
  });

  it('refuse a series too short for them', () => {
    expect(() => seasonalNaive(season, 12, 3)).toThrow(RangeError);
    expect(() => fitHoltWinters(season, 12, 3)).toThrow(RangeError);
  });
});

describe('a survey comparison', () => {
  it('of 90% and 94% of 500 is significant, and of 353 is not', () => {
    const at = (n: number) => surveyComparison({ percent: 94, n }, { percent: 90, n });
    expect(at(500).test).toMatchObject({ significant: true });
    expect(at(354).test).toMatchObject({ significant: true });
    expect(at(353).test).toMatchObject({ significant: false });
    expect(at(500).minimumN).toBe(354);
  });

  it('needs more answers the greater the design effect', () => {
    const made = surveyComparison({ percent: 94, n: 500 }, { percent: 90, n: 500 }, 2);
    expect(made.test).toMatchObject({ significant: false });
    expect(made.minimumN).toBe(707);
  });

  it('without the number of answers has no test but says what it would need', () => {
    const made = surveyComparison({ percent: 94 }, { percent: 90 });
    expect(made.test).toMatchObject({ missing: 'no test: the number of people asked is not given' });
    expect(made.minimumN).toBe(354);
  });

  it('refuses a proportion in place of a percentage out of range, no answers and no design effect', () => {
    expect(() => surveyComparison({ percent: 101, n: 10 }, { percent: 90, n: 10 })).toThrow(RangeError);
    expect(() => surveyComparison({ percent: 90, n: 0 }, { percent: 90, n: 10 })).toThrow(RangeError);
    expect(() => surveyComparison({ percent: 90, n: 10 }, { percent: 90, n: 10 }, 0)).toThrow(RangeError);
  });
});
