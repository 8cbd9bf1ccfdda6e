import type { Era } from '../core/crime.js';
import type { Figure } from '../core/figure.js';
import type { Count } from '../core/missing.js';
import type { Period } from '../core/months.js';
import type { AreaSet } from '../core/reference.js';
import type { PartCounted } from '../tidy/moved-areas.js';

/** What a count counted, which decides whether two of them are alike and may be compared. */
export interface CountBasis {
  readonly set: AreaSet;
  readonly offence: string;
  readonly period: Period;
  readonly eras: readonly Era[];
  /** Parts of the areas that the files have elsewhere in some of the months. */
  readonly parts: readonly PartCounted[];
}

/** A count that still knows what it counted, so that a comparison can ask whether the two are alike. */
export interface CountFigure extends Figure, CountBasis {}

/** The same as a number alone: what is ranked or checked and not shown. */
export interface RecordedNumber extends CountBasis {
  readonly count: Count;
  /** The files it was added up from, by their numbers. */
  readonly sources: readonly number[];
  /** What must be said of it whatever area it is of. */
  readonly notes: readonly string[];
}
