import type { Interval, Quantity } from '../../model.js';
import { middleOf, pointAt, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import type { Mistake } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import type { Whole } from './share-columns.js';

/** The part and the whole that a table gives for a share, and those of its other columns. */

export interface Amounts {
  readonly part: Interval;
  readonly whole: Whole;
  /** Parts and totals of other columns, which a number may have been worked out from by mistake. */
  readonly others?: readonly { readonly part: number; readonly whole: number }[];
}

/** The share of another year, or of the total of another year. */
export function slipOf({ part, others = [] }: Amounts, quantity: Quantity): Mistake | undefined {
  if (quantity.decimals === 0) return undefined;
  const isFit = (few: number, many: number): boolean => {
    const value = shareOf(pointAt(few), pointAt(many));
    return value !== undefined && judge(quantity, value) === 'agrees';
  };
  const stale = others.find((other) => isFit(other.part, other.whole));
  if (stale)
    return { mistake: 'stale-year', because: `it is that of ${numberText(stale.part)} of ${numberText(stale.whole)}` };
  const mixed = others.find(({ whole }) => isFit(middleOf(part), whole));
  return (
    mixed && { mistake: 'wrong-denominator', because: `it is of the ${numberText(mixed.whole)} of another column` }
  );
}
