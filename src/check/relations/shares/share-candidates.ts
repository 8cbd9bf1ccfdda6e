import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity } from '../../model.js';
import { countsOfAll, isOfAll } from './all-offences.js';
import { isOfYearBefore } from './share-opening.js';
import { arePaired, isOfNarrower, isOfOtherName } from './share-wholes.js';
import { isCount, isCountOrWord, OF, OF_WHICH, type Parted } from './share-words.js';

/** The counts that can be the whole of a part, each once, with how strongly the words bind them to it. */

export interface Shared {
  readonly percent: Mention;
  readonly part: Mention;
  /** The part and the whole of the share before. */
  readonly last: Parted | undefined;
}

/** "From 122 to 98" is no whole and its part; nor is the number that the sentence before begins with, "fell from 1,428 to 1,517". */
const isOfEarlier = (percent: Mention, part: Mention, whole: Mention): boolean =>
  whole.mark === -1 && (part.mark === 1 || (whole.sentence !== part.sentence && percent.mark === 0));

const canBeWhole = (percent: Mention, part: Mention, whole: Mention): boolean =>
  whole !== part &&
  whole.dimension === part.dimension &&
  whole.quantity.value > part.quantity.value &&
  !arePaired(whole, part) &&
  !isOfEarlier(percent, part, whole) &&
  !isOfYearBefore(part, whole) &&
  !isOfNarrower(percent, whole);

export const siblingOf = (last: Parted | undefined, whole: Mention): { sibling?: Quantity } =>
  last?.whole === whole ? { sibling: last.part.quantity } : {};

export type Whole = Omit<Parted, 'part'>;

export const certain = (whole: Mention | undefined): Whole[] => (whole ? [{ whole, score: 4, isSure: true }] : []);
export const fixed = (whole: Mention | undefined): Whole[] =>
  certain(whole).map((item): Whole => ({ ...item, fixedBy: 'number' }));

/** Those that can be the whole of the part, each once. */
export function possible(candidates: readonly Whole[], { percent, part, last }: Shared): Whole[] {
  const seen = new Set<Mention>();
  return candidates.flatMap((item) => {
    if (seen.has(item.whole) || !canBeWhole(percent, part, item.whole)) return [];
    seen.add(item.whole);
    return [{ ...item, ...siblingOf(last, item.whole) }];
  });
}

/** A number in words is a part of one in words as well. */
export const isLevelLike = (part: Mention, candidate: Mention | undefined): candidate is Mention =>
  part.quantity.isWord ? isCountOrWord(candidate) : isCount(candidate);

/** "226 of the 829", "of the 829 only 226". */
export function nextToPart({ mentions }: Discourse, part: Mention): Whole[] {
  const next = mentions[part.id + 1];
  // "291 respondents, a quarter of the sample, of whom 102": a share of it may stand between.
  const front = mentions
    .slice(Math.max(0, part.id - 2), part.id)
    // "512 (2023: 468), of which 164": not of what a bracket says in passing.
    .filter((item) => isCount(item) && (item.bracket < 0 || item.bracket === part.bracket))
    .at(-1);
  const isOf = isLevelLike(part, next) && next.sentence === part.sentence && OF.test(part.tail);
  const isOfWhich = isCount(front) && front.sentence === part.sentence && OF_WHICH.test(part.lead);
  return [...certain(isOf ? next : undefined), ...certain(isOfWhich ? front : undefined)];
}

/** "Of all recorded crime" is of what the document gives for it, where that is one number. */
export function ofAll(discourse: Discourse, percent: Mention): Whole[] {
  const all = isOfAll(percent) ? countsOfAll(discourse) : [];
  const isOne = new Set(all.map(({ quantity }) => quantity.value)).size === 1;
  return all.map((whole) => ({ whole, score: isOne ? 3 : 1.5, isSure: isOne }));
}

/** "The north solved 1,342 of its 7,863, the coast 1,989": the whole of the one is not that of the next. */
export const isOfOther = (percent: Mention, whole: Mention): boolean =>
  isOfOtherName(percent, whole) || /\b(?:its|their|his|her) $/.test(whole.lead);

/** Each item of a list has a part of its own, which is the whole of no other. */
export const isOfOtherItem = ({ sentence: { block: mine } }: Mention, { sentence: { block } }: Mention): boolean =>
  block !== mine && block.listItem === true && mine.listItem === true;

const OF_NUMBER = /^\)? (?:out )?of (?:all |the |these |those |its |our )+$/;
const OF_THAT_NUMBER = /^\)? of (?:that|this) (?:number|figure|total)\b/;

/** "25% of the 273", "23% of that number": nothing else is its whole. */
function printedWhole({ mentions, of }: Discourse, percent: Mention, part: Mention): Mention | undefined {
  const next = mentions[percent.id + 1];
  if (isCount(next) && next.sentence === percent.sentence && OF_NUMBER.test(percent.tail)) return next;
  if (!OF_THAT_NUMBER.test(percent.tail)) return undefined;
  return (of[percent.sentence.index] ?? []).filter((item) => isCount(item) && item.id < part.id).at(-1);
}

/** The pairs of the whole that the words say, where one is of it. */
export function withPrintedWhole(discourse: Discourse, percent: Mention, pairs: readonly Parted[]): readonly Parted[] {
  const printed = pairs.filter(
    ({ part, whole }) => printedWhole(discourse, percent, part)?.quantity.value === whole.quantity.value,
  );
  return printed.length > 0 ? printed : pairs;
}
