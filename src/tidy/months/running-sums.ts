import type { CountSeries } from '../../core/crime.js';
import { type Count, type Missing, missing } from '../../core/missing.js';

export const NO_SUCH_MONTH = missing('not-recorded', 'no file has the month');

/**
 * Counts along consecutive months, added up from the first month on: the sum over any period is one subtraction. Plain lists of
 * numbers: whole numbers in them are no objects of their own, as each read of a typed array of decimals makes one.
 */
export class RunningSums {
  /** Of all months before each, and of all together at the end. */
  readonly #sums: readonly number[];
  /** Of the months without a count, by position. */
  readonly #reasons: ReadonlyMap<number, Missing>;

  constructor(sums: readonly number[], reasons: ReadonlyMap<number, Missing>) {
    this.#sums = sums;
    this.#reasons = reasons;
  }

  /** Several series along the same months as one; a month that one of them lacks is missing. */
  static together(all: readonly RunningSums[], months: number): RunningSums {
    const sums = new Array<number>(months + 1).fill(0);
    const reasons = new Map<number, Missing>();
    let last: ReadonlyMap<number, Missing> = reasons;
    for (let index = 0; index < all.length; index += 1) {
      const series = all[index];
      if (!series) continue;
      const ofOne = series.#sums;
      for (let position = 0; position <= months; position += 1) {
        sums[position] = (sums[position] ?? 0) + (ofOne[position] ?? 0);
      }
      if (series.#reasons === last) continue;
      last = series.#reasons;
      for (const [position, reason] of last) if (!reasons.has(position)) reasons.set(position, reason);
    }
    return new RunningSums(sums, reasons);
  }

  /** The sum from the first month to the last, both included, by their positions; missing with the first reason met. */
  between(first: number, last: number): Count {
    if (first < 0 || last < 0) return NO_SUCH_MONTH;
    for (let position = first; this.#reasons.size > 0 && position <= last; position += 1) {
      const reason = this.#reasons.get(position);
      if (reason) return reason;
    }
    return (this.#sums[last + 1] ?? 0) - (this.#sums[first] ?? 0);
  }
}

/** Some months of a file, by their position in it, and where each month of the file stands among all months. */
export interface FileMonths {
  readonly monthIndexes: readonly number[];
  readonly positions: ArrayLike<number>;
}

/** Counts along all months while they are added up. A month is missing with the first reason met: a part unknown is a sum unknown. */
export class MonthlyCounts {
  /** Of each month one position further on, where it stands as a sum in the end. */
  readonly #counts: number[];
  /** Most areas lack no other months than all do: they share one list. */
  #reasons: ReadonlyMap<number, Missing>;
  #unshared: Map<number, Missing> | undefined;

  /** `uncovered`: the months that no file speaks for. */
  constructor(months: number, uncovered: ReadonlyMap<number, Missing>) {
    this.#counts = new Array<number>(months + 1).fill(0);
    this.#reasons = uncovered;
  }

  /** Adds the counts of a row. Hundreds of thousands in a run: a loop over numbers, with no function called in it. */
  add(series: CountSeries, { monthIndexes, positions }: FileMonths): void {
    const counts = this.#counts;
    for (let index = 0; index < monthIndexes.length; index += 1) {
      const monthIndex = monthIndexes[index] ?? 0;
      const position = positions[monthIndex] ?? 0;
      const count = series[monthIndex] ?? 0;
      if (typeof count === 'number') counts[position + 1] = (counts[position + 1] ?? 0) + count;
      else this.miss(position, count);
    }
  }

  miss(position: number, reason: Missing): void {
    if (this.#reasons.has(position)) return;
    this.#unshared ??= new Map(this.#reasons);
    this.#reasons = this.#unshared.set(position, reason);
  }

  missAll({ monthIndexes, positions }: FileMonths, reason: Missing): void {
    for (const monthIndex of monthIndexes) this.miss(positions[monthIndex] ?? 0, reason);
  }

  /** Called once, when all is added. */
  sums(): RunningSums {
    const sums = this.#counts;
    for (let position = 1; position < sums.length; position += 1) {
      sums[position] = (sums[position - 1] ?? 0) + (sums[position] ?? 0);
    }
    return new RunningSums(sums, this.#reasons);
  }
}
