import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';

/** So many numbers before and behind are looked at. */
const WINDOW = { before: 7, behind: 2 };
const isAmount = ({ dimension, role, quantity }: Mention): boolean =>
  (dimension === 'count' || dimension === 'money' || dimension === 'rate') &&
  role !== 'average' &&
  quantity.hedge === undefined &&
  quantity.value >= 2;

/** The amounts near a number, the nearest first: those of its sentence, and of the one or two before. */
export function amountsNear({ mentions }: Discourse, claim: Mention): Mention[] {
  return mentions
    .slice(Math.max(0, claim.id - WINDOW.before), claim.id + WINDOW.behind + 1)
    .filter((item) => {
      const far = reachOf(claim.sentence, item.sentence);
      const isOfPlan = item.role === 'target' && claim.role !== 'target';
      return (
        item !== claim &&
        isAmount(item) &&
        !isOfPlan &&
        far !== undefined &&
        far <= 2 &&
        (item.id < claim.id || far === 0)
      );
    })
    .sort((a, b) => Math.abs(a.id - claim.id) - Math.abs(b.id - claim.id));
}
