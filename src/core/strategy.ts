/** What a strategy sets out: priorities, targets and the order of its report. */
import type { Month } from './months.js';
import type { RateBase } from './reference.js';

export const DIRECTIONS = ['lower', 'higher'] as const;

/** A value that a strategy sets out from: published, or left to the data. */
export interface TargetBaseline {
  readonly period: string;
  readonly value?: number | undefined;
  /** Per 1,000, where the strategy prints one with the count. */
  readonly rate?: number | undefined;
  readonly per?: RateBase | undefined;
}

/** A target of the strategy: a value to reach, a percentage to change by, or a direction. */
export interface Target {
  readonly title?: string | undefined;
  /** An offence or an indicator. */
  readonly measure: string;
  readonly baseline: TargetBaseline;
  readonly target: {
    readonly value?: number | undefined;
    readonly changePercent?: number | undefined;
    readonly direction?: (typeof DIRECTIONS)[number] | undefined;
  };
  /** The month the target is due at its end. */
  readonly due: Month;
}

/** A priority of the strategy, and what it is watched by. */
export interface Priority {
  readonly title: string;
  readonly about?: string | undefined;
  readonly offences: readonly string[];
  readonly indicators: readonly string[];
  /** Tables printed beneath it. */
  readonly tables: readonly string[];
}

/** A set of offences that the user counts as one. */
export interface ConfiguredOffenceSet {
  /** What `--offence` calls it. */
  readonly name: string;
  readonly title: string;
  readonly offences: readonly string[];
  /** Whose definition it is. */
  readonly source: string;
  /** Whether reports show it by themselves. */
  readonly inReports: boolean;
}

/** A section of the report; "strategy" stands for the priorities, each a section of its own. */
export type Section = 'strategy' | { readonly title: string; readonly tables: readonly string[] };
