/** Crime files as they are read: what they count, of whom, in which months. */
import type { Diagnostic } from './diagnostics.js';
import type { Count } from './missing.js';
import type { Month } from './months.js';

/** What reads large files: DuckDB where it is installed, DuckDB in any case, or the reader of rows. */
export const ENGINES = ['auto', 'duckdb', 'streaming'] as const;
export type Engine = (typeof ENGINES)[number];

export type Measure = 'offences' | 'sanction-detections' | 'positive-outcomes';

/**
 * The recording system and label scheme of a file, recognized by its labels:
 * `pre-2019` (Major Category, Minor Category), `cris` (title case, to early 2024), `connect` (upper case, since).
 */
export const ERAS = ['pre-2019', 'cris', 'connect'] as const;
export type Era = (typeof ERAS)[number];

/** What the areas of a file are: boroughs, or the wards or LSOAs (Lower layer Super Output Areas) within them. */
export const LEVELS = ['borough', 'ward', 'lsoa'] as const;
export type Level = (typeof LEVELS)[number];

export type SmallLevel = Exclude<Level, 'borough'>;

/** Counts along the months of a table; packed as small numbers where there are millions. */
export type CountSeries = readonly Count[] | Uint16Array | Uint32Array;

/** One row of a file in the file's own words. `values` runs along the months of its table. */
export interface SourceRow {
  readonly row: number;
  /** Empty where the row names none; `within` is then set. */
  readonly area: string;
  /** Within what the file puts the area, where it says something else than the area's own name. */
  readonly within?: string;
  readonly group: string;
  readonly subgroup: string;
  readonly measure: Measure;
  /** The ward or LSOA of the row, by its own code and name; `area` is then its borough. */
  readonly smallArea?: { readonly code: string; readonly name: string };
  /** In a layout of one row a month: the rows along the months, 0 where there is none. */
  readonly rowOfMonth?: readonly number[];
  /** How many rows of the file it was made of; 1 by default. */
  readonly rowCount?: number;
  readonly values: CountSeries;
}

/** One file as read: what it says, before anything is known about it. */
export interface SourceTable {
  readonly file: string;
  /** The sheets of a workbook that its rows come from, where there are several. */
  readonly sheets?: readonly string[];
  readonly sha256: string;
  readonly layout: string;
  /** What its rows are rows of; a borough by default. */
  readonly level?: Level;
  /** Set by layouts that state their era; elsewhere the labels tell it. */
  readonly era?: Era;
  /** Where the area and the labels stand, counted from 1, for messages. */
  readonly columns: {
    readonly area: number;
    readonly group: number;
    readonly subgroup: number;
    readonly smallAreaCode?: number;
  };
  readonly months: readonly Month[];
  /** The day on which the publisher made it, where the file says so. */
  readonly refreshed?: string;
  readonly rows: readonly SourceRow[];
  /** Rows of the file that were read; a long layout makes one series of many rows. */
  readonly rowsRead: number;
  /** Whether rows have their numbers; yes by default. Where they have none, whoever has to name a row reads the file again. */
  readonly keepsRows?: boolean;
  /** In the wide layouts an area with no row for an offence had none of it. */
  readonly absentRowMeansZero: boolean;
  /**
   * In a layout of one row a month: the months in which some area has a row of the measure. In the others it is not there at
   * all, and no area has none of it. Without it, every month has every measure.
   */
  readonly monthsOfMeasure?: ReadonlyMap<Measure, ReadonlySet<Month>>;
  /** Who published what is in the file, and under which licence. */
  readonly attribution: string;
  /** Where the rows came from in the first place, when the file is a re-tabulation. */
  readonly origin?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What every output says of a file it used. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly era: Era;
  readonly from: Month;
  readonly to: Month;
  /** The day on which the publisher made it, where the file says so. */
  readonly refreshed?: string | undefined;
  readonly rows: number;
  readonly attribution: string;
  readonly origin?: string | undefined;
}
