import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Interval, Quantity } from '../model.js';
import { changeOf, differenceOf, intervalOf, middleOf, printedUnit, shareOf, sizeOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import type { Claim, Pair } from './claim.js';

/**
 * Whether other numbers near a claim bear it out under a reading that its words also allow. Then its words may have been read
 * wrongly, and it is not accused.
 */

/** So many numbers before and behind are looked at, and two of them at most so far apart. */
const WINDOW = { before: 6, behind: 4, apart: 3 };

const isNumber = ({ dimension, quantity, role }: Mention): boolean =>
  dimension !== undefined && role !== 'target' && role !== 'step' && !quantity.isWord;

function sumsOf(a: Quantity, b: Quantity, claim: Claim, quoted: Quantity): (Interval | undefined)[] {
  const [from, to] = [intervalOf(a), intervalOf(b)];
  if (quoted.kind === 'multiple')
    return [
      quoted.decimals > 0 && from.lower > 0
        ? { lower: to.lower / from.upper, upper: to.upper / from.lower }
        : undefined,
    ];
  const share = a.kind === 'count' ? shareOf(from, to) : undefined;
  if (claim.kind === 'share') return [share];
  const isUp = claim.direction === undefined || claim.direction > 0 === b.value > a.value;
  if (quoted.kind === 'count' || quoted.kind === 'points') return isUp ? [sizeOf(differenceOf(from, to))] : [];
  if (quoted.kind !== 'percent') return [];
  const change = changeOf(from, to);
  return [isUp && change ? sizeOf(change) : undefined, share];
}

/** "1,496 (80%)": a part of the whole, and no whole itself. */
const hasShareBehind = ({ mentions }: Discourse, { id, sentence }: Mention): boolean => {
  const next = mentions[id + 1];
  return next?.sentence === sentence && next.quantity.kind === 'percent' && /^[^#]{0,30}\($/.test(next.lead);
};

export function isBorneOutElsewhere(discourse: Discourse, claim: Claim, parts: readonly Mention[]): boolean {
  const { quantity } = claim;
  if (!quantity) return false;
  const quoted: Quantity = { ...quantity, hedge: undefined, value: Math.abs(quantity.value) };
  const id = Math.floor(claim.id);
  const near = discourse.mentions
    .slice(Math.max(0, id - WINDOW.before), id + 1 + WINDOW.behind)
    .filter(
      (mention) =>
        mention.quantity !== quantity && isNumber(mention) && reachOf(claim.sentence, mention.sentence) !== undefined,
    );
  // Counts may stand between two percentages that points are of.
  const percents = near.filter(({ dimension }) => dimension === 'percent');
  const areNear = (a: Mention, b: Mention): boolean =>
    Math.abs(a.id - b.id) <= WINDOW.apart + (claim.kind === 'share' ? 1 : 0) ||
    (quoted.kind === 'points' && Math.abs(percents.indexOf(a) - percents.indexOf(b)) <= 2);
  return near.some((a) =>
    near.some(
      (b) =>
        a !== b &&
        a.dimension === b.dimension &&
        !(claim.kind === 'share' && hasShareBehind(discourse, b)) &&
        areNear(a, b) &&
        !(parts.includes(a) && parts.includes(b)) &&
        sumsOf(a.quantity, b.quantity, claim, quoted).some((value) => value && judge(quoted, value) === 'agrees'),
    ),
  );
}

/** Shares rounded to whole per cents bear out almost any change between them: no strong support for one with a decimal. */
export const LOOSE = 5;
export const isLoose = ({ kind, quantity }: Claim, { earlier }: Pair, value: Interval): boolean =>
  kind === 'change' &&
  earlier.dimension === 'percent' &&
  quantity !== undefined &&
  value.upper - value.lower > 20 * printedUnit(quantity) &&
  Math.abs(Math.abs(middleOf(value)) - Math.abs(quantity.value)) > printedUnit(quantity);
