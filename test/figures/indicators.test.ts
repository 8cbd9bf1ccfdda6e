import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/core/indicator.js';
import { indicatorChange, valueBefore, valueFor } from '../../src/figures/partner/indicator.js';
import { compareSurveys } from '../../src/figures/partner/survey.js';

/** Worked by hand; the survey test is that of the textbook (pooled z), with Yates' correction where answers are few. */
const indicator = (parts: Partial<Indicator>): Indicator =>
  ({
    id: 'x',
    label: 'X',
    area: 'E09000003',
    from: '2021-04',
    to: '2022-03',
    period: { from: parts.from ?? '2021-04', to: parts.to ?? '2022-03', label: parts.to ?? '2022-03' },
    value: 1,
    unit: 'count',
    decimals: 0,
    position: { file: 'x.csv', row: 2, column: 1 },
    source: 'S',
    note: '',
    ...parts,
  }) as unknown as Indicator;

const YEAR = { from: '2021-04', to: '2022-03', label: '2021/22' };

describe('the value of a period', () => {
  const own = indicator({ value: 2 });
  const near = indicator({ from: '2021-07', to: '2022-06', value: 3 });
  const far = indicator({ from: '2015-04', to: '2016-03', value: 4 });

  it('is its own, else the nearest, and none that ends over three years away', () => {
    expect(valueFor([near, own, far], YEAR)).toBe(own);
    expect(valueFor([near, far], YEAR)).toBe(near);
    expect(valueFor([far], YEAR)).toBeUndefined();
  });

  it('is set against the same months a year before', () => {
    const before = indicator({ from: '2020-04', to: '2021-03' });
    const quarter = indicator({ from: '2021-01', to: '2021-03' });
    expect(valueBefore([quarter, before, own], own)).toBe(before);
  });
});

describe('a change', () => {
  it('is of the earlier value', () => {
    const before = indicator({ from: '2020-04', to: '2021-03', value: 18388 });
    const { change, percent } = indicatorChange(indicator({ value: 10746 }), before);
    expect(change.value).toBe(-7642);
    expect(typeof percent === 'string' ? percent : percent.value).toBeCloseTo(-41.5597, 4);
  });

  it('of a percentage is in points, with no percentage of it', () => {
    const before = indicator({ from: '2020-04', to: '2021-03', value: 8.8, unit: 'percent', decimals: 1 });
    const { change, percent } = indicatorChange(indicator({ value: 7.4, unit: 'percent', decimals: 1 }), before);
    expect(change.unit).toBe('percentage points');
    expect(change.value).toBeCloseTo(-1.4, 12);
    expect(percent).toBe('');
  });

  it('of counts of unlike periods is refused', () => {
    const quarter = indicator({ from: '2021-01', to: '2021-03', value: 5 });
    const { change } = indicatorChange(indicator({ value: 20 }), quarter);
    expect([change.value, change.missing]).toEqual([null, 'not comparable: periods of 12 months and 3 months']);
  });
});

describe('two surveys', () => {
  const wave = (value: number, n: number | undefined, to: string) =>
    indicator({ from: to, to, value, n, unit: 'percent' });

  it('67% of 500 and 60% of 500: pooled z is 2.299, p 0.0215', () => {
    const made = compareSurveys(wave(67, 500, '2022-03'), wave(60, 500, '2021-03'), 1);
    // p = 0.635, standard error sqrt(0.635 x 0.365 x 2 / 500) = 0.030448, z = 0.07 / 0.030448 = 2.2990
    expect(made.p.value).toBeCloseTo(0.0215, 3);
    expect(made.verdict).toBe('significant, higher');
    expect(made.difference.value).toBeCloseTo(7, 12);
  });

  it('a design effect of 2 takes the finding away', () => {
    // 727: counted up in Python until p is below 0.05.
    expect(compareSurveys(wave(67, 500, '2022-03'), wave(60, 500, '2021-03'), 2).verdict).toBe(
      'not significant; 727 asked in each would be needed',
    );
  });

  it('without the number asked there is no verdict', () => {
    expect(compareSurveys(wave(67, undefined, '2022-03'), wave(60, 500, '2021-03'), 1).verdict).toBe(
      'cannot be judged: the number of people asked is not given; 364 asked in each would be needed',
    );
  });

  it('95% of 40 and 80% of 40 are enough, 97.5% and 82.5% are too few: verdict, p and limits say the same', () => {
    const made = compareSurveys(wave(95, 40, '2022-03'), wave(80, 40, '2021-03'), 1);
    // Five of each kind are expected: no correction. R: prop.test(c(38, 32), c(40, 40), correct = FALSE).
    expect(made.p.value).toBeCloseTo(0.0425, 3);
    expect(made.verdict).toBe('significant, higher');
    expect(made.lower.value).toBeGreaterThan(0);
    // Four of the rarer kind are expected: R's prop.test(c(39, 33), c(40, 40)) gives p 0.0624.
    const few = compareSurveys(wave(97.5, 40, '2022-03'), wave(82.5, 40, '2021-03'), 1);
    expect(few.p.value).toBeCloseTo(0.0624, 4);
    expect(few.verdict).toBe('not significant; 44 asked in each would be needed');
    expect(few.lower.value).toBeLessThan(0);
  });
});
