import type { Indicator, IndicatorDefinition } from '../../core/indicator.js';
import type { Priority, Section, Target } from '../../core/strategy.js';

/** What an assessment adds to the Met's files: partner indicators, targets, priorities and the order of the report. */
export interface Assessment {
  readonly indicators: readonly Indicator[];
  readonly definitions: readonly IndicatorDefinition[];
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
  /** Of the surveys: 1 for a simple random sample. */
  readonly designEffect: number;
  readonly targets: readonly Target[];
  readonly priorities: readonly Priority[];
  readonly sections: readonly Section[];
  /** By table: the offences it lists. */
  readonly offenceLists: Readonly<Record<string, readonly string[] | undefined>>;
}

export const NO_ASSESSMENT: Assessment = {
  indicators: [],
  definitions: [],
  files: [],
  designEffect: 1,
  targets: [],
  priorities: [],
  sections: [],
  offenceLists: {},
};
