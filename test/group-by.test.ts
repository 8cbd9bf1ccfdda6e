import { expect, it } from 'vitest';
import { groupBy, groupByKeys } from '../src/core/group-by.js';

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
