import type { Direction } from '../lexicon/directions.js';
import type { Interval, MistakeId, Quantity, VerdictName } from '../model.js';
import { intervalOf, middleOf, overlap, pointAt, printedUnit, sizeOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { type Mistake, SWAPPED } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import type { Claim, Pair } from './claim.js';
import type { Comparison } from './comparison.js';
import { isLoose, LOOSE } from './other-readings.js';
import { isAboutBase } from './pair-order.js';

/** What two levels make of a claim: the sum of its kind, its direction, and the mistake that fits. */

const isWrongWay = (value: Interval, direction: Direction | undefined): boolean =>
  direction !== undefined && (direction > 0 ? value.upper < 0 : value.lower > 0);

/** So far off that the two levels are hardly of the same thing. */
function isFarOff({ kind }: Comparison, quoted: Quantity, size: Interval): boolean {
  const [printed, exact] = [Math.abs(quoted.value), middleOf(size)];
  if (kind === 'step') return exact > 5 * printed || printed > 5 * exact;
  return kind === 'change' && exact > 4 * printed + 20;
}

/** What two levels make of a claim. */
export interface Move {
  readonly value: Interval;
  readonly verdict: VerdictName;
  readonly mistake: Mistake | undefined;
  readonly shown: string;
  readonly isFarOff: boolean;
}

const TURNED: Mistake = { mistake: 'sign', because: 'the size fits, the direction does not' };

const UNMET: Mistake = { mistake: 'bound', because: 'the bound is not met' };

const IN_POINTS: Mistake = { mistake: 'percent-for-points', because: 'it is the difference in percentage points' };

/** "84% to 87%, a gain of 3.6 points": to the digit the change in per cent, and the points only if both were rounded far. */
function inPercentRather(
  comparison: Comparison,
  quoted: Quantity,
  { from, to }: { from: Quantity; to: Quantity },
  size: Interval,
): Mistake | undefined {
  const isFiner = comparison.id === 'points' && quoted.decimals > Math.max(from.decimals, to.decimals);
  if (!isFiner || overlap(intervalOf(quoted), pointAt(middleOf(size)))) return undefined;
  const mistake = comparison.mistakeOf(quoted, from, to, size);
  return mistake?.mistake === 'percent-for-points' && !mistake.isLoose ? mistake : undefined;
}

export function judgeMove(
  comparison: Comparison,
  { quantity: quoted, direction }: { quantity: Quantity; direction: Direction | undefined },
  from: Quantity,
  to: Quantity,
): Move | undefined {
  const value = comparison.compute(from, to);
  if (!value) return undefined;
  const size = sizeOf(value);
  const positive = { ...quoted, value: Math.abs(quoted.value) };
  const fits = (comparison.judge ?? judge)(positive, size);
  const common = {
    value,
    shown: comparison.text(middleOf(value), quoted),
    isFarOff: isFarOff(comparison, quoted, size),
  };
  const isTurned = isWrongWay(value, direction);
  if (isTurned && fits !== 'differs') return { ...common, verdict: 'wrong-direction', mistake: TURNED };
  // "64% to 67%, an increase of 3%": the points, or a per cent that only the rounding of both allows.
  if (fits === 'agrees' && isPointsRather(comparison, quoted, { from, to }, middleOf(size)))
    return { ...common, verdict: 'ambiguous', mistake: IN_POINTS };
  const inPercent = fits === 'agrees' ? inPercentRather(comparison, positive, { from, to }, size) : undefined;
  if (inPercent) return { ...common, verdict: 'differs', mistake: inPercent };
  if (fits !== 'differs') return { ...common, verdict: fits, mistake: undefined };
  const isBound = !isTurned && quoted.hedge !== undefined && quoted.hedge !== 'about';
  return { ...common, verdict: 'differs', mistake: isBound ? UNMET : comparison.mistakeOf(positive, from, to, size) };
}

const isWrong = ({ verdict, isFarOff: isFar }: Move): boolean =>
  !isFar && (verdict === 'differs' || verdict === 'wrong-direction');

/** Mistakes that explain a number so well that it is hardly of other levels. */
const EXPLAINS: readonly MistakeId[] = ['wrong-base', 'percent-for-points', 'decimal-point'];

export const explains = (
  { verdict, mistake, value }: Move,
  { text, decimals, value: printed }: Quantity,
  direction: Direction | undefined,
): boolean =>
  verdict === 'differs' &&
  mistake !== undefined &&
  mistake.isLoose !== true &&
  (direction === undefined || Math.sign(middleOf(value)) === direction) &&
  /\d/.test(text) &&
  (EXPLAINS.includes(mistake.mistake) ||
    // Two digits alone are swapped by chance as often.
    (mistake.because === SWAPPED && (decimals > 0 || Math.abs(printed) >= 100)));

/** What a known order adds to the score of a pair whose order does not matter. */
const ORDER_KNOWN = 3;

/** Whichever of the two is the earlier, the claim is wrong. */
const isWrongTurned = (move: Move, turned: Move | undefined): boolean =>
  turned !== undefined && isWrong(move) && isWrong(turned);

const isInOrder = ({ order, isCouple }: Pick<Pair, 'order' | 'isCouple'>, { isFarOff: isFar }: Move): boolean =>
  order === 2 && (isCouple || !isFar);

/** "From 58 to 41", "(58 → 41)": words or a sign right between the two say which is the earlier. */
const isWrittenInOrder = ({ earlier, later }: Pair): boolean =>
  later.id === earlier.id + 1 && /(?:\bto|→|->|=>) ?$/.test(later.lead);

/** "Last time we had 22, and in the spring 33: down by a third": in the other order it is true, size and direction. */
const isTrueTurned = ({ value, mistake }: Move, direction: Direction | undefined, both: Pair): boolean =>
  mistake?.mistake === 'wrong-base' && isWrongWay(value, direction) && !isWrittenInOrder(both);

export function readingOf(comparison: Comparison, one: Claim, both: Pair): ClaimReading | undefined {
  const { quantity } = one;
  const { earlier, later, ...pair } = both;
  if (!quantity) return undefined;
  const claim = { quantity, direction: isAboutBase(one, both) ? undefined : one.direction };
  const move = judgeMove(comparison, claim, earlier.quantity, later.quantity);
  if (!move || isTrueTurned(move, claim.direction, both)) return undefined;
  const isWrongAnyway =
    pair.order === 2 || isWrongTurned(move, judgeMove(comparison, claim, later.quantity, earlier.quantity));
  const isExplained = isWrongAnyway && explains(move, quantity, claim.direction);
  const isWrongBothWays = pair.order < 2 && isWrongAnyway && (pair.isContrast || (pair.isTight && isExplained));
  return {
    ...move,
    parts: [earlier, later],
    score: pair.score + (isWrongBothWays ? ORDER_KNOWN - pair.order : 0) - (isLoose(one, both, move.value) ? LOOSE : 0),
    isTight: pair.isTight && (pair.isContrast || !isWrongBothWays),
    isExplained,
    isSure: pair.isClean && (isWrongBothWays || isInOrder(pair, move)),
    words: `${earlier.quantity.text} to ${later.quantity.text}: ${move.shown}`,
  };
}

const isPointsRather = (
  { kind }: Comparison,
  quoted: Quantity,
  { from, to }: { from: Quantity; to: Quantity },
  exact: number,
): boolean =>
  kind === 'change' &&
  from.kind === 'percent' &&
  Math.abs(Math.abs(to.value - from.value) - Math.abs(quoted.value)) < 1e-9 &&
  Math.abs(exact - Math.abs(quoted.value)) > printedUnit(quoted) / 2;
