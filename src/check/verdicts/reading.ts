import type { Mention } from '../mentions/mentions.js';
import type { Interval, VerdictName } from '../model.js';
import type { Mistake } from './mistakes.js';

/** One way to read a claim: which levels it compares, what comes of them, and how strongly the words bind them. */
export interface ClaimReading {
  readonly parts: readonly Mention[];
  readonly value: Interval;
  readonly verdict: VerdictName;
  readonly score: number;
  readonly mistake: Mistake | undefined;
  /** Its measure and the order of its levels are known. */
  readonly isSure: boolean;
  /** Nothing else can be meant: its levels stand right next to it, or are of the periods it names. */
  readonly isTight?: boolean;
  /** It is wrong in whichever order of its levels, and a named mistake gives just the number that is printed. */
  readonly isExplained?: boolean;
  readonly words: string;
}
