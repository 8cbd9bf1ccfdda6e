import type { Quantity } from '../../../model.js';
import type { Comparison } from '../../../pairs/comparison.js';
import { judgeMove } from '../../../pairs/moves.js';
import { type Mistake, SWAPPED } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { changeComparison } from '../../change.js';
import { pointsComparison } from '../../points.js';
import type { LevelSeries } from './levels-in-time.js';
import { type MoveClaim, type Point, type Step, saysTime } from './moves-asked.js';

/** What the steps of a series make of a claim of change: true, or wrong by a named mistake. */

/** Two levels, what comes of them, and the series they are of. */
export interface Compared extends Step {
  readonly series: LevelSeries;
  readonly reading: ClaimReading;
}

export const comparisonFor = ({ mention: { quantity } }: MoveClaim): Comparison =>
  quantity.kind === 'points' ? pointsComparison : changeComparison;

const IS_PLAIN: readonly string[] = ['wrong-base', 'percent-for-points'];

/** The mistakes that explain a number for certain. */
const isNamed = ({ decimals }: Quantity, mistake: Mistake | undefined): boolean =>
  mistake !== undefined &&
  mistake.isLoose !== true &&
  (IS_PLAIN.includes(mistake.mistake) || (mistake.because === SWAPPED && decimals > 0));

/** "From 226 to 294, up 68 per cent", "from 6.2 seconds to 7.6, up 1.4%". */
function differenceIn({ value, decimals }: Quantity, { from, to }: Step): Mistake | undefined {
  const [base, end] = [from.quantity, to.quantity];
  const difference = Math.abs(end.value - base.value).toFixed(decimals);
  const isFine = decimals > 0 && [base, end].every((item) => item.decimals === decimals);
  const isOfKind = isFine || (base.kind === 'count' && value >= 10);
  return isOfKind && Number(difference) === Math.abs(value)
    ? { mistake: 'percentage', because: `${Number(difference)} is the difference in number, not in per cent` }
    : undefined;
}

function compare(claim: MoveClaim, series: LevelSeries, from: Point, to: Point): Compared[] {
  const { quantity } = claim.mention;
  const comparison = comparisonFor(claim);
  const isWay = claim.direction === undefined || Math.sign(to.quantity.value - from.quantity.value) === claim.direction;
  const isOfKind = quantity.kind === 'percent' || from.quantity.kind === 'percent';
  const move =
    isWay && isOfKind
      ? judgeMove(comparison, { quantity, direction: undefined }, from.quantity, to.quantity)
      : undefined;
  if (!move) return [];
  const mistake =
    move.verdict === 'differs'
      ? isNamed(quantity, move.mistake)
        ? move.mistake
        : quantity.kind === 'percent'
          ? differenceIn(quantity, { from, to })
          : undefined
      : undefined;
  const where = series.label ? `${series.label}, ` : '';
  return [
    {
      series,
      from,
      to,
      reading: {
        ...move,
        mistake,
        parts: [from, to].flatMap((point) => point.mention ?? []),
        score: 5,
        isSure: true,
        isTight: true,
        words: `${where}${from.quantity.text} to ${to.quantity.text}${series.label ? ' in the table' : ''}: ${move.shown}`,
      },
    },
  ];
}

export const stepsOf = (claim: MoveClaim, series: LevelSeries): Compared[] =>
  series.points.flatMap((from) =>
    series.points.flatMap((to) => (from.back > to.back ? compare(claim, series, from, to) : [])),
  );

const isTrue = ({ reading: { verdict } }: Compared): boolean => verdict === 'agrees' || verdict === 'rounding';

/** It is the exact change between two other levels of the same series: over one step of it, or to its newest. */
function staleOf({ decimals }: Quantity, likely: readonly Compared[], all: readonly Compared[]): Compared[] {
  const isNext = ({ series, from, to }: Compared): boolean =>
    to.back === 0 || !series.points.some(({ back }) => back < from.back && back > to.back);
  const others = all.filter(
    (item) => isNext(item) && !likely.includes(item) && likely.some(({ series }) => series === item.series),
  );
  if (valuesOf(others) > (decimals > 0 ? MOST_STALE.decimals : MOST_STALE.whole)) return [];
  return others
    .filter(({ reading }) => reading.verdict === 'agrees')
    .flatMap(({ series, from, to }) => {
      const because = `it is that from ${from.quantity.text} to ${to.quantity.text}`;
      const mistake: Mistake = { mistake: 'stale-period', because };
      return likely
        .filter((item) => item.series === series)
        .map((item) => ({ ...item, reading: { ...item.reading, verdict: 'differs' as const, mistake } }));
    });
}

/** So many other steps may there be: of more one gives any number by chance. */
const MOST_STALE = { decimals: 6, whole: 2 };

const valuesOf = (all: readonly Compared[]): number =>
  new Set(all.map(({ from, to }) => `${from.quantity.value} ${to.quantity.value}`)).size;

/** Of more pairs than this one gives any number by chance. */
const MOST = 4;
/** So many of them where the number is whole, or has its digits swapped. */
const FEW = 2;

/** What the pairs that may be meant say: one that is true; else the only one that a named mistake explains. */
export function verdictOf(
  claim: MoveClaim,
  all: readonly Compared[],
  isMeant: (item: Compared) => boolean,
): ClaimReading[] {
  const { quantity } = claim.mention;
  const likely = all.filter(isMeant);
  if (likely.length === 0 || valuesOf(likely) > MOST) return [];
  const good = likely.find(isTrue);
  if (good) {
    const isExact = good.reading.verdict === 'agrees' && valuesOf(likely) === 1;
    return quantity.decimals > 0 || isExact ? [good.reading] : [];
  }
  if (quantity.hedge !== undefined || quantity.isWord) return [];
  const isFew = valuesOf(likely) <= FEW;
  const withMistake = [
    ...(saysTime(claim.over) ? staleOf(quantity, likely, all) : []),
    ...likely.filter(
      ({ reading: { mistake } }) => mistake && (isFew || (quantity.decimals > 0 && mistake.mistake !== 'digits')),
    ),
  ];
  return valuesOf(withMistake) === 1 && withMistake[0] ? [withMistake[0].reading] : [];
}
