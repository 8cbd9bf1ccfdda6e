import { type Direction, movesIn } from '../lexicon/directions.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Claim, Pair } from './claim.js';

/** "Rose from 200 to 240 and from 100 to 90, by 20% and 10% respectively": the first of each goes with the first. */

const isOf = ({ kind }: Claim, { dimension, role }: Mention): boolean =>
  kind === 'points'
    ? dimension === 'percent' && (role === 'level' || role === 'share')
    : dimension === 'count' && role === 'level';

function pairOf(earlier: Mention | undefined, later: Mention | undefined): Pair[] {
  return earlier && later
    ? [{ earlier, later, order: 2, score: 7, isClean: true, isTight: true, isContrast: true, isCouple: true }]
    : [];
}

/** The pairs of a claim in a sentence that says "respectively"; undefined where its numbers do not come out even. */
export function respectivePairs({ of }: Discourse, claim: Claim, claims: readonly Claim[]): Pair[] | undefined {
  if (!/\brespectively\b/i.test(claim.sentence.text)) return undefined;
  const sentenceClaims = claims.filter(({ sentence }) => sentence === claim.sentence);
  const levels = (of[claim.sentence.index] ?? []).filter((item) => isOf(claim, item) && !item.quantity.isWord);
  const index = sentenceClaims.indexOf(claim);
  const count = sentenceClaims.length;
  if (count < 2 || levels.length !== 2 * count) return undefined;
  const [first, second] = levels;
  // "(Arson 200 to 150, robbery 360 to 288)": each pair stands together.
  const areJoined = levels.every(({ lead }, at) => at % 2 === 0 || /^ ?(?:to|→|->) ?$/.test(lead));
  if (areJoined || (first?.mark === -1 && second?.mark === 1)) return pairOf(levels[2 * index], levels[2 * index + 1]);
  const [one, other] = [levels.slice(0, count), levels.slice(count)];
  const isTurned = other.some(({ mark }) => mark === -1) || (other.at(-1)?.time?.to ?? 0) < (one.at(-1)?.time?.to ?? 0);
  const isKnown =
    isTurned ||
    one.some(({ mark }) => mark === -1) ||
    other.some(({ mark }) => mark === 1) ||
    one.at(-1)?.time !== undefined;
  if (!isKnown) return undefined;
  return isTurned ? pairOf(other[index], one[index]) : pairOf(one[index], other[index]);
}

/** "Increases of 20% and 10% respectively": one noun for both. One verb may stand for both ways. */
export function onlyDirection({ sentence: { shape }, at }: Claim): Direction | undefined {
  const noun = /\b([a-z]+) of (?:[#%±@] ?(?:,|and)? ?)*$/.exec(shape.slice(0, at))?.[1];
  return noun === undefined ? undefined : movesIn(noun)[0]?.direction;
}
