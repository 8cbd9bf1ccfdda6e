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

interface Tried {
  readonly checked: readonly Checked[];
  /** How many of the cells bear the reading out. */
  readonly good: number;
}

export const goodOf = (checked: readonly Checked[]): number => checked.filter(isGood).length;

/** The readings of a column, the one that most cells bear out first; of equals the one that was tried first. */
export const byGood = (tried: readonly (readonly Checked[])[]): Tried[] =>
  tried.map((checked) => ({ checked, good: goodOf(checked) })).sort((a, b) => b.good - a.good);

/** Whether so many cells bear a reading out, and half of all. */
export const isBorneOut = ({ checked, good }: Tried, least: number): boolean =>
  good >= least && good >= checked.length / 2;

/** The reading that most cells bear out, where enough do. */
export function mostBorneOut(tried: readonly (readonly Checked[])[], least: number): Hypothesis | undefined {
  const [best] = byGood(tried);
  return best && isBorneOut(best, least) ? { checked: best.checked, isKnown: true } : undefined;
}
