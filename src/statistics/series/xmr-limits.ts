import { mean } from 'simple-statistics';

/** The centre line of a control chart and its limits. */
export interface ControlLimits {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** 3 over d₂ (1.128) for two neighbours: from a mean moving range to three standard deviations. */
const NATURAL_PROCESS = 2.66;
/** D₄: the upper limit of a moving range of two. */
const MOVING_RANGE = 3.267;

/**
 * Limits of an XmR control chart (individual values and moving range).
 *
 * Formula: mean ± 2.66 × mean moving range; with `screened`, moving ranges above 3.267 times their mean are left out of it
 * once, so that one leap does not widen the limits. Units: those of the values. A constant series, and one of a single
 * value, has limits equal to the mean. No values: an error. The lower limit may lie below zero, where no count can be: it
 * is then no limit. Source: NHS England, Making Data Count; Wheeler (2000), Understanding variation; as in NHSRplotthedots.
 *
 * @example xmrLimits([5, 7, 6, 9, 4, 8], true) // {"mean":6.5,"lower":-1.48,"upper":14.48}
 */
export function xmrLimits(values: readonly number[], screened: boolean): ControlLimits {
  const centre = mean([...values]);
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
  const average = ranges.length === 0 ? 0 : mean(ranges);
  const kept = screened ? ranges.filter((range) => range <= MOVING_RANGE * average) : ranges;
  const spread = NATURAL_PROCESS * (kept.length === 0 ? 0 : mean(kept));
  return { mean: centre, lower: centre - spread, upper: centre + spread };
}
