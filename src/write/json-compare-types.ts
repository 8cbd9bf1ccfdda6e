import type { Measure } from '../core/crime.js';
import type { LondonBasis } from '../core/figure.js';
import type { Period } from '../core/months.js';
import type { JsonArea, JsonFigure, JsonSource } from './json-types.js';

/** The JSON of `compare`, from which `schema/compare.schema.json` is made (`npm run schema`). */

interface JsonDenominator {
  readonly value: number;
  /** The year of the estimate. */
  readonly year: number;
  readonly series: string;
  readonly unit: 'population' | 'households' | 'dwellings';
}

/** An offence in a borough, against London. */
export interface JsonComparison {
  readonly area: JsonArea;
  readonly offence: { readonly id: string; readonly label: string };
  readonly period: Period;
  readonly count: JsonFigure;
  readonly previous_count: JsonFigure;
  readonly change: JsonFigure;
  readonly change_percent: JsonFigure;
  readonly base: Period;
  readonly base_count: JsonFigure;
  readonly base_change_percent: JsonFigure;
  readonly rate: JsonFigure;
  /** What `rate` was divided by; null where there is none. */
  readonly denominator: JsonDenominator | null;
  /** This year's rate on the series of estimates that last year has too. */
  readonly compared_rate: JsonFigure;
  readonly previous_rate: JsonFigure;
  /** What `compared_rate` and `previous_rate` were divided by; null where no series has both years. */
  readonly comparison_denominators: { readonly now: JsonDenominator; readonly previous: JsonDenominator } | null;
  readonly london_count: JsonFigure;
  readonly london_rate: JsonFigure;
  readonly london_basis: LondonBasis;
  readonly rate_gap_percent: JsonFigure;
  /** 1 = lowest rate. */
  readonly rank_lowest: JsonFigure;
  /** 1 = highest rate. */
  readonly rank_highest: JsonFigure;
  readonly ranked_areas: number;
  readonly compared_rank_lowest: JsonFigure;
  readonly previous_rank_lowest: JsonFigure;
  readonly rank_of_change: JsonFigure;
  /** Which outcomes the files have; null where they have none. */
  readonly detection_measure: Measure | null;
  readonly detection_rate: JsonFigure;
  readonly previous_detection_rate: JsonFigure;
  readonly detection_change_points: JsonFigure;
  readonly detection_rate_lower: JsonFigure;
  readonly detection_rate_upper: JsonFigure;
  readonly detection_change_lower: JsonFigure;
  readonly detection_change_upper: JsonFigure;
  readonly london_detection_rate: JsonFigure;
  readonly detection_gap_points: JsonFigure;
  /** 95% limits of `rate`. */
  readonly rate_lower: JsonFigure;
  readonly rate_upper: JsonFigure;
  /** p of this one test of the change of the rate. */
  readonly change_p: JsonFigure;
  /** "higher", "lower", "not distinguishable from chance", or "cannot be judged: " and the reason. */
  readonly change_signal: string;
  /** p adjusted for all the changes of the borough that are tested together. */
  readonly change_adjusted_p: JsonFigure;
  readonly changes_tested: number;
  /** 95% confidence set of `rank_lowest`. */
  readonly rank_range: { readonly from: JsonFigure; readonly to: JsonFigure };
  /** This year's rate over last year's, with 95% limits. */
  readonly change_ratio: JsonFigure;
  readonly change_ratio_lower: JsonFigure;
  readonly change_ratio_upper: JsonFigure;
  readonly change_ratio_p: JsonFigure;
  /** The borough's rate over that of the other 31 boroughs together, with 95% limits. */
  readonly rest_of_london_ratio: JsonFigure;
  readonly rest_of_london_ratio_lower: JsonFigure;
  readonly rest_of_london_ratio_upper: JsonFigure;
  readonly rest_of_london_ratio_p: JsonFigure;
  readonly notes: readonly string[];
}

/** An offence in a ward or LSOA. */
export interface JsonSmallComparison {
  readonly area: JsonArea & { readonly level: 'ward' | 'lsoa'; readonly borough: JsonArea };
  readonly offence: { readonly id: string; readonly label: string };
  readonly period: Period;
  readonly count: JsonFigure;
  readonly previous_count: JsonFigure;
  readonly change: JsonFigure;
  readonly change_percent: JsonFigure;
  readonly share_of_borough: JsonFigure;
  readonly rate: JsonFigure;
  /** 1 = most offences. */
  readonly rank_in_borough: JsonFigure;
  readonly rank_in_london: JsonFigure;
  /** By how much the count is above that of the next area in London. */
  readonly above_next_percent: JsonFigure;
  readonly ranked_areas: number;
}

interface BoroughCompareJson {
  readonly comparisons: readonly JsonComparison[];
  readonly sources: readonly JsonSource[];
}

interface SmallAreaCompareJson {
  readonly comparisons: readonly JsonSmallComparison[];
  readonly notes: readonly string[];
  readonly sources: readonly JsonSource[];
}

/** What `boroughstat compare -f json` writes; the second form with `--level ward` or `--level lsoa`. */
export type CompareJson = BoroughCompareJson | SmallAreaCompareJson;
