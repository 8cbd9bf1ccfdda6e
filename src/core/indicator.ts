/** Indicators that partners count, and the rows of their files. Types only. */
import type { Count } from './missing.js';
import type { Month, Period } from './months.js';
import type { Position } from './position.js';

/** What an indicator file may count in. */
export type IndicatorUnit =
  | 'count'
  | 'percent'
  | 'per 1,000 population'
  | 'per 1,000 households'
  | 'per 1,000 young people';

/** A line of data/reference/indicators.csv. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly label: string;
  readonly table: string;
  /** Named further after a colon: "hate-crime: racist". */
  readonly hasParts: boolean;
  readonly better: 'lower' | 'higher' | 'neither';
  /** The unit it is usually given in; a file may give it in another. */
  readonly usualUnit: string;
  readonly definition: string;
}

/** One row of an indicator file in the file's own words. `from` is blank for a state on a day. */
export interface IndicatorRow {
  /** file:row:column of the indicator and of the area, for messages. */
  readonly position: Position;
  readonly areaPosition: Position;
  readonly indicator: string;
  readonly area: string;
  readonly from: Month | '';
  readonly to: Month;
  readonly value: Count;
  /** Decimals as written; undefined when the value was worked out from numerator and denominator. */
  readonly decimals: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  /** People asked, for a survey percentage. */
  readonly n: number | undefined;
  readonly unit: IndicatorUnit;
  readonly source: string;
  readonly note: string;
}

/** An indicator row whose indicator and area are known. */
export interface Indicator extends IndicatorRow {
  readonly id: string;
  readonly part: string;
  readonly label: string;
  /** A borough's code, "London", "England" or "England and Wales". */
  readonly areaCode: string;
  readonly period: Period;
}
