import type { GridRow } from '../../grids/grid.js';
import type { Interval, MistakeId, Quantity, VerdictName } from '../../model.js';
import type { Mistake } from '../../verdicts/mistakes.js';

/** A cell of a table, worked out from others. */

export interface Checked {
  readonly row: GridRow;
  readonly cell: Quantity;
  readonly value: Interval;
  readonly verdict: VerdictName;
  readonly mistake: Mistake | undefined;
  readonly shown: string;
  readonly kind: MistakeId;
  readonly parts: readonly Quantity[];
}

export interface Hypothesis {
  readonly checked: readonly Checked[];
  /** The headings leave no other reading. */
  readonly isKnown: boolean;
}

export const isGood = ({ verdict }: Checked): boolean => verdict === 'agrees' || verdict === 'rounding';
