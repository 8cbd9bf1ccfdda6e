import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { adjacentParts } from './share-adjacent.js';
import {
  certain,
  fixed,
  isLevelLike,
  isOfOther,
  isOfOtherItem,
  nextToPart,
  ofAll,
  possible,
  type Shared,
  siblingOf,
  type Whole,
} from './share-candidates.js';
import { wholeNamed } from './share-named-whole.js';
import { openingWhole } from './share-opening.js';
import { sampleOf } from './share-sample.js';
import { inFootnote, summedUp } from './share-summed.js';
import {
  costOf,
  isBoxLine,
  isOfOtherTime,
  isPartOfOthers,
  isSubgroup,
  OF_THOSE,
  ofThem,
  ofThoseNamed,
  pairTotal,
} from './share-wholes.js';
import {
  isCount,
  isCountOrWord,
  OF,
  OF_PERCENT,
  OF_THEM,
  OF_WHICH,
  type Parted,
  standTogether,
  WHOLE_LEAD,
} from './share-words.js';

/** Which part and which whole a percentage can be of, and how strongly they are bound to it. */

/** The count that a sentence sets out with, right before the part and its percentage. */
const setsOut = ({ of }: Discourse, percent: Mention, part: Mention, count: Mention): boolean =>
  !/\b(?:of|among|amongst) (?:those|these|them|which|whom),? $/.test(count.lead) &&
  count === of[percent.sentence.index]?.[0] &&
  // "460 cases at 18 meetings; 92 were repeats": what is smaller than the part is the whole of nothing.
  (of[percent.sentence.index] ?? []).every(
    ({ id, quantity }) =>
      id <= count.id ||
      id >= Math.min(part.id, percent.id) ||
      (quantity.kind !== 'percent' && quantity.value < part.quantity.value),
  );

const isOnlyCount = ({ of }: Discourse, { sentence }: Mention): boolean =>
  of[sentence.index]?.filter(isCount).length === 1;

type Bond = Pick<Parted, 'score' | 'isSure'>;

/** Without words that say so: the count that the sentence sets out with, or any other before the share. */
function ofAnyBefore(
  isFirst: boolean,
  percent: Mention,
  candidate: Mention,
  { far, steps }: { far: number; steps: number },
): Bond {
  const score = (isFirst ? 2.8 : 1.2) - far * 0.4 - steps * 0.05 - (candidate.mark === -1 ? 0.5 : 0);
  return { score, isSure: isFirst || (far === 1 && OF_THEM.test(percent.tail)) };
}

/** How likely a count before a share, so many sentences and numbers away, is its whole. */
function ofBefore(
  discourse: Discourse,
  { percent, part, last }: Shared,
  candidate: Mention,
  { far, steps }: { far: number; steps: number },
): Bond | undefined {
  const isOfThose = OF_THOSE.test(percent.sentence.shape);
  // "The other 61 (10%)" is of the whole of all.
  const isRest = /\b(?:others?|rest|remain\w+)\b[^,;.]*$/.test(part.lead);
  const isOfTime = !isOfOtherTime(percent, candidate);
  if (WHOLE_LEAD.test(candidate.lead) && candidate.mark !== -1)
    return { score: 3 - far * 0.6, isSure: far < 2 && isOfTime };
  if (!isOfThose && isPartOfOthers(discourse, candidate)) return { score: 0.5 - far * 0.4, isSure: false };
  // "1,317 had, 89% of the 1,480; after dark 814 had": the part of the share before is hardly the whole of this one.
  if (!isOfThose && candidate === last?.part && !OF_THEM.test(percent.tail)) return undefined;
  if (candidate === last?.whole)
    return {
      score: 2.5 - far * 0.6,
      isSure: far === 0 || (far < 2 && isOfTime && !isRest && !isSubgroup(candidate)),
    };
  if (isOfThose && far === 0) return { score: 0.5, isSure: false };
  if (isOfThose && far === 1) return { score: 3, isSure: isOnlyCount(discourse, candidate) };
  return ofAnyBefore(far === 0 && setsOut(discourse, percent, part, candidate), percent, candidate, { far, steps });
}

/** The counts before the percentage, as far as it reaches back. */
function before(discourse: Discourse, shared: Shared): Whole[] {
  const { percent, part } = shared;
  const found: Whole[] = [];
  for (let id = percent.id - 1, steps = 0; id >= 0 && steps < 12; id -= 1, steps += 1) {
    const whole = discourse.mentions[id];
    const far = whole && reachOf(percent.sentence, whole.sentence);
    if (!whole || far === undefined || far > 3) break;
    if (!isLevelLike(part, whole) || isBoxLine(discourse, whole) || isOfOtherItem(percent, whole)) continue;
    const bond = ofBefore(discourse, shared, whole, { far, steps });
    const isOther = isOfOther(percent, whole);
    if (bond) found.push({ whole, score: bond.score - (isOther ? 1 : 0), isSure: bond.isSure && !isOther });
  }
  return found;
}

const OF_WHOM = /^\)? of (?:whom|which)\b/;

