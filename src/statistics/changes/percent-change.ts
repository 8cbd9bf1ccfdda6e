import { type Missing, missing } from '../../core/missing.js';

/**
 * Percentage change, always over the earlier value.
 *
 * Formula: 100 × (now − before) / before. Units: percent. A base of zero has no percentage: the result is missing and
 * gives the absolute change instead. Zero now on a base above zero is −100.
 * Source: Office for National Statistics style guidance on percentages; the base is what the change started from.
 *
 * @example percentChange(463, 622) // -25.562700964630224
 */
export function percentChange(now: number, before: number): number | Missing {
  if (before === 0) return missing('zero-base', `no percentage on a base of 0 (${now > 0 ? '+' : ''}${now})`);
  return (100 * (now - before)) / before;
}
