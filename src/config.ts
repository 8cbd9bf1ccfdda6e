import type { LondonBasis } from './figures/study.js';

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
  readonly compareWith: readonly string[];
  readonly offence: readonly string[];
  readonly table: readonly string[];
  readonly smallNumber: number;
  readonly allowMixedEras: boolean;
  readonly allowPartial: boolean;
  readonly allowBreaks: boolean;
  readonly format: readonly string[];
  readonly output: string | undefined;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly logFormat: 'text' | 'json';
  readonly ifNewer: boolean;
  readonly chart: readonly string[];
  readonly all: boolean;
  readonly workingCopy: boolean;
  readonly template: string | undefined;
}

const DEFAULTS: Settings = {
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
  compareWith: ['bcu'],
  offence: [],
  table: [],
  smallNumber: 30,
  allowMixedEras: false,
  allowPartial: false,
  allowBreaks: false,
  format: [],
  output: undefined,
  strict: false,
  quiet: false,
  logFormat: 'text',
  ifNewer: false,
  chart: [],
  all: false,
  workingCopy: false,
  template: undefined,
};

/** Defaults, then the configuration file, then the options of the command line. */
export async function settingsFrom(options: Readonly<Record<string, unknown>>): Promise<Settings> {
  const { config, ...flags } = options;
  const fromFile = typeof config === 'string' ? (await import('./config-file.js')).readConfigFile(config) : {};
  return { ...DEFAULTS, ...fromFile, ...flags };
}