/** "Some 203 people had been a victim; 6% of whom (87 people)": the number that the sentence has named last. */
const lastCountBefore = ({ of }: Discourse, percent: Mention, part: Mention): Mention | undefined =>
  (of[percent.sentence.index] ?? []).filter((item) => item.id < percent.id && item !== part && isCount(item)).at(-1);

/** What a whole can be: "of the 1,240", the whole of the share before, or the count the sentence sets out with. */
function wholesFor(discourse: Discourse, shared: Shared): Whole[] {
  const { percent, part, last } = shared;
  const sample = sampleOf(percent, part);
  const next = possible(sample ? fixed(sample) : nextToPart(discourse, part), shared);
  if (sample && next.length > 0) return next;
  // "A quarter, 291, of whom 102 (8.8%)": of no other number, whichever would give it.
  if (next.length > 0 && OF_WHICH.test(part.lead)) return next;
  const first = next.length === 0 ? openingWhole(discourse, part) : undefined;
  // "Of these 331 own (63%), 95 rent (18%)": a part that has its share is not the whole of the next.
  const opening = first === last?.part ? undefined : first;
  const paired = pairTotal(discourse, part);
  if (opening && paired.length === 0) return fixed(opening);
  const named = ofThem(discourse, part) ?? ofThoseNamed(discourse, percent) ?? ofThoseNamed(discourse, part);
  const behind = discourse.mentions[percent.id + 1];
  const isBehind = isCount(behind) && behind.sentence === percent.sentence && OF_PERCENT.test(percent.tail);
  const ofWhom = OF_WHOM.test(percent.tail) ? lastCountBefore(discourse, percent, part) : undefined;
  if (ofWhom) return fixed(ofWhom);
  const sure = [...next, ...fixed(named), ...certain(isBehind ? behind : undefined)];
  const found = [...paired, ...possible([...sure, ...before(discourse, shared)], shared)];
  return found.some(({ isSure }) => isSure) ? found : possible([...found, ...ofAll(discourse, percent)], shared);
}

const COMPARED =
  /^\)?(?: of [a-z]+)?,? (?:where (?:it|that|this) (?:was|had been)|(?:as )?compared (?:with|to)|against|up from|down from|as against|versus) /;
/** A part and the whole right behind it in its sentence: "14% of searches led to an arrest (731 out of 5,112)". */
function pairsNear(discourse: Discourse, percent: Mention): Parted[] {
  const near = discourse.mentions.slice(Math.max(0, percent.id - 3), percent.id + 5);
  return near.slice(0, -1).flatMap((part, index): Parted[] => {
    const whole = near[index + 1];
    const isPair =
      isCountOrWord(part) &&
      isCount(whole) &&
      [part, whole].every(({ sentence }) => sentence === percent.sentence) &&
      OF.test(part.tail) &&
      part.dimension === whole.dimension &&
      part.quantity.value <= whole.quantity.value;
    if (!isPair) return [];
    // "(297 of 571, 52%)": its own bracket has both, and what stands in others is of others.
    if ([part, whole].every(({ bracket }) => bracket >= 0 && bracket === percent.bracket))
      return [{ part, whole, score: IN_ITS_BRACKET, isSure: true }];
    if (percent.mark === -1 && whole.id < percent.id && !(percent.bracket >= 0 && standTogether(percent, part, whole)))
      return [];
    // "29.6% compared with 226 of the 829": those are of the share it is compared with.
    if (part.id > percent.id && COMPARED.test(percent.tail)) return [];
    // "321 had smoked (15%), and 171 of the 2,140": a bracket belongs to what stands before it.
    if (part.id > percent.id && percent.bracket >= 0 && part.bracket !== percent.bracket) return [];
    const cost = costOf(discourse, percent, part, whole);
    return [{ part, whole, score: 6 - cost, isSure: cost < 2 }];
  });
}

/** More than any other pair has. */
const IN_ITS_BRACKET = 12;

export function pairsOf(discourse: Discourse, percent: Mention, last: Parted | undefined): Parted[] {
  const sides = adjacentParts(discourse, percent);
  const found = sides.flatMap(({ part, score }) =>
    wholesFor(discourse, { percent, part, last }).map(
      (item): Parted => ({ ...item, part, score: score + item.score, isSure: item.isSure && score >= 2 }),
    ),
  );
  const near = pairsNear(discourse, percent).filter(
    (pair) =>
      pair.score === IN_ITS_BRACKET || !found.some(({ part, whole }) => part === pair.part && whole === pair.whole),
  );
  found.push(...near);
  const named = sides.flatMap(({ part, score }): Parted[] => {
    const whole = score >= 2 ? wholeNamed(discourse, percent, part) : undefined;
    const isOpen = whole && !found.some((entry) => entry.part === part && entry.isSure && entry.score - score >= 4);
    const isPart = whole && whole.dimension === part.dimension && whole.quantity.value > part.quantity.value;
    return isOpen && isPart
      ? [{ part, whole, score: score + 4.5, isSure: true, fixedBy: 'name', ...siblingOf(last, whole) }]
      : [];
  });
  return [...named, ...found, ...summedUp(discourse, percent), ...inFootnote(discourse, percent)].sort(
    (a, b) => b.score - a.score,
  );
}
