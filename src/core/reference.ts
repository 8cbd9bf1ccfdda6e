/** What the reference data says: areas, offences, labels, breaks in series and estimates. */
import type { Era, SmallLevel } from './crime.js';
import type { Month } from './months.js';

export type AreaKind = 'borough' | 'city' | 'no-borough';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly basicCommandUnit: string;
  readonly innerOuterStatutory: string;
  readonly innerOuterOns: string;
  readonly neighbours: readonly string[];
  /** Column and row on the tile map; undefined where the area is not on it. */
  readonly tile?: { readonly x: number; readonly y: number } | undefined;
  /** Three letters, for where a name does not fit. */
  readonly abbreviation: string;
  readonly aliases: readonly string[];
  /** Who lives there and how, at the census of 2021; undefined of entries that are no borough. */
  readonly census?: CensusFeatures | undefined;
}

/** Counts of the census of 2021, and the land they live on. */
export interface CensusFeatures {
  readonly hectares: number;
  readonly population: number;
  readonly agedUnder15: number;
  readonly aged15To29: number;
  readonly aged65AndOver: number;
  readonly households: number;
  readonly inPurposeBuiltFlats: number;
}

/**
 * A ward or an LSOA, known by its own code and its borough: two boroughs may hold parts of one ward, and names repeat.
 * `code` is the key, made of both.
 */
export interface SmallArea {
  readonly code: string;
  readonly gss: string;
  readonly name: string;
  readonly level: SmallLevel;
  /** The code of the borough; empty outside London. */
  readonly borough: string;
}

/** One area, or several taken as one ("North West Basic Command Unit"). */
export interface AreaSet {
  readonly name: string;
  readonly codes: readonly string[];
}

export const RATE_BASES = ['population', 'households'] as const;
export type RateBase = (typeof RATE_BASES)[number];

export interface Offence {
  readonly id: string;
  readonly label: string;
  readonly parent: string;
  readonly rateBase: RateBase;
  /**
   * yes: in a complete London file every borough has rows of it; some: some borough has;
   * split: some files count it within another offence.
   */
  readonly core: 'yes' | 'some' | 'no' | 'split';
  /** The offence that files without a label of its own count it in, where that is not its parent. */
  readonly countedWithin: string;
  /** Of an indicator of the Met's other-crime dashboard: the table that it fills, or "none"; empty for all other offences. */
  readonly dashboardTable: string;
  /** "thefts from vehicles": how a sentence names it. */
  readonly noun: string;
  readonly definition: string;
}

export interface OffenceSet {
  readonly id: string;
  readonly label: string;
  /** Whether reports show it by themselves, and so test it with the rest; else only where it is asked for. */
  readonly isInReports: boolean;
  readonly offences: readonly string[];
  readonly noun: string;
  readonly definition: string;
}

export interface OffenceLabel {
  readonly era: Era;
  readonly group: string;
  readonly subgroup: string;
  readonly offence: string;
  /** Which of the era's publications writes it so; empty: all of them. */
  readonly form: string;
  /** The months in which it has been seen; that of the newest files is no end. */
  readonly firstMonth: Month;
  readonly lastMonth: Month;
}

export type BreakAction = 'block' | 'refuse' | 'bridge' | 'note';

export interface SeriesBreak {
  readonly id: string;
  readonly kind: 'across' | 'during' | 'level';
  readonly from: Month;
  readonly to: Month | '';
  /** Sets of eras, any of which must be among the eras compared; empty: always. */
  readonly eras: readonly (readonly Era[])[];
  /** Only files of this form (see `OffenceLabel`) have it; empty: all. Of a break of the level. */
  readonly form: string;
  readonly offences: readonly string[];
  readonly except: readonly string[];
  readonly action: BreakAction;
  readonly short: string;
  readonly text: string;
  readonly source: string;
  /** The offences whose London counts were measured to step at it; none where that was not measured. */
  readonly steps: readonly RecordingStep[];
}

/** By how much, in percent, London's count of an offence stepped at a break. */
export interface RecordingStep {
  readonly offence: string;
  readonly percent: number;
}

/** A part of a borough that files of some layouts have under an entry that is no borough, in some months or in all. */
export interface AreaMove {
  /** The code of that entry. */
  readonly area: string;
  readonly borough: string;
  /** What the part is called: "Hillingdon with Heathrow". */
  readonly name: string;
  readonly layouts: readonly string[];
  readonly era: Era;
  /** Blank: from the first month of the file, or to its last. */
  readonly from: Month | '';
  readonly to: Month | '';
  /** Where a file has no row of the entry at all, the borough holds the part, or the file does not have it. */
  readonly withoutRow: 'borough' | 'absent';
  readonly source: string;
}

/** A ward that files have under an entry that is no borough, and the borough it lies in. */
export interface WardBorough {
  readonly ward: string;
  readonly area: string;
  readonly borough: string;
}

/** An estimate of people or households in an area on a day. */
export interface Estimate {
  readonly area: string;
  readonly date: string;
  readonly value: number;
  readonly series: string;
  /** The file of the user's that states it; undefined: the project does. */
  readonly file?: string;
}
