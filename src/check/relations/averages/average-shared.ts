import { AVERAGE_BEFORE } from '../../lexicon/role-words.js';
import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { intervalOf } from '../../verdicts/intervals.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { isCountOfThings, nounStems, thingsOf } from '../counted-things.js';
import { digitsIn } from '../ratio.js';
import { readingOver } from './average-time.js';

/** An average whose words give the number that it is over: "9 for each of the 14 sites", "shared among 40 clubs that is £310 each". */

const OVER_THESE =
  /^(?: [a-z'-]+){0,4}? (?:(?:for|to|from|in|at|by) )?(?:each|every one) of (?:(?:the|its|our|these|those|all) )+$/;
const SHARED =
  /\b(?:shared|spread|split|divided|distributed)(?: (?:out|equally|evenly))* (?:among|amongst|over|across|between|by)(?: (?:the|our|its|all|these|those))* $/;
const APIECE = /^(?: [a-z-]+){0,2}? (?:each|apiece|an? (?:head|time|piece))\b/;

function divisorOf({ mentions }: Discourse, { id, sentence, lead, tail }: Mention): Mention | undefined {
  const isCount = (item: Mention | undefined): item is Mention =>
    item?.sentence === sentence && item.quantity.kind === 'count' && item.quantity.value > 1;
  const next = mentions[id + 1];
  if (isCount(next) && OVER_THESE.test(tail)) return next;
  if (!APIECE.test(tail) && !AVERAGE_BEFORE.test(lead)) return undefined;
  return [mentions[id - 1], next, mentions[id + 2]].filter(isCount).find((item) => SHARED.test(item.lead));
}

/** So many numbers before it the total may stand. */
const WINDOW = 8;

/** Right before the number it is over, else any of its kind near by: those that its words name, where they name some. */
function totalsOf({ mentions }: Discourse, average: Mention, divisor: Mention): Mention[] {
  const isTotal = (item: Mention): boolean =>
    item !== average &&
    item !== divisor &&
    isCountOfThings(item) &&
    (item.dimension === average.dimension || (average.dimension === 'rate' && item.dimension === 'count'));
  const before = mentions[divisor.id - 1];
  if (before?.sentence === divisor.sentence && SHARED.test(divisor.lead) && isTotal(before)) return [before];
  const near = mentions
    .slice(Math.max(0, average.id - WINDOW), average.id)
    .filter((item) => isTotal(item) && (reachOf(average.sentence, item.sentence) ?? WINDOW) < 2);
  const things = nounStems(average.tail.split(/\b(?:for|to|from|in|at|by|each|apiece|every)\b/)[0] ?? '');
  const named = near.filter((item) => [...thingsOf(item)].some((stem) => things.has(stem)));
  const inSentence = near.filter(({ sentence }) => sentence === average.sentence);
  return [named, inSentence, near].find((all) => all.length > 0) ?? [];
}

/** Of several totals only one that bears it out is meant, or one of which it is the average with a digit changed. */
export function sharedOut(discourse: Discourse, average: Mention): ClaimReading[] {
  const divisor = divisorOf(discourse, average);
  if (!divisor) return [];
  const totals = totalsOf(discourse, average, divisor);
  const readings = totals.map((total) => {
    const over = { text: total.quantity.text, total: intervalOf(total.quantity), times: divisor.quantity.value };
    return readingOver(average, over, [total, divisor], true);
  });
  const good = readings.filter(({ verdict }) => verdict === 'agrees');
  const isExplained = ({ mistake }: ClaimReading): boolean =>
    mistake?.mistake === 'digits' && digitsIn(average.quantity) > 2;
  return good.length > 0 ? good : readings.filter((item) => readings.length === 1 || isExplained(item));
}
