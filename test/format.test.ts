import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../src/core/figure.js';
import {
  decimalsFor,
  figureText,
  firstInWords,
  groupThousands,
  listInWords,
  ordinal,
  plainNumber,
  roundHalfAway,
} from '../src/core/format.js';
import { notComparable } from '../src/core/missing.js';
import { type FigureParts, figure } from '../src/figures/figure.js';

const make = (value: number, unit: Unit, method: FigureParts['method'] = 'share') =>
  figure(value, [], { unit, method });

describe('rounding', () => {
  it.each([
    [1.45, 1, 1.5],
    [-2.5, 0, -3],
    [2.5, 0, 3],
    [0.5, 0, 1],
    [1.005, 2, 1.01],
    [8.349999999999998, 1, 8.4],
    [-0.04, 1, 0],
    [0, 1, 0],
    [1e-9, 1, 0],
    [123456789.25, 1, 123456789.3],
    [29046, 0, 29046],
  ])('%d to %d decimals is %d', (value, decimals, rounded) => {
    expect(roundHalfAway(value, decimals)).toBe(rounded);
    expect(Object.is(roundHalfAway(value, decimals), -0)).toBe(false);
  });

  it('rounds every decimal of four places as whole-number arithmetic does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (units) => {
        const tenths = (Math.abs(units) - (Math.abs(units) % 1000) + (Math.abs(units) % 1000 >= 500 ? 1000 : 0)) / 1000;
        const rounded = roundHalfAway(units / 10_000, 1);
        expect(rounded).toBe((Math.sign(units) * tenths) / 10 + 0);
      }),
    );
  });

  it('is symmetric and never further than half a place away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          expect(roundHalfAway(-value, decimals)).toBe(0 - roundHalfAway(value, decimals));
          expect(Math.abs(roundHalfAway(value, decimals) - value)).toBeLessThanOrEqual(
            0.5000001 * 10 ** -decimals + 1e-6,
          );
        },
      ),
    );
  });

  it('refuses what is no number', () => {
    expect(() => roundHalfAway(Number.NaN, 1)).toThrow();
    expect(() => roundHalfAway(Number.POSITIVE_INFINITY, 1)).toThrow();
  });
});

describe('text of a figure', () => {
  it.each([
    [29046, 'offences', 'published', '29,046'],
    [723, 'offences', 'change', '+723'],
    [-1457, 'offences', 'change', '-1,457'],
    [0, 'offences', 'change', '0'],
    [2.55, 'percent', 'percent change', '+2.6%'],
    [-0.04, 'percent', 'percent change', '0.0%'],
    [-0.9, 'percentage points', 'gap to London', '-0.9 points'],
    [71.7096, 'per 1,000 population', 'rate', '71.7'],
    [0.444, 'per 1,000 population', 'rate', '0.44'],
    [0.0049, 'per 1,000 population', 'rate', '0.005'],
    [0, 'per 1,000 population', 'rate', '0.0'],
    [8, 'rank', 'rank', '8'],
    [7, 'places', 'rank move', '+7'],
  ] as const)('%d %s (%s) is printed %s', (value, unit, method, text) => {
    expect(figureText(make(value, unit, method))).toBe(text);
  });

  it('marks ties and small bases, and prints the reason where there is no number', () => {
    expect(figureText(figure(8, [], { unit: 'rank', method: 'rank', tied: true }))).toBe('8=');
    expect(figureText(figure(50, [], { unit: 'percent', method: 'percent change', small: true }))).toBe('+50.0% [u]');
    expect(figureText(figure(notComparable('why'), [], { unit: 'percent', method: 'share' }))).toBe(
      'not comparable: why',
    );
  });

  it('has the same digits for a data file', () => {
    expect(plainNumber(make(29046, 'offences'))).toBe('29046');
    expect(plainNumber(make(-25.56, 'percent', 'percent change'))).toBe('-25.6');
  });

  it('changes the number of decimals where the printed rate reaches 1 or 0.1, not beside it', () => {
    expect([0.994, 0.9949, 0.995, 1].map((rate) => figureText(make(rate, 'per 1,000 population')))).toEqual([
      '0.99',
      '0.99',
      '1.0',
      '1.0',
    ]);
    expect([0.0994, 0.0995].map((rate) => decimalsFor('per 1,000 population', rate))).toEqual([3, 2]);
  });
});

it('groups thousands, names places and lists', () => {
  expect(groupThousands(1234567.891, 1)).toBe('1,234,567.9');
  expect(groupThousands(-999.5, 0)).toBe('-1,000');
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 32, 111].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 32nd 111th',
  );
  expect(listInWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect(firstInWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect(firstInWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
