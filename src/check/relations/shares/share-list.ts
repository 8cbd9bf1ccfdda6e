import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { intervalOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { numberText } from '../../verdicts/report.js';
import { type Couple, coupleAt } from './share-couples.js';
import { impliedWhole } from './share-implied.js';
import { openingWhole } from './share-opening.js';
import { isOfOtherTime, OF_THOSE } from './share-wholes.js';
import { isCount, type Parted } from './share-words.js';

/**
 * Parts with their shares, one after the other: "Food 40% (800), tools 25% (500), the rest, 700, 35%", in a sentence, line by line or
 * over a paragraph. Their whole is the number that several of the shares bear out: a count before them, or the sum of the parts.
 */

/** So many parts make a list, whose sum may be its whole. */
const LEAST = 3;
/** So many numbers before the parts are looked at for the whole. */
const WINDOW = 12;
/** So many other numbers may stand between two couples of one whole. */
const GAP = 3;
/** A run of more couples is parted: each is tried with every count of its run. */
const MOST = 50;

const lastId = ({ part, percent }: Couple): number => Math.max(part.id, percent.id);
const firstId = ({ part, percent }: Couple): number => Math.min(part.id, percent.id);

/** The runs of couples: each near the one before, under the same heading. */
function runsOf(discourse: Discourse): Couple[][] {
  const runs: Couple[][] = [];
  for (let id = 0; id < discourse.mentions.length; id += 1) {
    const couple = coupleAt(discourse, id);
    if (!couple || couple.part.sentence.block.kind === 'row') continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext =
      last !== undefined &&
      firstId(couple) - lastId(last) - 1 <= GAP &&
      couple.part.sentence.block.heading === last.part.sentence.block.heading &&
      couple.part.sentence.index - last.part.sentence.index <= 3;
    if (run && isNext && run.length < MOST) run.push(couple);
    else runs.push([couple]);
    id += 1;
  }
  return runs;
}

const fits = ({ part, percent }: Couple, whole: Mention): boolean => {
  const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  return value !== undefined && judge(percent.quantity, value) === 'agrees';
};

/** The sum of parts that stand one right behind the other. */
function sumOf(run: readonly Couple[]): Mention[] {
  const [first] = run;
  const isList = run.every((item, index) => {
    const before = run[index - 1];
    return !before || firstId(item) - lastId(before) === 1;
  });
  if (!first || !isList || run.length < LEAST) return [];
  const value = run.reduce((sum, { part }) => sum + part.quantity.value, 0);
  return [{ ...first.part, quantity: { ...first.part.quantity, value, text: numberText(value) } }];
}

interface Whole {
  readonly whole: Mention;
  readonly good: readonly Couple[];
}

/** What most of the shares are of; of several that fit as many the nearest. */
function wholeOf({ mentions }: Discourse, run: readonly Couple[]): Whole | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return undefined;
  const parts = new Set(run.map(({ part }) => part));
  const before = mentions
    .slice(Math.max(0, firstId(first) - WINDOW), lastId(last))
    .filter(
      (mention) =>
        isCount(mention) &&
        mention.mark !== -1 &&
        mention.dimension === first.part.dimension &&
        !parts.has(mention) &&
        mention.sentence.block.heading === first.part.sentence.block.heading,
    );
  const tried = [...sumOf(run), ...before.reverse()]
    .map((whole) => ({
      whole,
      good: run.filter((item) => item.part.quantity.value < whole.quantity.value && fits(item, whole)),
    }))
    .sort((a, b) => b.good.length - a.good.length);
  const [best] = tried;
  const inBlock = new Set(
    before.filter(({ sentence }) => sentence.block === first.part.sentence.block).map(({ quantity }) => quantity.value),
  );
  // One share is enough where nothing else of the paragraph can be the whole.
  const isOnly = inBlock.size === 1 && inBlock.has(best?.whole.quantity.value ?? -1) && best?.good[0] === first;
  return best && best.good.length >= (isOnly ? 1 : 2) ? best : undefined;
}

