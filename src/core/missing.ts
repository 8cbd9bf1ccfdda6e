/**
 * The kinds of reasons for which a value is missing. Code decides by these and never reads the sentence, which is for
 * people.
 */
export type MissingCode =
  /** A small number that is not shown, or what would follow from one. */
  | 'suppressed'
  /** Its reason quotes that of a suppressed number. */
  | 'rests-on-suppressed'
  /** The files have no row, month, label, area or cell of it. */
  | 'not-recorded'
  /** Nobody published it, or the settings do not give it. */
  | 'not-given'
  /** Recorded, but known to be wrong, or added up from files that count unlike. */
  | 'not-usable'
  /** Two values that may not be compared. */
  | 'not-comparable'
  /** No population, households or dwellings to divide by. */
  | 'no-denominator'
  /** A percentage of nothing: there is a change, but no percentage. */
  | 'zero-base'
  /** The formula has no value for these numbers. */
  | 'undefined'
  /** Fewer values than the statistic needs. */
  | 'too-few';

/** A value that is not there, and why. Missing is never zero. */
export interface Missing {
  /** The reason as it is printed. */
  readonly missing: string;
  readonly code: MissingCode;
  /** "no rank" of "no rank: X". */
  readonly heading?: string;
  /** The reason without its heading: "X". */
  readonly why: string;
}

export type Count = number | Missing;

export const missing = (code: MissingCode, why: string): Missing => ({ missing: why, code, why });

/** The kind of a reason that quotes another. */
const quoting = (code: MissingCode): MissingCode => (code === 'suppressed' ? 'rests-on-suppressed' : code);

/** A reason under a heading that says what is not there because of it: "no rank: X". */
export const headed = (heading: string, { missing: why, code }: Missing): Missing => ({
  missing: `${heading}: ${why}`,
  code: quoting(code),
  heading,
  why,
});

/** The reason where its heading is given already. */
export const without = (heading: string, reason: Missing): string =>
  reason.heading === heading ? reason.why : reason.missing;

/** A reason that quotes another within its own sentence. */
export const quoted = (sentence: string, { code }: Missing): Missing => missing(quoting(code), sentence);

/** Two values that may not be compared. */
export const notComparable = (why: string): Missing => headed('not comparable', missing('not-comparable', why));

/** A value that is recorded and known to be wrong. */
export const notUsable = (why: string): Missing => headed('not usable', missing('not-usable', why));

export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value && typeof value.missing === 'string';

/** Whether two values are missing for one and the same reason. */
export const hasSameReason = (one: Missing, other: Missing): boolean => one === other || one.missing === other.missing;
