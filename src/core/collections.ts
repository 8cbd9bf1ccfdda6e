/** The items under each of their keys, keys and items in the order met; an item without a key is under none. */
export function groupByKeys<Item, Key>(items: Iterable<Item>, keysOf: (item: Item) => Iterable<Key>): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** The items under their key. */
export const groupBy = <Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> =>
  groupByKeys(items, (item) => [keyOf(item)]);

/** How many of ascending items have a size below a limit, by halving: the index where the limit belongs among them. */
export function countBelow<Item>(items: readonly Item[], limit: number, sizeOf: (item: Item) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && sizeOf(item) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The largest of any number of numbers, and -Infinity of none: `Math.max(...numbers)` overflows the stack at some 100,000. */
export const largestOf = (numbers: readonly number[]): number =>
  numbers.reduce((largest, number) => Math.max(largest, number), -Infinity);

/** How many of ascending numbers are below a limit. */
export const numbersBelow = (numbers: readonly number[], limit: number): number =>
  countBelow(numbers, limit, (number) => number);
