import type { Era } from '../core/crime.js';
import type { Figure } from '../core/figure.js';
import type { Period } from '../core/months.js';
import type { AreaSet } from '../core/reference.js';
import type { PartCounted } from '../tidy/moved-areas.js';

/** A count that still knows what it counted, so that a comparison can ask whether the two are alike. */
export interface CountFigure extends Figure {
  readonly set: AreaSet;
  readonly offence: string;
  readonly period: Period;
  readonly eras: readonly Era[];
  /** Parts of the areas that the files have elsewhere in some of the months. */
  readonly parts: readonly PartCounted[];
}
