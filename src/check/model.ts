import type { DraftText, VerdictName } from '../core/audit.js';
import type { RuleId } from './rule-id.js';

/** The vocabulary of the audit: what a draft says, and what is made of it. Types only. */

/**
 * `count` a number of things, `money` an amount of pounds, `percent`, `points` percentage points, `rate` so many per base, `ordinal` "8th",
 * `period` a year or months.
 */
export type QuantityKind = 'count' | 'money' | 'percent' | 'points' | 'rate' | 'ordinal' | 'multiple' | 'period';

/** How a number is hedged: "about 10%", "over 150" (strict), "at least a quarter", "under", "at most", "nearly". */
export type Hedge = 'about' | 'over' | 'at-least' | 'under' | 'at-most' | 'nearly';

/** One number (or period) of a sentence. */
export interface Quantity {
  readonly kind: QuantityKind;
  readonly value: number;
  /** The last printed decimal place: 1 for 12.3, -5 for 2.3 million. */
  readonly decimals: number;
  /** What the printed digits are times: a million for "2.3m". */
  readonly scale?: number;
  readonly hedge: Hedge | undefined;
  /** Of a rate: what it is per (1000), and the words after it ("population"). */
  readonly base?: { readonly size: number; readonly of: string };
  /** Of a period: sortable, "2016/17" and "2017-03"; '' where it is relative. */
  readonly period?: string;
  /** "twelve": in words, and only then a level when its neighbours are figures. */
  readonly isWord?: boolean;
  readonly text: string;
  /** Places in the clean text of its sentence. */
  readonly start: number;
  readonly end: number;
}

/** Text made clean, each letter knowing where it stood in the draft. */
export interface CleanText {
  readonly text: string;
  readonly at: readonly number[];
}

export type BlockKind = 'heading' | 'prose' | 'footnote' | 'row';

/** A paragraph, heading, footnote or table row. */
export interface Block extends CleanText {
  /** Its index among the blocks of the draft. */
  readonly index: number;
  readonly kind: BlockKind;
  /** Where it begins in the draft. */
  readonly start: number;
  readonly heading: string;
  /** The last line before a list that is no item of it. */
  readonly stem: string;
  /** Of a row: its cells, and the header of its table, cell by cell. */
  readonly cells?: readonly CleanText[];
  readonly table?: Table;
  /** Of a footnote: its number. */
  readonly number?: number;
  /** It is one of a list of bullets or numbered items. */
  readonly listItem?: boolean;
  /** Footnotes it refers to: number and offset in the clean text. */
  readonly references: readonly { readonly number: number; readonly at: number }[];
}

export interface Table {
  readonly id: number;
  readonly header: readonly string[];
  readonly heading: string;
}

/** One sentence: its clean text, its numbers, and its shape, in which every number is one sign. */
export interface Sentence {
  /** Its index among the sentences of the draft. */
  readonly index: number;
  /** Its offset in the text of its block. */
  readonly from: number;
  readonly block: Block;
  readonly text: string;
  /** Place of each letter in the draft. */
  readonly at: readonly number[];
  readonly quantities: readonly Quantity[];
  /** Stretches that hold digits and are no figures. */
  readonly skipped: readonly { readonly start: number; readonly end: number }[];
  /** Lower case; # count, % percent, ± points, @ rate, ^ ordinal, × multiple, § period. */
  readonly shape: string;
  /** Offset in `text` of each sign of the shape. */
  readonly textOffsets: readonly number[];
  /** The quantity at an index of the shape. */
  readonly quantityAt: ReadonlyMap<number, Quantity>;
  readonly footnotes: readonly number[];
  readonly previous: Sentence | undefined;
}

/** The mistakes that can be named. */
export type MistakeId =
  | 'wrong-base'
  | 'later-over-earlier'
  | 'sign'
  | 'percent-for-points'
  | 'digits'
  | 'decimal-point'
  | 'percentage'
  | 'count'
  | 'points'
  | 'share'
  | 'rate'
  | 'average'
  | 'multiple'
  | 'sum'
  | 'rank'
  | 'rank-direction'
  | 'bound'
  | 'wrong-denominator'
  | 'total-called-average'
  | 'stale-year'
  | 'stale-period'
  | 'no-whole-base'
  | 'no-whole-part'
  | 'contradiction'
  | 'several-populations'
  | 'rows-swapped'
  | 'same-measure-twice'
  | 'period-after-report'
  | 'list-count'
  | 'unit'
  | 'significance'
  | 'rounding'
  | 'wrong-label'
  | 'wrong-area'
  | 'change'
  | 'gap';

/** What a rule says of one claim, offsets still those of the draft's text. */
export interface RuleFinding {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pattern: RuleId;
  readonly verdict: VerdictName;
  readonly quoted: string | null;
  /** What comes of the numbers, or why nothing does. */
  readonly recomputed: string | null;
  readonly mistake: MistakeId | null;
  readonly suggestion: string | null;
  /** The quantities it judges. */
  readonly covers: readonly Quantity[];
  /** The quantities it was worked out from. */
  readonly uses?: readonly Quantity[];
  /** The number is not of the size or direction of what it was worked out from, which does not stand right at it, and no named mistake tells why. */
  readonly isOfOtherSize?: boolean;
  /** A number of three digits or more is within 5 in 100 of what it was worked out to be: nothing else gives that by chance. */
  readonly isNearlyRight?: boolean;
}

/** A draft, read. */
export interface Draft {
  readonly source: DraftText;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly footnotes: ReadonlyMap<number, Sentence>;
}

export type {
  Accepted,
  Audit,
  AuditedDraft,
  Coverage,
  DraftText,
  Verdict,
  VerdictName,
} from '../core/audit.js';
export type { Interval } from '../core/figure.js';
