import { expect, it } from 'vitest';
import { countBelow, groupBy, groupByKeys, largestOf, numbersBelow } from '../src/core/collections.js';

it('items stand under their key, keys and items in the order met', () => {
  const groups = groupBy(['plum', 'pear', 'fig', 'peach'], (name) => name.charAt(0));
  expect([...groups]).toEqual([
    ['p', ['plum', 'pear', 'peach']],
    ['f', ['fig']],
  ]);
});

it('an item stands under each of its keys, and under none where it has none', () => {
  const groups = groupByKeys([12, 21, 3, 0], (number) => [...String(number)].filter((digit) => digit !== '0'));
  expect([...groups]).toEqual([
    ['1', [12, 21]],
    ['2', [12, 21]],
    ['3', [3]],
  ]);
});

it.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [7, 1],
  [8, 3],
  [99, 4],
])('of 3, 7, 7 and 9 those below %d are %d', (limit, count) => {
  expect(numbersBelow([3, 7, 7, 9], limit)).toBe(count);
});

it('of no items none is below, and items are taken by their value', () => {
  expect(numbersBelow([], 5)).toBe(0);
  expect(countBelow([{ at: 2 }, { at: 5 }], 5, ({ at }) => at)).toBe(1);
});

it('the largest of more numbers than a call takes arguments', () => {
  const numbers = Array.from({ length: 300_000 }, (_, index) => 300_000 - index);
  expect(largestOf(numbers)).toBe(300_000);
  expect(largestOf([])).toBe(-Infinity);
});
