import type { Quantity, RuleFinding } from '../model.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { middleOf, timesApart } from './intervals.js';
import type { ClaimReading } from './reading.js';
import { findingOver, quotedText } from './report.js';
import { corrected } from './suggest.js';

/**
 * The verdict from the scored readings of one claim. Agreement: one that is nearly as likely as the best is true. An error:
 * the best is false, its order and measure are known, and nothing else stands near it. Everything else is said to be open.
 */

/**
 * The bars between silence, doubt and speech, set on the development corpus: of readings that score 4 or more with a sure
 * order 98 in 100 were the right ones, of those between 2 and 4 about 80.
 */
const BARS = { near: 2.5, agree: 1, accuse: 4, clear: 1, doubt: 3, far: -1, explainable: 0, behind: 4 };

/** No reading below it is offered as a doubt. */
export const LEAST_DOUBT = BARS.doubt;

/** A whole percentage is met by chance more often than one with decimals. */
const floorFor = ({ decimals }: Quantity): number => (decimals > 0 ? BARS.agree - 0.5 : BARS.agree + 0.5);

const isTrue = ({ verdict }: ClaimReading): boolean => verdict === 'agrees' || verdict === 'rounding';

/** The likeliest of those that are true and nearly as likely as the best. */
const trueOf = (readings: readonly ClaimReading[], floor: number): ClaimReading | undefined =>
  readings
    .filter((reading) => isTrue(reading) && (reading.isSure || reading.verdict === 'agrees') && reading.score >= floor)
    .sort((a, b) => Number(b.verdict === 'agrees') - Number(a.verdict === 'agrees'))[0];

interface Terms {
  /** How much less likely than the best a reading may be that bears the claim out. */
  readonly near?: number;
  /** Whether other numbers bear the claim out under a reading its words also allow. */
  readonly isOpen?: (best: ClaimReading) => boolean;
  /** Whether levels that stand further off are looked at where the nearest give nothing certain. */
  readonly isFar?: boolean;
  /** Whether a named mistake that gives just what is printed tells which levels are meant. */
  readonly isExplainable?: boolean;
}

/** A number this many times what the levels give, or a part of it this small, was read of other levels than it is of. */
const MISREAD = 10;

/** Nobody prints 62% for 2.5%: where no named mistake gives the number either, the reading is at fault. */
const isMisread = ({ verdict, mistake, value }: ClaimReading, { value: printed }: Quantity): boolean =>
  verdict === 'differs' && !mistake && timesApart(middleOf(value), printed) > MISREAD;

/** The score of levels that stand right at the claim. */
const ADJACENT = 6;
/** A slip that nobody can name leaves a number this near to the right one. */
const SLIP = 2;

/** Levels that do not stand right at the claim give another size or the other direction, and no named mistake gives the number. */
function isOfOtherSize({ verdict, mistake, value, score }: ClaimReading, { quantity, direction }: Judging): boolean {
  const isFar = timesApart(middleOf(value), quantity.value) > SLIP;
  const isOpposite = direction !== undefined && direction * middleOf(value) < 0;
  return verdict === 'differs' && !mistake && score < ADJACENT && (isFar || isOpposite);
}

/** A slip of a digit or two: what is printed is nearly what the levels give. */
const NEARLY = 1.05;

const isNearlyRight = ({ verdict, value }: ClaimReading, { quantity, direction }: Judging): boolean =>
  verdict === 'differs' &&
  (direction ?? 0) * middleOf(value) >= 0 &&
  Math.abs(quantity.value) >= 100 &&
  timesApart(middleOf(value), quantity.value) < NEARLY;

/** Levels further off that bear the claim out, and no others near it do otherwise. */
const farTrue = (readings: readonly ClaimReading[], { decimals }: Quantity): ClaimReading | undefined =>
  readings.find(({ verdict, score }) => verdict === 'agrees' && score >= BARS.far + (decimals > 0 ? 0 : 1));

/** Levels of which a named mistake gives just what is printed. */
const explainedBy = (readings: readonly ClaimReading[], { decimals }: Quantity): ClaimReading | undefined =>
  readings.find(
    ({ isExplained, score, mistake }) =>
      isExplained &&
      score >= (readings[0]?.score ?? 0) - BARS.behind &&
      score >= BARS.explainable + (decimals > 0 || mistake?.mistake === 'percent-for-points' ? 0 : 2),
  );

