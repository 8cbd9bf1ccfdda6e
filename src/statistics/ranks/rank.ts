/** A rank among all, from both ends. */
export interface Rank {
  /** 1 = lowest. */
  readonly lowest: number;
  /** 1 = highest. */
  readonly highest: number;
  readonly tied: boolean;
}

/**
 * Standard competition rank ("1224") of each value, on the unrounded values.
 *
 * Formula: lowest = 1 + how many values are smaller; highest = 1 + how many are larger. Equal values share the better
 * place and are marked tied; the next place is left out. Units: places. Zero is a value; missing values must be taken
 * out before, for an absent borough has no rank.
 *
 * @example rankAll([7, 3, 3]) // [{"lowest":3,"highest":1,"tied":false},{"lowest":1,"highest":2,"tied":true},{"lowest":1,"highest":2,"tied":true}]
 */
export function rankAll(values: readonly number[]): Rank[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const smaller = new Map<number, number>();
  let sofar = 0;
  for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
    smaller.set(value, sofar);
    sofar += count;
  }
  return values.map((value) => {
    const [below = 0, equal = 0] = [smaller.get(value), counts.get(value)];
    return { lowest: below + 1, highest: values.length - below - equal + 1, tied: equal > 1 };
  });
}
