import type { Figure } from '../../core/figure.js';
import { figureText, numberText } from '../../core/format.js';

/**
 * The numbers that a percentage change was made of, "from 28,323 to 29,046"; empty where it has none. A percentage
 * that stands with its counts can be checked by whoever reads it.
 */
export function fromTo({ from = [] }: Figure): string {
  const [now, before] = from;
  return now && before ? `from ${numberText(before)} to ${numberText(now)}` : '';
}

/** A share with its part and whole, "2,106 of 905,123 (0.2%)"; the share alone where it has none. */
export function partOf(share: Figure): string {
  const [part, whole] = share.from ?? [];
  return part && whole ? `${numberText(part)} of ${numberText(whole)} (${figureText(share)})` : figureText(share);
}
