import type { Count, Missing } from '../core/missing.js';
import type { PartCounted } from './moved-areas.js';

/** A count over a period, with the sources it was added up from. */
export interface PeriodCount {
  readonly count: Count;
  readonly sources: readonly number[];
  /** Parts of the area that files have elsewhere in some of the months. */
  readonly parts: readonly PartCounted[];
}

/** Which file gives which months of a count. */
export interface Plan {
  /** Why there is no count. */
  readonly reason: Missing | undefined;
  /** Each file used and the indexes of its months. */
  readonly monthsBySource: readonly (readonly [index: number, months: readonly number[]])[];
  readonly sources: readonly number[];
}
