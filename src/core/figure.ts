/** One number of a report, with what it was made from. */
import type { Measure } from './crime.js';
import { type Missing, missing } from './missing.js';
import type { Period } from './months.js';
import type { AreaSet } from './reference.js';

/** What London is: the 32 boroughs pooled, the mean of their rates, or all of the Met's offences. */
export const LONDON_BASES = ['pooled', 'mean', 'mps'] as const;
export type LondonBasis = (typeof LONDON_BASES)[number];

export type Unit =
  | 'offences'
  | 'count'
  | 'per 1,000 young people'
  | 'offences a borough'
  | 'offences a month'
  | 'offences a day'
  | 'percent'
  | 'percent share'
  | 'percentage points'
  | 'per 1,000 population'
  | 'per 1,000 households'
  | 'per 1,000 dwellings'
  | 'rank'
  | 'probability'
  | 'ratio'
  | 'index'
  | 'places';

/**
 * One number of a report: unrounded, with its unit, the statistic that made it and the files it came from.
 * `value` is null exactly when `missing` says why.
 */
export interface Figure {
  readonly value: number | null;
  readonly missing: string | null;
  /** The same reason with its kind, which code decides by. */
  readonly absence: Missing | null;
  readonly unit: Unit;
  readonly method: string;
  /** Indices into the study's sources. */
  readonly sources: readonly number[];
  /** What a reader must know with the number: breaks crossed, bridges, denominators. */
  readonly notes: readonly string[];
  /** The base is below the small-number threshold: low reliability, printed with [u]. */
  readonly small?: boolean;
  /** A rank shared with another area, printed with "=". */
  readonly tied?: boolean;
  /** Decimals of a figure that is printed as it was published. */
  readonly decimals?: number;
  /** Who published it, for a figure that is in no Met file. */
  readonly origins?: readonly string[];
  /** What its formula was given that is no figure: the row of an indicator file, the design effect. */
  readonly given?: string;
  /** Of an adjusted p: the p of the other tests it was adjusted with. */
  readonly adjustedWith?: readonly Figure[];
  /** The figures it was made from, in the order of its formula. */
  readonly from?: readonly Figure[];
  /** What a count counted. */
  readonly countQuery?: CountQuery;
  /** What a rate was divided by. */
  readonly base?: Denominator;
}

const NOT_AVAILABLE = missing('not-recorded', 'not available');

/** The number of a figure, or why there is none. */
export const numberOf = ({ value, absence }: Figure): number | Missing => value ?? absence ?? NOT_AVAILABLE;

/** What was counted, so that it can be found again in the files. */
export interface CountQuery {
  readonly set: AreaSet;
  readonly offence: string;
  readonly period: Period;
  readonly measure: Measure;
  /** The measure the files had to hold too. */
  readonly requiredMeasure: Measure;
  /** Of two vintages that are compared, the one it stands in. */
  readonly vintage?: 'then' | 'now';
}

/** The limits of an interval, in the units of what it is about. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface Denominator {
  readonly value: number;
  readonly year: number;
  readonly date: string;
  readonly series: string;
  readonly unit: 'population' | 'households' | 'dwellings';
}
