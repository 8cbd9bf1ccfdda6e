import { isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { Study } from '../study.js';

/** One way of arriving at figures of a report again, by another road than the one they were made by. */
export interface CrossCheck {
  /** What should hold: "Parts add up to their groups". */
  readonly name: string;
  /** How many pairs of numbers were compared; 0: there was nothing to compare, `note` says why. */
  readonly compared: number;
  /** Where it does not hold, in words; empty when it does. */
  readonly wrong: readonly string[];
  readonly note?: string;
}

/** What is checked: the figures of a borough over the periods of a report. */
export interface Checked {
  readonly study: Study;
  readonly area: Area;
  readonly periods: readonly Period[];
}

/** Rates and sums of shares are floating-point: they agree to one in a thousand million. */
export const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The two numbers in a message, unless small numbers are not to be shown. */
export const expectedAgainst = ({ choices }: Study, printed: number, recomputed: number): string =>
  choices.suppress ? '' : ` (${printed}; ${recomputed} by the other road)`;

/** The offences of the rows of an offence and of its parts, in each area: counted from the files, and not by sums along months. */
export function addedUp({ dataset, tree }: Study, codes: readonly string[], offence: string, period: Period): number {
  const parts = tree.partsOf(offence);
  let total = 0;
  for (const code of codes) {
    const count = dataset.countOfRows(code, parts, period, offence);
    if (!isMissing(count)) total += count;
  }
  return total;
}
