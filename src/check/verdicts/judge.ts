import type { Interval, Quantity, VerdictName } from '../model.js';
import { intervalOf, middleOf, overlap, printedUnit } from './intervals.js';

/** Whether a quoted number, with its hedge, is what the numbers give. Both are sizes: the direction is judged apart. */

const DUST = 1e-9;

function withinBound({ value, hedge }: Quantity, { lower, upper }: Interval): boolean | undefined {
  if (hedge === 'over') return upper > value + DUST;
  if (hedge === 'at-least') return upper >= value - DUST;
  if (hedge === 'under') return lower < value - DUST;
  if (hedge === 'at-most') return lower <= value + DUST;
  if (hedge === 'nearly') return lower < value + DUST && upper >= value * 0.9;
  return undefined;
}

/** Nobody rounds 200% down to "over 40%", or 13% up to "under half": that it is true of these numbers says little. */
const FAR = 3;
/** Nor is 63% "more than a third". */
const FAR_IN_WORDS = 1.6;
const isFarOff = ({ kind, value, hedge, text }: Quantity, { lower, upper }: Interval): boolean =>
  kind === 'percent' &&
  (hedge === 'over' || hedge === 'at-least'
    ? lower > value * (/\d/.test(text) ? FAR : FAR_IN_WORDS)
    : hedge === 'under' && upper * FAR < value);

/** "a third" for 31% is a way of speaking, for 20% a mistake: percentage points. */
const WORDS_REACH = 3;
/** "About two thirds" for 65.5% is no rounding that anyone would mend. */
const NEAR_WORDS = 1.3;
const isInWords = ({ kind, text }: Quantity): boolean => kind === 'percent' && !/\d|per ?cent/i.test(text);

/** agrees; rounding (within one of the last printed place, never for whole counts or hedged numbers); differs; or ambiguous. */
export function judge(quoted: Quantity, recomputed: Interval): VerdictName {
  if (isFarOff(quoted, recomputed)) return 'ambiguous';
  const bound = withinBound(quoted, recomputed);
  if (bound !== undefined) return bound ? 'agrees' : 'differs';
  if (overlap(intervalOf(quoted), recomputed)) return 'agrees';
  const away = Math.abs(quoted.value - middleOf(recomputed));
  if (isInWords(quoted)) return away <= NEAR_WORDS ? 'agrees' : away <= WORDS_REACH ? 'rounding' : 'differs';
  if (quoted.hedge !== undefined || (quoted.kind === 'count' && quoted.decimals === 0)) return 'differs';
  return away <= printedUnit(quoted) + DUST ? 'rounding' : 'differs';
}

const RANK: readonly VerdictName[] = ['agrees', 'rounding', 'not-checked', 'ambiguous', 'differs', 'wrong-direction'];

/** Of several verdicts on the parts of one claim, the gravest. */
export const gravest = (verdicts: readonly VerdictName[]): VerdictName =>
  verdicts.reduce((worst, verdict) => (RANK.indexOf(verdict) > RANK.indexOf(worst) ? verdict : worst), 'agrees');
