import type { Measure, SourceRow } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import type { Count } from '../../core/missing.js';
import type { Month } from '../../core/months.js';
import { rowText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { FileName } from './layout.js';
import { wordKeys } from './word-keys.js';

/** One row of a long file: one month, area, offence and measure. */
export interface LongRow {
  readonly row: number;
  readonly month: Month;
  readonly area: string;
  /** See `SourceRow`. */
  readonly within: string | undefined;
  readonly group: string;
  readonly subgroup: string;
  readonly measure: Measure;
  readonly count: Count;
}

/** Counts and row numbers by the month's index in `#months`: a map a series would take a hundred megabytes. */
interface Series extends Omit<SourceRow, 'values'> {
  readonly counts: Count[];
  readonly rows: number[];
}

/**
 * Gathers the rows of a long file into series along the months, so that two hundred rows of one offence in one area are
 * kept as one. In these files a month without a row, in a series that has others or in none, had no offence: zeros are
 * left out by the publisher. A month that no row of the file has is not there at all, nor is a measure in a month in which
 * no area has a row of it.
 */
export class LongSeries {
  readonly #keyOf = wordKeys();
  readonly #series = new Map<string, Series>();
  readonly #months = new Map<Month, number>();
  readonly #monthsOf = new Map<Measure, Set<Month>>();
  rowsRead = 0;

  constructor(readonly facts: FileName) {}

  add({ row, month, area, within, group, subgroup, measure, count }: LongRow): void {
    const key = this.#keyOf([area, within ?? '', group, subgroup, measure]);
    const known = this.#series.get(key);
    const series = known ?? {
      row,
      area,
      ...(within === undefined ? {} : { within }),
      group,
      subgroup,
      measure,
      counts: [],
      rows: [],
    };
    if (!known) this.#series.set(key, series);
    const monthIndex = this.#months.get(month) ?? this.#months.size;
    this.#months.set(month, monthIndex);
    const knownMonths = this.#monthsOf.get(measure) ?? new Set();
    this.#monthsOf.set(measure, knownMonths.add(month));
    const first = series.rows[monthIndex];
    if (first !== undefined) {
      const what = quoteForMessage(`${area}, ${group}, ${subgroup}, ${measure}, ${month}`);
      throw inputError(
        { ...this.facts, row, column: 1 },
        `${what} is already ${rowText(this.facts, first)}; delete one of the two rows, they would be counted twice.`,
      );
    }
    series.counts[monthIndex] = count;
    series.rows[monthIndex] = row;
    this.rowsRead += 1;
  }

  /** The months of the file, without those that were not over when it was made. */
  months(incomplete: ReadonlySet<Month>): Month[] {
    return [...this.#months.keys()].filter((month) => !incomplete.has(month)).sort();
  }

  /** The months in which some area has a row of each measure. */
  get monthsOfMeasure(): ReadonlyMap<Measure, ReadonlySet<Month>> {
    return this.#monthsOf;
  }

  rows(months: readonly Month[]): SourceRow[] {
    return [...this.#series.values()].map(({ counts, rows, ...words }) => {
      const values = months.map((month) => counts[this.#months.get(month) ?? -1] ?? 0);
      const rowOfMonth = months.map((month) => rows[this.#months.get(month) ?? -1] ?? 0);
      // Months without a row are holes, which are passed over.
      const rowCount = rows.reduce((sum) => sum + 1, 0);
      return { ...words, values, rowOfMonth, rowCount };
    });
  }
}
