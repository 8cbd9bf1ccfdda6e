import type { Comparison } from './comparisons.js';
import { middleOf } from './intervals.js';
import type { Mention } from './mentions.js';
import type { Mistake } from './mistakes.js';
import type { Finding, Interval, VerdictName } from './model.js';
import type { Claim } from './pairs.js';
import { findingOver, quotedText } from './report.js';
import { corrected } from './suggest.js';

/**
 * The verdict from the scored readings of one claim. Agreement: one that is nearly as likely as the best is true. An error:
 * the best is false, its order and measure are known, and nothing else stands near it. Everything else is said to be open.
 */

export interface Reading {
  readonly parts: readonly Mention[];
  readonly value: Interval;
  readonly verdict: VerdictName;
  readonly score: number;
  readonly mistake: Mistake | undefined;
  /** Its measure and the order of its levels are known. */
  readonly isSure: boolean;
  /** Nothing else can be meant: its levels stand right beside it, or are of the periods it names. */
  readonly isTight?: boolean;
  readonly words: string;
}

/**
 * The bars between silence, doubt and speech, set on the development corpus: of readings that score 4 or more with a sure
 * order 98 in 100 were the right ones, of those between 2 and 4 about 80.
 */
const BARS = { near: 2.5, agree: 1, accuse: 4, clear: 1, doubt: 3 };

/** A whole percentage is met by chance more often than one with decimals. */
const floorFor = ({ quantity }: Claim): number =>
  quantity && quantity.decimals > 0 ? BARS.agree - 0.5 : BARS.agree + 0.5;

const isTrue = ({ verdict }: Reading): boolean => verdict === 'agrees' || verdict === 'rounding';

export function decide(
  comparison: Pick<Comparison, 'id' | 'mistake'>,
  claim: Claim,
  readings: readonly Reading[],
  { near = BARS.near, isOpen = () => false }: { near?: number; isOpen?: (best: Reading) => boolean } = {},
): Finding | undefined {
  const [best] = readings;
  const { quantity, sentence } = claim;
  if (!best || !quantity) return undefined;
  const good = readings
    .filter(
      (each) =>
        isTrue(each) &&
        (each.isSure || each.verdict === 'agrees') &&
        each.score >= Math.max(best.score - near, floorFor(claim)),
    )
    .sort((a, b) => Number(b.verdict === 'agrees') - Number(a.verdict === 'agrees'))[0];
  const say = (reading: Reading, more: Partial<Finding>): Finding => ({
    ...findingOver(sentence, [quantity, ...reading.parts.map((part) => part.quantity)], {
      pattern: comparison.id,
      verdict: reading.verdict,
      quoted: quotedText(quantity),
      recomputed: reading.words,
      covers: [quantity],
      uses: reading.parts.map((part) => part.quantity),
    }),
    ...more,
  });
  const suggestion = (reading: Reading): string => corrected({ sentence, quantity }, reading.value, claim.direction);
  if (good) {
    const isRounding = good.verdict === 'rounding';
    return say(good, { mistake: isRounding ? 'rounding' : null, suggestion: isRounding ? suggestion(good) : null });
  }
  const second = readings.find((each) => Math.abs(middleOf(each.value) - middleOf(best.value)) > 1e-6);
  const isClear = !second || best.score - second.score >= BARS.clear || (best.mistake !== undefined && best.isSure);
  const isSure = best.isSure && best.score >= BARS.accuse && isClear && best.verdict !== 'ambiguous';
  if (isSure && (best.isTight || !isOpen(best))) {
    const because = best.mistake ? `; ${best.mistake.because}` : '';
    return say(best, {
      mistake: best.mistake?.mistake ?? comparison.mistake,
      recomputed: `${best.words}${because}`,
      suggestion: suggestion(best),
    });
  }
  if (best.verdict === 'ambiguous' && best.isSure)
    return say(best, {
      mistake: best.mistake?.mistake ?? null,
      recomputed: `${best.words}; ${best.mistake?.because ?? ''}`,
    });
  if (best.score < BARS.doubt) return undefined;
  const also = second && second.score >= BARS.doubt ? ` or ${second.words}` : '';
  return say(best, { verdict: 'ambiguous', recomputed: `${best.words}${also}; which numbers it is of is not certain` });
}
