import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';

/**
 * A count that is to the last digit the sum of those right before it, or what they leave of a whole: no chance, whatever the words.
 * Where it is not, nothing is said.
 */

/** So many counts before it are tried. */
const MOST = 8;
/** A smaller number is met by chance. */
const LEAST = 30;

const isAmount = ({ role, dimension, quantity }: Mention): boolean =>
  (role === 'level' || role === 'step') &&
  (dimension === 'count' || dimension === 'money') &&
  quantity.decimals <= 0 &&
  !quantity.hedge;

/** The counts of its kind right before it, the nearest first. */
function amountsBefore({ mentions }: Discourse, total: Mention): Mention[] {
  const found: Mention[] = [];
  for (let id = total.id - 1; id >= 0 && found.length < MOST; id -= 1) {
    const candidate = mentions[id];
    if (
      !candidate ||
      (candidate.sentence.block !== total.sentence.block && reachOf(total.sentence, candidate.sentence) === undefined)
    )
      break;
    if (isAmount(candidate) && candidate.dimension === total.dimension) found.push(candidate);
  }
  return found;
}

export interface ExactSum {
  readonly parts: readonly Mention[];
  readonly whole: Mention | undefined;
}

export function exactSum(discourse: Discourse, total: Mention): ExactSum | undefined {
  const { value } = total.quantity;
  if (!isAmount(total) || total.quantity.isWord || value < LEAST) return undefined;
  const before = amountsBefore(discourse, total);
  let sum = 0;
  for (const [index, candidate] of before.entries()) {
    const parts = before.slice(0, index);
    if (index >= 1 && candidate.quantity.value - sum === value) return { parts: parts.reverse(), whole: candidate };
    sum += candidate.quantity.value;
    if (index >= 1 && sum === value) return { parts: [...parts, candidate].reverse(), whole: undefined };
  }
  return undefined;
}
