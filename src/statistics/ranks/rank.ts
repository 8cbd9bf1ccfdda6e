/** A place among all, from both ends. */
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
  return values.map((value) => {
    let smaller = 0;
    let larger = 0;
    for (const other of values) {
      if (other < value) smaller += 1;
      else if (other > value) larger += 1;
    }
    return { lowest: smaller + 1, highest: larger + 1, tied: smaller + larger < values.length - 1 };
  });
}
