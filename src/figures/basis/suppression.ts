import type { Measure } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';

/** Periods that a run shows some offences in. What is kept back in an earlier layer is kept back in a later one too. */
export interface ShownPeriods {
  readonly periods: readonly Period[];
  /** Every offence unless named. */
  readonly offences?: readonly string[];
  /** Outcomes in place of offences, and the offences of the files that have them. */
  readonly measure?: Measure;
  /** Wards or LSOAs in place of boroughs. */
  readonly small?: boolean;
  /** Numbers printed elsewhere, next to those of one area: shown like a period of their own. */
  readonly printed?: { readonly code: string; readonly counts: ReadonlyMap<string, number> };
}

/** What is not shown, and why. */
export interface Suppression {
  /** Counts from 1 to one below this are not shown; a zero is. */
  readonly below: number;
  /** All that the run shows; a count of another period is kept back. */
  readonly shows: readonly ShownPeriods[];
  /** Whether every borough has a row of the offence: London less the others would be the one not shown. */
  readonly everyBorough: (offence: string) => boolean;
  /** The boroughs that stand in the report by themselves. */
  readonly listedAreas: readonly string[];
  /** The entries that are no borough, where London is shown both with and without them. */
  readonly noBorough?: readonly string[];
}

export const SUPPRESSED: Missing = missing('suppressed', '[c] suppressed');

/** Whether a figure is a small number that is not shown, or made from one. */
export const isSuppressed = ({ absence }: Figure): boolean => absence?.code === 'suppressed';

/** The same, or missing for a reason that quotes one: its readers are given what "[c]" is. */
export const namesSuppressed = (figure: Figure): boolean =>
  isSuppressed(figure) || figure.absence?.code === 'rests-on-suppressed';

/** Two that are kept back tell each other where their sum is small: with 5 none is known to within one. */
const LEAST_SUM = 5;

/** What is kept back together comes to this at least, or to nothing. */
export const leastSum = (below: number): number => Math.max(below, LEAST_SUM);

/** What a table says when something in it is not shown. */
export const suppressionNote = (below: number): string =>
  `[c] suppressed: fewer than ${below} offences or cases (not none) in one of the periods of the report, or kept back so that such a figure cannot be worked out from others. It is kept back in every period of its table.`;
