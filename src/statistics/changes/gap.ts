import { type Missing, missing } from '../../core/missing.js';

/**
 * Gap between two rates, as a percentage of the one compared with.
 *
 * Formula: 100 × (rate − reference) / reference; negative is lower. Units: percent. A reference of zero gives none.
 *
 * @example gapPercent(68, 88) // -22.727272727272727
 */
export function gapPercent(rate: number, reference: number): number | Missing {
  if (reference === 0) return missing('undefined', 'no percentage gap to a rate of zero');
  return (100 * (rate - reference)) / reference;
}

/**
 * Gap between two percentages, in percentage points.
 *
 * Formula: percentage − reference. Units: percentage points (never percent: 3.8% against 3.4% is 0.4 points and 12%).
 *
 * @example gapPoints(7.4, 8.3) // -0.9
 */
export function gapPoints(percentage: number, reference: number): number {
  return percentage - reference;
}
