import { type Missing, missing } from '../../core/missing.js';

/**
 * Index number: a value of a series as a percentage of its first value.
 *
 * Formula: 100 × now / first. Units: the first value is 100. A first value of zero has no index: the result is missing. Zero
 * now is an index of 0.
 * Source: Office for National Statistics, "Index numbers", simple index of a fixed base.
 *
 * @example indexNumber(9016, 8355) // 107.91143028126871
 */
export function indexNumber(now: number, first: number): number | Missing {
  if (first === 0) return missing('zero-base', 'no index on a first year of 0');
  return (100 * now) / first;
}
