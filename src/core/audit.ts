/** The audit of a draft: its claims, their verdicts and what was read of it. */

/** A position in a file, both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A draft report as text, with the position on disk of every letter of it. Table rows read `| cell | cell |`. */
export interface DraftText {
  readonly name: string;
  readonly text: string;
  readonly positionOf: (offset: number) => TextPosition;
}

export type VerdictName =
  | 'agrees'
  | 'rounding'
  | 'differs'
  | 'wrong-direction'
  | 'ambiguous'
  | 'possible'
  | 'not-checked';

/** Those that say that a claim is wrong. */
export const WRONG: readonly VerdictName[] = ['differs', 'wrong-direction'];

/** What is made of one claim of a draft. */
export interface Verdict extends TextPosition {
  readonly text: string;
  /** The kind of claim, as the registry of patterns has it. */
  readonly pattern: string;
  readonly verdict: VerdictName;
  readonly quoted: string | null;
  /** What comes of the numbers, or why nothing does. */
  readonly recomputed: string | null;
  /** The mistake that gives the quoted number. */
  readonly mistake: string | null;
  /** The draft's words, corrected. */
  readonly suggestion: string | null;
}

/** A line the author accepts as it is, and why. */
export interface Accepted extends TextPosition {
  readonly reason: string;
  readonly verdicts: readonly Verdict[];
}

/** What became of the numbers of a draft: `numbers` is the sum of `none`, `claims`, `used` and `notUnderstood`. */
export interface Coverage {
  readonly numbers: number;
  /** Dates, addresses, references, ages: no figures. */
  readonly none: number;
  /** Read as claims, and how many of them were checked. */
  readonly claims: number;
  readonly checked: number;
  /** Figures that claims were worked out from. */
  readonly used: number;
  readonly notUnderstood: number;
}

/** The audit of one draft: its claims in their order. */
export interface Audit {
  readonly document: string;
  readonly verdicts: readonly Verdict[];
  readonly accepted: readonly Accepted[];
  readonly totals: Readonly<Record<VerdictName, number>>;
  readonly coverage: Coverage;
}

/** A stretch of a draft's text and what is made of it. */
export interface AuditMark {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** The author accepts it as it is. */
  readonly accepted: boolean;
}

/** An audit with the text it is of. */
export interface AuditedDraft extends Audit {
  readonly draft: string;
  readonly marks: readonly AuditMark[];
}
