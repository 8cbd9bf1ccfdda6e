import type { Engine, Era, Level } from '../core/crime.js';
import type { Branding, Priority, Section, Target } from '../core/strategy.js';
import type { LondonBasis } from '../figures/study.js';

/** Everything an analyst can set; the same names in the configuration file, in camel case. */
export interface Settings {
  readonly borough: string;
  readonly year: string | undefined;
  readonly to: string | undefined;
  readonly base: string | undefined;
  readonly quarter: string | undefined;
  /** Empty: the bundled figures. */
  readonly data: readonly string[];
  readonly london: LondonBasis;
  readonly populationYear: number | undefined;
  readonly populationSeries: string | undefined;
  readonly householdSeries: string | undefined;
  /** Boroughs, or the wards or LSOAs within one. */
  readonly level: Level;
  /** A file of people by ward or LSOA code. */
  readonly areaPopulation: string | undefined;
  /** A lookup of LSOAs to wards. */
  readonly lsoaLookup: string | undefined;
  readonly compareWith: readonly string[];
  readonly offence: readonly string[];
  readonly table: readonly string[];
  readonly smallNumber: number;
  /** 0 shows every count. */
  readonly suppress: number;
  readonly allowMixedEras: boolean;
  readonly allowPartial: boolean;
  readonly allowBreaks: boolean;
  readonly format: readonly string[];
  readonly output: string | undefined;
  readonly strict: boolean;
  /** What reads large files. */
  readonly engine: Engine;
  /** Most memory of DuckDB, in megabytes. */
  readonly memory: number | undefined;
  readonly quiet: boolean;
  readonly logFormat: 'text' | 'json';
  readonly ifNewer: boolean;
  readonly chart: readonly string[];
  /** Only files that were known by then. */
  readonly asOf: string | undefined;
  /** The manifest of an earlier report. */
  readonly against: string | undefined;
  readonly all: boolean;
  readonly workingCopy: boolean;
  readonly template: string | undefined;
  /** Indicator files. */
  readonly indicators: readonly string[];
  /** Met files of another era are refused. */
  readonly era: Era | undefined;
  readonly designEffect: number;
  readonly offenceLists: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly Section[];
  readonly priorities: readonly Priority[];
  readonly targets: readonly Target[];
  readonly branding: Branding;
  /** The configuration file itself, for messages. */
  readonly config: string | undefined;
}

export const DEFAULTS: Settings = {
  borough: 'Barnet',
  year: undefined,
  to: undefined,
  base: undefined,
  quarter: undefined,
  data: [],
  london: 'pooled',
  populationYear: undefined,
  populationSeries: undefined,
  householdSeries: undefined,
  level: 'borough',
  areaPopulation: undefined,
  lsoaLookup: undefined,
  compareWith: ['bcu'],
  offence: [],
  table: [],
  smallNumber: 30,
  suppress: 0,
  allowMixedEras: false,
  allowPartial: false,
  allowBreaks: false,
  format: [],
  output: undefined,
  strict: false,
  engine: 'auto',
  memory: undefined,
  quiet: false,
  logFormat: 'text',
  ifNewer: false,
  chart: [],
  asOf: undefined,
  against: undefined,
  all: false,
  workingCopy: false,
  template: undefined,
  indicators: [],
  era: undefined,
  designEffect: 1,
  offenceLists: {},
  sections: [],
  priorities: [],
  targets: [],
  branding: {},
  config: undefined,
};

/** Where a setting came from: "default", "file:line" or the option. */
export type Origins = ReadonlyMap<string, string>;
