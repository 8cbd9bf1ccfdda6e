import type { Dimension } from '../mentions/mentions.js';
import type { Interval, Quantity, VerdictName } from '../model.js';
import type { RuleId } from '../rule-id.js';
import type { Mistake } from '../verdicts/mistakes.js';
import type { Claim } from './claim.js';

/** A kind of claim that compares two levels. */
export interface Comparison {
  readonly id: RuleId;
  readonly kind: Claim['kind'];
  readonly dimensions: readonly Dimension[];
  /** What the two levels give, with its sign; undefined where they give nothing. */
  compute(earlier: Quantity, later: Quantity): Interval | undefined;
  judge?(quoted: Quantity, size: Interval): VerdictName;
  mistakeOf(quoted: Quantity, earlier: Quantity, later: Quantity, right: Interval): Mistake | undefined;
  readonly mistake: Mistake['mistake'];
  text(value: number, quoted: Quantity): string;
}
