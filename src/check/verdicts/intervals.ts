import type { Interval, Quantity } from '../model.js';

/** Arithmetic on what a printed number may have been before it was rounded. */

export const pointAt = (value: number): Interval => ({ lower: value, upper: value });

/** 10 to a whole power, read as a number is: the engine's own power may be off in the last digit. */
const powerOfTen = (power: number): number => Number(`1e${power}`);

/** One unit of the last printed digit: 0.1 for 12.3, 1 for 12, a million for "3 million". */
export const printedUnit = ({ decimals }: Pick<Quantity, 'decimals'>): number => powerOfTen(-decimals);

/** The place of the last digit that is not a trailing zero: 100 for 9,200. */
const lastDigit = (value: number): number => {
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return powerOfTen(zeros);
};

const isWhole = ({ kind, decimals }: Quantity): boolean => (kind === 'count' || kind === 'money') && decimals === 0;

/**
 * The numbers a quoted one could have been rounded from: 12.3 is 12.25 to 12.35, a whole count is itself. "About" doubles
 * the width of a percentage, and lets a count be rounded to its last digit that is not 0.
 */
export function intervalOf(quantity: Quantity): Interval {
  const { value, hedge } = quantity;
  if (hedge === 'about' || hedge === 'nearly') {
    const reach = isWhole(quantity) ? Math.max(lastDigit(value) / 2, value * 0.005) : printedUnit(quantity);
    return { lower: value - reach, upper: value + reach };
  }
  if (isWhole(quantity)) return pointAt(value);
  const reach = printedUnit(quantity) / 2;
  return { lower: value - reach, upper: value + reach };
}

/** Per cent from the earlier to the later: (later − earlier) ÷ earlier × 100. An earlier 0 has none. */
export function changeOf(earlier: Interval, later: Interval): Interval | undefined {
  if (earlier.lower <= 0) return undefined;
  return { lower: (later.lower / earlier.upper - 1) * 100, upper: (later.upper / earlier.lower - 1) * 100 };
}

/** Per cent of the whole: part ÷ whole × 100. A whole of 0 has none. */
export function shareOf(part: Interval, whole: Interval): Interval | undefined {
  if (whole.lower <= 0) return undefined;
  return { lower: (part.lower / whole.upper) * 100, upper: (part.upper / whole.lower) * 100 };
}

/** later − earlier, in their own unit. */
export const differenceOf = (earlier: Interval, later: Interval): Interval => ({
  lower: later.lower - earlier.upper,
  upper: later.upper - earlier.lower,
});

/** The size, whatever the sign. */
export function sizeOf({ lower, upper }: Interval): Interval {
  if (lower >= 0) return { lower, upper };
  if (upper <= 0) return { lower: -upper, upper: -lower };
  return { lower: 0, upper: Math.max(-lower, upper) };
}

/** Arithmetic on decimals leaves dust at the 13th digit: 14.499999999999986 is 14.5. */
const DUST = 1e-9;

export const overlap = (a: Interval, b: Interval): boolean => a.lower <= b.upper + DUST && b.lower <= a.upper + DUST;

export const middleOf = ({ lower, upper }: Interval): number => (lower + upper) / 2;

/** How many times as large the larger of two sizes is: 2 for 5 and 10. Of 0 and anything else without bound. */
export const timesApart = (a: number, b: number): number => Math.max(Math.abs(a / b), Math.abs(b / a));

export const sumOf = (all: readonly Interval[]): Interval =>
  all.reduce((sum, item) => ({ lower: sum.lower + item.lower, upper: sum.upper + item.upper }), { lower: 0, upper: 0 });
