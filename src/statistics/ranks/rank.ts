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
  const order = values.map((_, index) => index).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const ranks: Rank[] = [];
  for (let first = 0, end = 0; first < order.length; first = end) {
    const value = values[order[first] ?? 0];
    while (end < order.length && values[order[end] ?? 0] === value) end += 1;
    const rank = { lowest: first + 1, highest: values.length - end + 1, tied: end - first > 1 };
    for (let position = first; position < end; position += 1) ranks[order[position] ?? 0] = rank;
  }
  return ranks;
}
