import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Interval, Quantity } from '../../../model.js';
import { pointAt, shareOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { type Mistake, mistakeOfShare } from '../../../verdicts/mistakes.js';
import { isCount } from '../../shares/share-words.js';
import { type Known, type Sharing, siblingsOf } from './near-wholes.js';

/** Which mistake gives a share that is not that of its part and its whole. */

/** So many numbers before it another whole may stand. */
const WINDOW = 12;

export interface Shared extends Sharing {
  readonly whole: Mention;
  /** What it was found to agree with. */
  readonly taken?: Quantity;
}

const gives = ({ percent, whole }: Shared, { value }: Quantity): boolean => {
  const share = shareOf(pointAt(value), pointAt(whole.quantity.value));
  return share !== undefined && value < whole.quantity.value && judge(percent.quantity, share) === 'agrees';
};

/** "19 at home and 8 in court, so 70%": of which part it is the words of a sentence say, where neither has its share. */
const hasShare = ({ mentions }: Discourse, { id }: Mention): boolean => mentions[id + 1]?.quantity.kind === 'percent';

/** "Cars 44% and bikes 44%": it is that of another part of the same whole. */
function ofSibling(discourse: Discourse, shared: Shared, { shares }: Known): Mistake | undefined {
  const { percent, part, whole } = shared;
  const others = [
    ...siblingsOf(discourse, part)
      .filter((item) => item.sentence !== percent.sentence || hasShare(discourse, item))
      .map(({ quantity }) => quantity),
    ...(percent.quantity.decimals > 0 ? shares.filter((share) => share.whole === whole.quantity) : []).map(
      (share) => share.part,
    ),
  ];
  const other = others.find((item) => item.value !== part.quantity.value && gives(shared, item));
  return other && { mistake: 'share', because: `it is that of ${other.text}` };
}

export function slipOf(discourse: Discourse, shared: Shared, known: Known, right: Interval): Mistake | undefined {
  const { percent, part, whole, taken } = shared;
  const near = discourse.mentions
    .slice(Math.max(0, percent.id - WINDOW), percent.id)
    .filter((item) => isCount(item) && item.dimension === part.dimension)
    // "1,420 stopped, 71 fined, 5.0%": what stands in its sentence is rather its whole than what stands elsewhere.
    .filter((item) => item.sentence !== percent.sentence || whole.sentence === percent.sentence)
    .map(({ quantity }) => quantity);
  return (
    ofSibling(discourse, shared, known) ??
    mistakeOfShare(
      {
        quoted: percent.quantity,
        part: part.quantity.value,
        whole: whole.quantity.value,
        others: taken ? [taken, ...near] : near,
      },
      right,
    )
  );
}
