/** What a run reports apart from its figures. */

/** Standard error as text, or as JSON lines. */
export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Something to tell the reader of the run, on stderr; never mixed into the figures. */
export interface Diagnostic {
  readonly level: 'warning' | 'note';
  readonly text: string;
  /** The same without counts of offences that may be small: reported instead where small numbers are suppressed. */
  readonly withoutCounts?: string;
  /** Something that was asked for is not written: reported with --quiet too. */
  readonly isOmission?: boolean;
}

/** What is reported where small numbers are suppressed. */
export const withoutCounts = (all: readonly Diagnostic[]): Diagnostic[] =>
  all.map((item) => ({ ...item, text: item.withoutCounts ?? item.text }));
