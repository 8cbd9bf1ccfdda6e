import { type Count, isMissing, type Missing } from '../../core/missing.js';

/** Counts along consecutive months, added up from the first month on: the sum over any period is one subtraction. */
export class RunningSums {
  readonly #sums: Float64Array;
  /** The months without a count, by position, in their order. */
  readonly #missing: readonly (readonly [position: number, reason: Missing])[];

  constructor(counts: readonly Count[]) {
    this.#sums = new Float64Array(counts.length + 1);
    const without: [number, Missing][] = [];
    let sum = 0;
    counts.forEach((count, position) => {
      if (isMissing(count)) without.push([position, count]);
      else sum += count;
      this.#sums[position + 1] = sum;
    });
    this.#missing = without;
  }

  /** The sum from the first month to the last, both included, by their positions; missing with the first reason met. */
  between(first: number, last: number): Count {
    const without = this.#missing.find(([position]) => position >= first && position <= last);
    return without ? without[1] : (this.#sums[last + 1] ?? 0) - (this.#sums[first] ?? 0);
  }
}
