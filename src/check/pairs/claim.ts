import { areasOf } from '../mentions/clauses.js';
import type { Mention } from '../mentions/mentions.js';
import type { Quantity } from '../model.js';

/** A claim of change, and a pair of levels that it may compare. */

type Words = 'id' | 'sentence' | 'at' | 'clause' | 'bracket' | 'lead' | 'tail' | 'leadText' | 'tailText' | 'direction';

/** What is claimed: a number in its place, or a word of direction alone, which stands half-way between two numbers. */
export interface Claim extends Pick<Mention, Words> {
  readonly kind: 'change' | 'step' | 'points' | 'multiple' | 'direction' | 'share';
  readonly quantity: Quantity | undefined;
}

export interface Pair {
  readonly earlier: Mention;
  readonly later: Mention;
  /** 2: by periods or joining words; 1: likely; 0: not said. */
  readonly order: 0 | 1 | 2;
  readonly score: number;
  /** Nothing speaks against it. */
  readonly isClean: boolean;
  /** The three stand side by side in one sentence, or the pair is of the periods the claim names. */
  readonly isTight: boolean;
  /** Its words set one against the other without saying which is the earlier: "212 (178)", "a gap between 48% and 36%". */
  readonly isContrast: boolean;
  /** "From 400 to 364": whatever comes of them, they are meant. */
  readonly isCouple: boolean;
}

/** "12% above the regional rate", "a third below England's": the places that a gap is to. */
export const gapTo = ({ tail }: Pick<Claim, 'tail'>): ReadonlySet<string> =>
  areasOf(/^ (?:points? )?(?:above|below|over|under|(?:higher|lower|more|less) than) [^.,;()]*/.exec(tail)?.[0] ?? '');
