import type { Level, Measure, Source } from '../core/crime.js';
import type { Missing } from '../core/missing.js';
import type { Month } from '../core/months.js';
import type { OffenceLabel, SmallArea, WardBorough } from '../core/reference.js';
import type { Cells } from './cells.js';
import type { AreaFinder } from './map-areas.js';
import type { MappedLabel } from './map-labels.js';
import type { OffenceTree } from './offence-tree.js';
import type { Boundaries } from './ward-boundaries.js';

/** One file with every label and area known: counts by area, offence and measure along its months. */
export interface TidySource {
  readonly source: Source;
  readonly level: Level;
  readonly months: readonly Month[];
  readonly cells: Cells;
  readonly areas: ReadonlySet<string>;
  /** The wards or LSOAs of the file, by key; none in a file of boroughs. */
  readonly smallAreas: ReadonlyMap<string, SmallArea>;
  /** Of a file of wards. */
  readonly boundaries: Boundaries | undefined;
  /** Offences with at least one row anywhere in the file. */
  readonly offences: ReadonlySet<string>;
  readonly measures: ReadonlySet<Measure>;
  /** Whether some area has the measure in the month; where none has, it is missing there, not zero. */
  readonly hasMeasure: (measure: Measure, month: Month) => boolean;
  /** Whether no area has the measure of an offence in the month, though it should: it is missing there, not zero. */
  readonly lacks: (measure: Measure, offence: string, month: Month) => boolean;
  /** Why an offence is missing in a month in which no area has it, though it should. */
  readonly whyLacking: (offence: string, month: Month) => Missing | undefined;
  /** Months of the file that hold too little to be whole: they are left out. */
  readonly incomplete: ReadonlySet<Month>;
  readonly absentRowMeansZero: boolean;
  /** Which of its era's publications the file is, by its labels; empty where nothing tells. */
  readonly form: string;
  readonly unknownLabels: readonly UnknownLabel[];
}

/** A label that is in no line of labels.csv. */
export interface UnknownLabel {
  readonly group: string;
  readonly subgroup: string;
  readonly rows: number;
  readonly firstRow: number;
  /** The group it counts in; undefined: nowhere, so totals are short of it. */
  readonly countedIn: string | undefined;
  readonly nearest: string | undefined;
}

export interface TidyTools {
  readonly findArea: AreaFinder;
  readonly areaNames: readonly string[];
  readonly mapLabel: (group: string, subgroup: string) => MappedLabel;
  readonly labels: readonly OffenceLabel[];
  readonly tree: OffenceTree;
  readonly wardBoroughs: readonly WardBorough[];
}
