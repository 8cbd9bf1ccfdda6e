import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { boundOf } from '../../../pairs/bound-pair.js';
import { claimOf } from '../../../pairs/comparisons.js';
import { type LevelSeries, levelsAround } from './levels-in-time.js';
import type { MoveClaim, Point } from './moves-asked.js';

/** The level next to a claim with each of those near it, the earlier by the direction that the claim gives. */

/** Smaller numbers are met by chance. */
const LEAST = 10;

const isLarge = (item: Mention): boolean =>
  item.dimension === 'rate' || item.dimension === 'percent' || item.quantity.value >= LEAST;

/** The one its words begin at, else the last before it, in its sentence or the one it goes on about. */
function anchorOf(discourse: Discourse, claim: Mention, levels: readonly Mention[]): Mention | undefined {
  const { earlier } = boundOf(discourse, claimOf(claim, 'change'));
  if (earlier) return levels.find((level) => level === earlier);
  const before = levels.filter(({ id }) => id < claim.id);
  const here = before.filter(({ sentence }) => sentence === claim.sentence);
  return (here.length > 0 ? here : before).at(-1);
}

const point = (mention: Mention, back: number): Point => ({
  mention,
  quantity: mention.quantity,
  back,
  time: mention.time,
});

export function seriesOfTwo(discourse: Discourse, { mention, direction }: MoveClaim): LevelSeries[] {
  const levels = levelsAround(discourse, mention).filter(isLarge);
  const anchor = anchorOf(discourse, mention, levels);
  if (!anchor || direction === undefined) return [];
  return levels.flatMap((other): LevelSeries[] => {
    const [from, to] =
      direction > 0 === anchor.quantity.value < other.quantity.value ? [anchor, other] : [other, anchor];
    const isAgainst = from.time !== undefined && to.time !== undefined && from.time.to >= to.time.to;
    return other === anchor || other.dimension !== anchor.dimension || isAgainst
      ? []
      : [{ label: '', points: [point(from, 1), point(to, 0)] }];
  });
}
