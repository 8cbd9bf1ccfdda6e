import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity } from '../../model.js';
import { countsOfAll, isOfAll } from './all-offences.js';
import { arePaired, isOfNarrower } from './share-wholes.js';
import { isCount, OF, OF_WHICH, type Parted } from './share-words.js';

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

/** "226 of the 829", "of the 829 only 226". */
export function nextToPart({ mentions }: Discourse, part: Mention): Whole[] {
  const next = mentions[part.id + 1];
  // "291 respondents, a quarter of the sample, of whom 102": a share of it may stand between.
  const front = mentions
    .slice(Math.max(0, part.id - 2), part.id)
    // "512 (2023: 468), of which 164": not of what a bracket says in passing.
    .filter((item) => isCount(item) && (item.bracket < 0 || item.bracket === part.bracket))
    .at(-1);
  const isOf = isCount(next) && next.sentence === part.sentence && OF.test(part.tail);
  const isOfWhich = isCount(front) && front.sentence === part.sentence && OF_WHICH.test(part.lead);
  return [...certain(isOf ? next : undefined), ...certain(isOfWhich ? front : undefined)];
}

/** "Of all recorded crime" is of what the document gives for it, where that is one number. */
export function ofAll(discourse: Discourse, percent: Mention): Whole[] {
  const all = isOfAll(percent) ? countsOfAll(discourse) : [];
  const isOne = new Set(all.map(({ quantity }) => quantity.value)).size === 1;
  return all.map((whole) => ({ whole, score: isOne ? 3 : 1.5, isSure: isOne }));
}