/** Where the best is not certain: levels further off that bear the claim out, else those that a named mistake explains. */
function otherThanBest(
  readings: readonly ClaimReading[],
  quantity: Quantity,
  { isOpen, isFar, isExplainable }: Required<Omit<Terms, 'near'>>,
): ClaimReading | undefined {
  const far = isFar ? farTrue(readings, quantity) : undefined;
  if (far || !isExplainable) return far;
  const explanation = explainedBy(readings, quantity);
  return explanation && !isOpen(explanation) ? explanation : undefined;
}

/** It is false for certain: its order and measure are known, and no other reading stands near it. */
function isAccused(best: ClaimReading, second: ClaimReading | undefined): boolean {
  const isClear = !second || best.score - second.score >= BARS.clear || best.mistake !== undefined;
  return best.isSure && best.score >= BARS.accuse && isClear && best.verdict !== 'ambiguous';
}

/** What is sure and false is not borne out by numbers that are not surely meant: which of the two is meant is open. */
const isRefuted = (best: ClaimReading, good: ClaimReading): boolean =>
  !good.isSure && best.isSure && best.score >= BARS.accuse && best.verdict === 'differs';

type Judged = Pick<Comparison, 'id' | 'mistake'>;
type Judging = Claim & { readonly quantity: Quantity };

const findingOf = (comparison: Judged, claim: Judging, reading: ClaimReading): RuleFinding => {
  const { sentence, quantity } = claim;
  const { verdict, words, parts, mistake } = reading;
  return findingOver(sentence, [quantity, ...parts.map((part) => part.quantity)], {
    pattern: comparison.id,
    verdict,
    quoted: quotedText(quantity),
    recomputed: mistake ? `${words}; ${mistake.because}` : words,
    mistake: mistake?.mistake ?? (verdict === 'differs' ? comparison.mistake : null),
    covers: [quantity],
    uses: parts.map((part) => part.quantity),
    ...(isOfOtherSize(reading, claim) ? { isOfOtherSize: true } : {}),
    ...(isNearlyRight(reading, claim) ? { isNearlyRight: true } : {}),
  });
};

export function decide(
  comparison: Judged,
  claim: Claim,
  readings: readonly ClaimReading[],
  { near = BARS.near, isOpen = () => false, isFar = false, isExplainable = isFar }: Terms = {},
): RuleFinding | undefined {
  const [best] = readings;
  const { quantity } = claim;
  if (!best || !quantity) return undefined;
  const say = (reading: ClaimReading): RuleFinding => findingOf(comparison, { ...claim, quantity }, reading);
  const suggest = (reading: ClaimReading): RuleFinding => ({
    ...say(reading),
    suggestion: corrected({ sentence: claim.sentence, quantity }, reading.value, claim.direction),
  });
  const good = trueOf(readings, Math.max(best.score - near, floorFor(quantity)));
  if (good) return isRefuted(best, good) ? openOf(say(best), best, good) : agreeing(good, say(good), suggest(good));
  const second = readings.find((reading) => Math.abs(middleOf(reading.value) - middleOf(best.value)) > 1e-6);
  const misread = isMisread(best, quantity);
  if (!misread && isAccused(best, second) && (best.isTight || !isOpen(best))) return suggest(best);
  if (best.verdict === 'ambiguous' && best.isSure) return say(best);
  const other = otherThanBest(readings, quantity, { isOpen, isFar, isExplainable });
  if (other) return isTrue(other) ? say(other) : suggest(other);
  // Where levels further off were looked at too, who asked says that none gives anything like it.
  return misread && !isFar ? undefined : openOf(say(best), best, second);
}

const agreeing = ({ verdict }: ClaimReading, plain: RuleFinding, suggested: RuleFinding): RuleFinding =>
  verdict === 'rounding' ? { ...suggested, mistake: 'rounding' } : plain;

/** What is said to be open; nothing where the best is not likely. */
const openOf = (finding: RuleFinding, best: ClaimReading, second: ClaimReading | undefined): RuleFinding | undefined =>
  best.score < BARS.doubt
    ? undefined
    : { ...finding, verdict: 'ambiguous', mistake: null, recomputed: openWords(best, second) };

const openWords = (best: ClaimReading, second: ClaimReading | undefined): string => {
  const also = second && second.score >= BARS.doubt ? ` or ${second.words}` : '';
  return `${best.words}${also}; which numbers it is of is not certain`;
};
