import { type Missing, missing } from '../../core/missing.js';

/**
 * Share of a part in the whole.
 *
 * Formula: 100 × part / whole. Units: percent. A whole of zero has no shares.
 *
 * @example share(1, 8) // 12.5
 */
export function share(part: number, whole: number): number | Missing {
  if (whole === 0) return missing('undefined', 'no share of a total of zero');
  return (100 * part) / whole;
}