/** A count that is no part of the list, and may be the whole of what follows it. */
const hasRival = (between: readonly Mention[], run: readonly Couple[], couple: Couple, whole: Mention): boolean =>
  between.some(
    (mention) =>
      isCount(mention) &&
      !run.some(({ part }) => part === mention) &&
      mention.quantity.value !== whole.quantity.value &&
      mention.quantity.value > couple.part.quantity.value,
  );

/** The couple right before it, or right behind, bears the whole out, and no other whole stands between. */
function isBorneOutByNeighbour(
  discourse: Discourse,
  run: readonly Couple[],
  index: number,
  { whole, good }: Whole,
): boolean {
  const [before, couple, after] = [run[index - 1], run[index], run[index + 1]];
  if (!couple) return false;
  const upTo = (id: number): readonly Mention[] => discourse.mentions.slice(id + 1, firstId(couple));
  if (before && good.includes(before) && !hasRival(upTo(lastId(before)), run, couple, whole)) return true;
  const isNear = after && good.includes(after) && reachOf(after.part.sentence, couple.part.sentence) !== undefined;
  return isNear === true && !hasRival(upTo(whole.id), run, couple, whole);
}

/** "Of those, 1,494 were domestic: 45%": of the part before. */
const isOfPartBefore = ({ part: { sentence } }: Couple, { quantity }: Mention): boolean =>
  OF_THOSE.test(sentence.shape) &&
  sentence.previous?.quantities.every(({ value }) => value !== quantity.value) === true;

/** In brackets, or a line of a list: its like before it is no whole of it. */
const isItem = ({ percent: { bracket, sentence } }: Couple): boolean =>
  bracket >= 0 || sentence.block.listItem === true;

/** One share of a run, where it fits the whole or its neighbour does and it is of no part before. */
function ofRun(discourse: Discourse, run: readonly Couple[], index: number, best: Whole): (Parted & Couple)[] {
  const { whole, good } = best;
  const couple = run[index];
  if (!couple) return [];
  const opening = openingWhole(discourse, couple.part);
  if (opening && opening.quantity.value !== whole.quantity.value) return [];
  const isGood = good.includes(couple);
  const isNextTo = isBorneOutByNeighbour(discourse, run, index, best);
  if (couple.part.quantity.value > whole.quantity.value || !(isGood || (isNextTo && !isOfPartBefore(couple, whole))))
    return [];
  const isBorne = isNextTo && good.length >= run.length / 2;
  return [
    {
      ...couple,
      whole,
      score: isBorne ? 9 : 7,
      isSure: isBorne && !isOfOtherTime(couple.percent, whole),
      ...(isItem(couple) ? { fixedBy: 'list' as const } : {}),
      isOnlyWrong: good.length >= LEAST && good.length >= run.length - 1 && /^\) ?[.,;]?$/.test(couple.percent.tail),
    },
  ];
}

/** The shares of several parts of one whole, by their percentage. */
export function listedShares(discourse: Discourse): ReadonlyMap<Mention, Parted> {
  const found = runsOf(discourse).flatMap((run) => {
    const best = wholeOf(discourse, run) ?? (run.every(isItem) ? impliedWhole(run) : undefined);
    return best ? run.flatMap((_, index) => ofRun(discourse, run, index, best)) : [];
  });
  return new Map(found.map((item) => [item.percent, item]));
}

/** With the part and whole of a list, as fixed as they are by the words around the share. */
export function bestFirst(inList: Parted | undefined, near: readonly Parted[]): Parted[] {
  const fixedBy = near.find(
    ({ part, whole }) => part === inList?.part && whole.quantity.value === inList.whole.quantity.value,
  )?.fixedBy;
  // Neighbours that bear it out tell more than its name does.
  const isFixed = fixedBy && !inList?.isOnlyWrong && !(fixedBy === 'name' && inList?.isSure);
  const listedFirst = inList ? [{ ...inList, ...(isFixed ? { fixedBy } : {}) }] : [];
  return [...listedFirst, ...near].sort((a, b) => b.score - a.score);
}
