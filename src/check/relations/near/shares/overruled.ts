import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import { foundShares } from './found-shares.js';
import { isLarger, type Sharing, wholeByName } from './near-wholes.js';

/** Shares that another number gives by chance or by mistake, though their words say that they are of this one. */

interface Agreed extends Sharing {
  readonly whole: Mention;
}

/** "Ten (20%) came by bus and 12 (3%) by car": both of the whole of the first. */
function wholeOfJoined(
  { mentions }: Discourse,
  { percent, part }: Agreed,
  before: readonly RuleFinding[],
): Mention | undefined {
  const last = mentions[part.id - 1];
  const isJoined =
    last?.quantity.kind === 'percent' &&
    last.sentence === part.sentence &&
    last.bracket >= 0 &&
    percent.bracket >= 0 &&
    percent.id === part.id + 1 &&
    /^\) and (?:[a-z]+ )?$/.test(part.lead);
  const found = isJoined ? foundShares(before.filter(({ covers }) => covers.includes(last.quantity)))[0] : undefined;
  return mentions.find(({ quantity }) => quantity === found?.whole);
}

const LEAVES = /\b(?:leav(?:es?|ing)|left|remaining|short of|others?|rest)\b[^#%;.]*$/;

/** "30 of the 40 posts are filled, leaving 10 vacant, a rate of 33.3%": of all posts, and not of those that are filled. */
function wholeOfRest({ of }: Discourse, { percent, part, whole }: Agreed): Mention | undefined {
  if (!LEAVES.test(part.lead) || part.sentence !== percent.sentence) return undefined;
  return of[percent.sentence.index]?.find(
    ({ quantity, dimension, id }) =>
      id < part.id && dimension === part.dimension && quantity.value === part.quantity.value + whole.quantity.value,
  );
}

/** What a share that agrees with another whole is of for certain. */
export function overruling(discourse: Discourse, agreed: Agreed, before: readonly RuleFinding[]): Mention | undefined {
  const found =
    wholeByName(discourse, agreed) ?? wholeOfRest(discourse, agreed) ?? wholeOfJoined(discourse, agreed, before);
  const isOther = found && found.quantity.value !== agreed.whole.quantity.value;
  return isOther && found.quantity.value > agreed.part.quantity.value ? found : undefined;
}

/** The shares that were found to agree with a part and a whole of the prose. */
export function agreedShares({ mentions }: Discourse, before: readonly RuleFinding[]): Agreed[] {
  const at = new Map<Quantity, Mention>(mentions.map((mention) => [mention.quantity, mention]));
  return before.flatMap(({ pattern, verdict, covers, uses = [] }) => {
    const [percent, part, whole] = [covers[0], uses[0], uses[1]].map((quantity) => quantity && at.get(quantity));
    const isShare =
      (pattern === 'share' || pattern === 'named-share') && verdict === 'agrees' && percent?.role !== 'change';
    return isShare && percent && part && whole && isLarger(whole, part) ? [{ percent, part, whole }] : [];
  });
}
