import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { isSummedUp } from './share-adjacent.js';
import { WHERE_KNOWN } from './share-wholes.js';
import { BEHIND, BEHIND_COMMA, BEHIND_IN_LINE, IN_BRACKET, isCount, THAT_IS_ALONE } from './share-words.js';

/** Parts with their share right next to them. */

export interface Couple {
  readonly percent: Mention;
  readonly part: Mention;
}

const isPart = (item: Mention | undefined): item is Mention =>
  isCount(item) &&
  item.role === 'level' &&
  item.quantity.decimals <= 0 &&
  item.mark !== -1 &&
  !/\b(?:of|among|amongst) (?:the |all |our |its )*$|.\bof (?:these |those |whom |which )$/.test(item.lead) &&
  // "67 had a need (57%), and 49 of those were treated (73%)": of the part before it.
  !(/\band $/.test(item.lead) && /^ of (?:those|whom|which)\b/.test(item.tail));

/** "246 back, 3 in ten" sums up, and is no item of a list. */
const isShare = ({ quantity, role, mark }: Mention): boolean =>
  quantity.kind === 'percent' &&
  !/\d in \w+$/.test(quantity.text) &&
  (role === 'share' || role === 'level') &&
  mark !== -1;

/** The couple at this place: a part and its share right behind, or the share and its part in a bracket. */
export function coupleAt({ mentions }: Discourse, id: number): Couple | undefined {
  const [first, second] = [mentions[id], mentions[id + 1]];
  if (!first || !second) return undefined;
  const isNear = first.sentence === second.sentence && !WHERE_KNOWN.test(second.sentence.shape);
  const isNext =
    isNear &&
    (second.lead === ' ' ||
      BEHIND.test(second.lead) ||
      BEHIND_COMMA.test(second.lead) ||
      (first.sentence.block.listItem === true && BEHIND_IN_LINE.test(second.lead)));
  if (isPart(first) && isShare(second) && (isNext || isSummedUp(first, second)))
    return { part: first, percent: second };
  if (!isNear) return undefined;
  const isBehind = IN_BRACKET.test(second.lead) || THAT_IS_ALONE.test(second.lead);
  return isShare(first) && isPart(second) && isBehind ? { part: second, percent: first } : undefined;
}
