/** Street-level files: offences by LSOA and outcome, and the wards of LSOAs. Types only. */
import type { Diagnostic } from './diagnostics.js';
import type { Month } from './months.js';
import type { Position } from './position.js';

/** A number of offences of street-level files. */
interface StreetNumber {
  readonly category: string;
  readonly count: number;
  /** Which of the files has them: no month is in two. */
  readonly file: number;
  /** The rows of the file, where they are asked for. */
  readonly rows?: readonly number[] | undefined;
}

/** Offences of an LSOA. */
export interface StreetCount extends StreetNumber {
  /** The code of the LSOA; empty where the publisher gives no location. */
  readonly lsoa: string;
  readonly lsoaName: string;
}

/** Offences of a month by their last outcome, in all LSOAs that are called by one place ("Barnet"). */
export interface StreetOutcome extends StreetNumber {
  /** The police force that reported them; empty where the file does not say. */
  readonly force: string;
  readonly areaName: string;
  readonly month: Month;
  readonly outcome: string;
}

/** Offences with a Crime ID, by their last outcome in the outcomes files: empty where these have none. */
export interface JoinedOutcome extends StreetNumber {
  readonly areaName: string;
  readonly outcome: string;
}

/** The ward of an LSOA, as a lookup of the user's says. */
export interface LsoaWard {
  readonly code: string;
  readonly name: string;
  /** The code of its borough, where the lookup has one. */
  readonly borough: string | undefined;
  /** Where the lookup says so, for messages. */
  readonly boroughAt: Position;
}

/** The wards of LSOAs by their codes. */
export interface LsoaWards {
  readonly file: string;
  /** The heading of its LSOAs, which has their year: "LSOA21CD". */
  readonly heading: string;
  readonly wards: ReadonlyMap<string, LsoaWard>;
  readonly diagnostics: readonly Diagnostic[];
}
