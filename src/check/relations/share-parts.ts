import { type Discourse, reachOf } from '../discourse.js';
import type { Mention } from '../mentions.js';
import { countsOfAll, isOfAll } from './all-offences.js';

/** Which part and which whole a percentage can be of, and how strongly they are bound to it. */

export interface Parted {
  readonly part: Mention;
  readonly whole: Mention;
  readonly score: number;
  readonly isSure: boolean;
}

const OF =
  /^(?: [a-z'’-]+){0,4}?,? (?:(?:out )?of|among|amongst)(?: the| all| a total of| these| those| its| our| some| about)*(?: [a-z'’-]+){0,2} $/;
const WHOLE_LEAD =
  /(?:^|[.;:(,–] ?|\b(?:and|but) )(?:out )?of (?:the |all |all the |these |those |its |our |a total of |some |about )*(?:[a-z'’-]+ ){0,2}$|\b(?:out of|of) (?:the|all|all the|these|those|a total of|some|our|its) (?:[a-z'’-]+ ){0,2}$/;
/** "The 7,999 offences make up 28% of all crime". */
const MAKES =
  /^[^.;:()]{0,50}\b(?:ma[dk]es? up|making up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|compris(?:es?|ed|ing)|constitut\w+) (?:a further |another |about |around |just |over |nearly |almost |some |an? )*$/;
const OF_THEM = /^\)? of (?:them|these|those|whom|all)\b/;
const OF_PERCENT =
  /^\)? (?:out )?of (?:the |all |all the |these |those |its |our |a total of )*(?:[a-z'’-]+ ){0,3}\(?$/;

const isCount = (each: Mention | undefined): each is Mention =>
  each !== undefined &&
  each.dimension === 'count' &&
  (each.role === 'level' || each.role === 'step') &&
  !each.quantity.isWord &&
  each.quantity.value >= 1;

/** "Eight of the 24 victims": a whole, and no part of another. */
function isWhole(mentions: readonly Mention[], count: Mention): boolean {
  const before = mentions[count.id - 1];
  return (
    before !== undefined &&
    before.sentence === count.sentence &&
    before.dimension === 'count' &&
    OF.test(count.lead) &&
    !/\bof wh/.test(count.lead)
  );
}

/** Counts right beside the percentage: "818 (66%)", "66% (818)", "203, or 74%,", "74% of them, 203,". */
function partsBeside({ mentions }: Discourse, percent: Mention): { part: Mention; score: number }[] {
  const [before, after] = [mentions[percent.id - 1], mentions[percent.id + 1]];
  const found: { part: Mention; score: number }[] = [];
  if (isCount(before) && before.sentence === percent.sentence && percent.mark !== -1 && !isWhole(mentions, before)) {
    const gap = percent.lead;
    const isTight =
      gap.length < 80 &&
      (/^ ?(?:[a-z'’_-]+ ){0,4}?(?:[a-z'’_-]+)? ?(?:[(,;:–-]|\.\.\.|…) ?(?:or |i\.e\. |that is,? |about |around |just |over |nearly )*$/.test(
        gap,
      ) ||
        /^ ?(?:[a-z'’-]+ ){0,3}?\(?$/.test(gap));
    if (isTight || MAKES.test(gap)) found.push({ part: before, score: 3 });
    else if (!/[.;]/.test(gap) && gap.length < 70) found.push({ part: before, score: 1 });
  }
  const third = mentions[percent.id + 2];
  // "91% of the 207 (176)".
  if (
    isCount(after) &&
    isCount(third) &&
    OF_PERCENT.test(percent.tail) &&
    /^(?: [a-z'-]+){0,3} \($/.test(third.lead) &&
    third.sentence === percent.sentence
  )
    found.push({ part: third, score: 3 });
  if (isCount(after) && after.sentence === percent.sentence) {
    const gap = percent.tail;
    if (/^ ?(?:\(|, (?:or |i\.e\. |that is,? )?$)/.test(gap) && gap.length < 8) found.push({ part: after, score: 3 });
    else if (/^ (?:of (?:them|these|those|the total|all)|[a-z ]{0,30})?,? ?(?:\(|, (?:or )?|or )$/.test(gap))
      found.push({ part: after, score: 2.5 });
    else if (/^[^.;]{0,60}\((?:or )?$/.test(gap)) found.push({ part: after, score: 2 });
  }
  return found;
}

/** The count that a sentence sets out with, right before the part and its percentage. */
const setsOut = ({ of }: Discourse, percent: Mention, part: Mention, count: Mention): boolean =>
  count.id === Math.min(part.id, percent.id) - 1 && count === of[percent.sentence.index]?.[0];

const OF_THOSE = /^(?:and |but )?(?:out )?of (?:them|these|those|which|whom)\b/;

/** "39% (1,586)" and "1,586 (39%)": one part among others, and the whole of none of them. */
function isPartOfOthers({ mentions }: Discourse, { id, sentence, lead }: Mention): boolean {
  const [before, after] = [mentions[id - 1], mentions[id + 1]];
  const isShare = (each: Mention | undefined): boolean =>
    each?.sentence === sentence && each.quantity.kind === 'percent';
  return (isShare(before) && /^ ?\($/.test(lead)) || (isShare(after) && /^ ?\($/.test(after?.lead ?? ''));
}

/** "Among disabled people (92)": the whole of its own sentence only. */
const isSubgroup = ({ bracket, lead }: Mention): boolean => bracket >= 0 && /\bamong(?:st)?\b|\bfor\b/.test(lead);

/** A percentage of another time than the whole of the sentence before has another whole. */
const isOfOtherTime = (percent: Mention, whole: Mention): boolean =>
  percent.sentence !== whole.sentence &&
  percent.sentence.quantities.some(({ kind, text }) => kind === 'period' && !whole.sentence.text.includes(text));

/** What a whole can be: "of the 1,240", the whole of the share before, or the count the sentence sets out with. */
function wholesFor(
  discourse: Discourse,
  percent: Mention,
  part: Mention,
  last: Mention | undefined,
): { whole: Mention; score: number; isSure: boolean }[] {
  const found: { whole: Mention; score: number; isSure: boolean }[] = [];
  const add = (whole: Mention, score: number, isSure: boolean): void => {
    // "From 122 to 98" is no whole and its part.
    if (whole.mark === -1 && part.mark === 1) return;
    if (whole !== part && whole.quantity.value > part.quantity.value && !found.some((each) => each.whole === whole))
      found.push({ whole, score, isSure });
  };
  const { mentions } = discourse;
  const isOfThose = OF_THOSE.test(percent.sentence.shape);
  // "The other 61 (10%)" is of the whole of all.
  const isRest = /\b(?:others?|rest|remain\w+)\b[^,;.]*$/.test(part.lead);
  const next = mentions[part.id + 1];
  if (isCount(next) && next.sentence === part.sentence && OF.test(part.tail)) add(next, 4, true);
  const behind = mentions[percent.id + 1];
  if (isCount(behind) && behind.sentence === percent.sentence && OF_PERCENT.test(percent.tail)) add(behind, 4, true);
  for (let id = percent.id - 1, steps = 0; id >= 0 && steps < 12; id -= 1, steps += 1) {
    const each = mentions[id];
    const far = each && reachOf(percent.sentence, each.sentence);
    if (!each || far === undefined || far > 3) break;
    if (!isCount(each)) continue;
    const isWhole = WHOLE_LEAD.test(each.lead) && each.mark !== -1;
    const isOfTime = !isOfOtherTime(percent, each);
    if (isWhole) add(each, 3 - far * 0.6, far < 2 && isOfTime);
    else if (isPartOfOthers(discourse, each) && !isOfThose) add(each, 0.5 - far * 0.4, false);
    else if (each === last)
      add(each, 2.5 - far * 0.6, far === 0 || (far < 2 && isOfTime && !isRest && !isSubgroup(each)));
    else if (far === 0 && isOfThose) add(each, 0.5, false);
    else if (far === 1 && isOfThose) add(each, 3, discourse.of[each.sentence.index]?.filter(isCount).length === 1);
    else {
      const isFirst = far === 0 && setsOut(discourse, percent, part, each);
      const score = (isFirst ? 2.8 : 1.2) - far * 0.4 - steps * 0.05 - (each.mark === -1 ? 0.5 : 0);
      add(each, score, isFirst || (far === 1 && OF_THEM.test(percent.tail)));
    }
  }
  // "Of all recorded crime" is of what the document gives for it, where that is one number.
  const all = isOfAll(percent) && found.every(({ isSure }) => !isSure) ? countsOfAll(discourse) : [];
  const isOne = new Set(all.map(({ quantity }) => quantity.value)).size === 1;
  for (const each of all) add(each, isOne ? 3 : 1.5, isOne);
  return found;
}

export function pairsOf(discourse: Discourse, percent: Mention, last: Mention | undefined): Parted[] {
  const sides = partsBeside(discourse, percent);
  const found = sides.flatMap(({ part, score }) =>
    wholesFor(discourse, percent, part, last).map(
      (each): Parted => ({ part, whole: each.whole, score: score + each.score, isSure: each.isSure && score >= 2 }),
    ),
  );
  // "14% of searches led to an arrest (731 out of 5,112)", "2,206 of the 9,510 thefts, 23.2%".
  for (let id = percent.id - 3; id <= percent.id + 3; id += 1) {
    const [part, whole] = [discourse.mentions[id], discourse.mentions[id + 1]];
    if (!isCount(part) || !isCount(whole) || part.sentence !== percent.sentence || whole.sentence !== percent.sentence)
      continue;
    if (!OF.test(part.tail) || part.quantity.value > whole.quantity.value) continue;
    if (percent.mark === -1 && whole.id < percent.id) continue;
    if (found.some((each) => each.part === part && each.whole === whole)) continue;
    const [low, high] = [Math.min(percent.at, part.at), Math.max(percent.at, whole.at)];
    const between = discourse.mentions
      .slice(Math.min(percent.id, part.id) + 1, Math.max(percent.id, whole.id))
      .filter((each) => each !== part && each !== whole && each !== percent);
    const gap = percent.sentence.shape.slice(low, high);
    const before = discourse.mentions[part.id - 1];
    // The bracket right behind another percentage is of that one.
    const isOthers =
      part.bracket >= 0 &&
      before?.sentence === percent.sentence &&
      before !== percent &&
      before?.quantity.kind === 'percent' &&
      before.bracket !== part.bracket;
    const cost = (isOthers ? 3 : 0) + between.length * 2 + (gap.match(/[;]/g)?.length ?? 0) * 2;
    found.push({ part, whole, score: 6 - cost, isSure: cost < 2 });
  }
  return [...found, ...summedUp(discourse, percent)].sort((a, b) => b.score - a.score);
}

/** "Of the 1,138, 205 were charged. That is 18%": of the part and the whole of the sentence before, which has no other numbers. */
function summedUp({ of }: Discourse, percent: Mention): Parted[] {
  const { sentence } = percent;
  if (
    !/^(?:and )?(?:that|this|which)(?:['’]s| is| was| makes| means| comes to| amounts to)? (?:only |just |about |around |nearly |almost |some |a rate of |a share of )*$/.test(
      sentence.shape.slice(0, percent.at),
    )
  )
    return [];
  const before = of[sentence.index - 1] ?? [];
  const [first, second] = before;
  if (!first || !second || before.length !== 2 || first.sentence.block !== sentence.block) return [];
  if (!isCount(first) || !isCount(second)) return [];
  const [part, whole] = WHOLE_LEAD.test(first.lead) ? [second, first] : OF.test(second.lead) ? [first, second] : [];
  return part && whole && part.quantity.value < whole.quantity.value ? [{ part, whole, score: 6, isSure: true }] : [];
}
