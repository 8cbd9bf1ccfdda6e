import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { perObject } from '../../per-object.js';
import { isCount, isCountOrWord } from './share-words.js';

/** Which counts before a share are no whole of it. */

export const OF_THOSE = /^(?:and |but )?(?:(?:out )?of|among|amongst) (?:them|these|those|which|whom)\b/;

/** "39% (1,586)" and "1,586 (39%)": one part among others, and the whole of none of them. */
export function isPartOfOthers({ mentions }: Discourse, { id, sentence, lead }: Mention): boolean {
  const [before, after] = [mentions[id - 1], mentions[id + 1]];
  const isShare = (item: Mention | undefined): boolean =>
    item?.sentence === sentence && item.quantity.kind === 'percent';
  return (
    (isShare(before) && /^ ?\((?:[a-z ]{1,20}, ?)?$/.test(lead)) ||
    (isShare(after) && /^ ?[([:=–-]? ?$/.test(after?.lead ?? ''))
  );
}

/** "North side 4,000 40%": a line of a list, which is the whole of no other line. */
export const isBoxLine = ({ mentions }: Discourse, { id, sentence }: Mention): boolean => {
  const after = mentions[id + 1];
  return after?.sentence === sentence && after.quantity.kind === 'percent' && after.lead === ' ';
};

/** "Among disabled people (92)": the whole of its own sentence only. */
export const isSubgroup = ({ bracket, lead }: Mention): boolean =>
  bracket >= 0 && /\bamong(?:st)?\b|\bfor\b/.test(lead);

/** A percentage of another time than the whole of the sentence before has another whole. */
export const isOfOtherTime = (percent: Mention, whole: Mention): boolean =>
  percent.sentence !== whole.sentence &&
  percent.sentence.quantities.some(({ kind, text }) => kind === 'period' && !whole.sentence.text.includes(text));

const END_OF_NAME =
  /[.,;:()#§]|\b(?:in|on|at|for|with|was|were|is|are|had|has|who|that|which|by|from|involv\w+|led|resulted|than|between|but|and|so|because|over|during)\b/;

/** "43% of all theft": the stems of what the words of a share say that it is of. */
export const namedWhole = perObject(({ tail }: Mention): ReadonlySet<string> => {
  const words = /^\)? (?:out )?of (.*)$/.exec(tail)?.[1] ?? '';
  return stemsOf(
    words.replace(/^(?:what|that which) (?:was|were|is|we|had been|has been) /, '').split(END_OF_NAME)[0] ?? '',
  );
});

/** "32% of assaults with a known location": of those alone. */
const QUALIFIED =
  /^\)? (?:out )?of [a-z' -]+? (?:with|where|whose|for which|in which|that had|who gave) (?:a |an |the )?([a-z' -]+)/;

/** "Where known, alcohol was involved in 724 cases (48.0%)": of those for which it is known, and of no other count. */
export const WHERE_KNOWN =
  /^(?:where|when) (?:(?:it|this|that|(?:the |their )?[a-z]+) (?:is|was) )?(?:known|recorded|stated|given|specified)\b/;

/** A share of those with something, and a count whose words say nothing of it. */
export function isOfNarrower({ tail, sentence }: Mention, whole: Mention): boolean {
  if (WHERE_KNOWN.test(sentence.shape) && whole.sentence !== sentence) return true;
  const narrower = stemsOf(QUALIFIED.exec(tail)?.[1] ?? '');
  const near = stemsOf(`${whole.lead} ${whole.tail}`);
  return [...narrower].some((stem) => !near.has(stem));
}

/** The words of a share name another whole than this count is of. */
export const isOfOtherName = (percent: Mention, { clause, sentence }: Mention): boolean => {
  const name = namedWhole(percent);
  if (name.size === 0) return false;
  const its = new Set([...clause.stems, ...stemsOf(sentence.block.heading)]);
  return ![...name].some((item) => its.has(item));
};

/** So many sentences of its paragraph are looked at for what "them" are. */
const SENTENCES_BACK = 3;

/** "Race was a factor in 46 of them": of the only count of what was said before that is not of an earlier time. */
export function ofThem({ of }: Discourse, part: Mention): Mention | undefined {
  const [those, noun = ''] = /^ of (?:them|these|those)\b(?: ([a-z]{4,}))?/.exec(part.tail) ?? [];
  if (those === undefined) return undefined;
  const [stem] = stemsOf(noun);
  const isNamed = ({ sentence: { text } }: Mention): boolean => stem === undefined || stemsOf(text).has(stem);
  const isWhole = (item: Mention): boolean =>
    isCountOrWord(item) &&
    item.quantity.value > part.quantity.value &&
    item.role === 'level' &&
    item.mark !== -1 &&
    isNamed(item);
  let wholes = (of[part.sentence.index] ?? []).filter((item) => item.id < part.id && isWhole(item));
  let sentence = part.sentence.previous;
  for (let steps = 0; sentence && wholes.length === 0 && steps < SENTENCES_BACK; steps += 1) {
    wholes = (of[sentence.index] ?? []).filter(isWhole);
    sentence = sentence.previous;
  }
  const [whole] = wholes;
  return whole && wholes.length === 1 && !isOfOpenYear(of[whole.sentence.index] ?? [], whole) ? whole : undefined;
}

/** "There were 360 in 2023/24 and 450 last year": which of the two is the later is not said. */
const isOfOpenYear = (all: readonly Mention[], { time }: Mention): boolean =>
  time !== undefined &&
  all.some(({ mark, time: other, tailText }) => mark === -1 && !other && /^ last year\b/.test(tailText));

const OF_THOSE_NAMED =
  /^\)? of (?:(?:those|the ones|them) ([a-z]{4,})|(?:the|these|those|our) ([a-z]{4,}) (?:cases|ones|offences|crimes|incidents)\b)/;

/** "167 finished, and of those who finished just 20 (9%)". */
const OF_THOSE_WHO =
  /\b(?:of|among|amongst) (?:those|the ones) (?:who |that |which )(?:had |were |did )?([a-z]{4,})[^#;.]*$/;

/** "1,371 (72% of those solved)", "in 329 of the domestic cases": of the count that is said to be of the same. */
export function ofThoseNamed(discourse: Discourse, mention: Mention): Mention | undefined {
  const [, those, cases] = OF_THOSE_NAMED.exec(mention.tail) ?? [];
  const [, who] = OF_THOSE_WHO.exec(mention.lead) ?? [];
  return lastNamed(discourse, mention, those ?? cases ?? who ?? '');
}

const THOSE = /^(?:and |but )?those (?:who |that )?(?:had |were )?([a-z]{4,}) (?:were|are|made up|formed|came to) $/;

/** "Those seized were 40% of those opened": both are said to have been counted before. */
export function partOfThose(discourse: Discourse, percent: Mention): { part: Mention; whole: Mention } | undefined {
  const part = lastNamed(discourse, percent, THOSE.exec(percent.lead)?.[1] ?? '');
  const whole = part && ofThoseNamed(discourse, percent);
  return whole && whole.quantity.value > part.quantity.value ? { part, whole } : undefined;
}

/** The last count before it that stands next to a word. */
function lastNamed({ mentions }: Discourse, { id }: Mention, word: string): Mention | undefined {
  const [stem] = stemsOf(word);
  if (stem === undefined) return undefined;
  return mentions
    .slice(Math.max(0, id - 8), id)
    .filter((mention) => isCount(mention) && stemsOf(`${mention.lead} ${mention.tail.split(/[.;,(|=]/)[0]}`).has(stem))
    .at(-1);
}

const PAIRS =
  /^ (?:boys and girls|girls and boys|men and women|women and men|males? and females?|females? and males?|adults and children|children and adults)\b/;

/** "135 boys and 29 girls": two halves, neither of which is the whole of the other. */
export const arePaired = (a: Mention, b: Mention): boolean => {
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  const noun = other.tail.split(/[.,;:()]| (?:so|in|were|was|on|at|who)\b/)[0] ?? '';
  return one.id + 1 === other.id && one.sentence === other.sentence && PAIRS.test(`${one.tail}${noun.trim()}`);
};

/** Both halves together. */
export function pairTotal(
  { mentions }: Discourse,
  part: Mention,
): { whole: Mention; score: number; isSure: boolean; fixedBy: 'name' }[] {
  const half = [mentions[part.id - 1], mentions[part.id + 1]].find((item) => item && arePaired(item, part));
  if (!half) return [];
  const value = half.quantity.value + part.quantity.value;
  const text = `${half.quantity.text} and ${part.quantity.text}`;
  return [{ whole: { ...half, quantity: { ...half.quantity, value, text } }, score: 4, isSure: true, fixedBy: 'name' }];
}

/** What stands between a percentage and a part of its whole, "731 out of 5,112". */
export function costOf({ mentions }: Discourse, percent: Mention, part: Mention, whole: Mention): number {
  const [low, high] = [Math.min(percent.at, part.at), Math.max(percent.at, whole.at)];
  const between = mentions
    .slice(Math.min(percent.id, part.id) + 1, Math.max(percent.id, whole.id))
    .filter((mention) => mention !== part && mention !== whole && mention !== percent);
  // "In 360 of the 1,500; at 24% this is": it goes on about the two.
  const gap = percent.sentence.shape.slice(low, high).replace(/; at $/, ' ');
  const before = mentions[part.id - 1];
  // The bracket right behind another percentage is of that one.
  const isOthers =
    part.bracket >= 0 &&
    before?.sentence === percent.sentence &&
    before !== percent &&
    before?.quantity.kind === 'percent' &&
    before.bracket !== part.bracket;
  // "6% of residents but 17 of the 138, i.e. 12%": the first has its whole in words, and the pair its own percentage.
  const isSetAgainst =
    part.id === percent.id + 1 &&
    part.bracket === percent.bracket &&
    /\b(?:but|while|whereas|and|against)\b/.test(percent.tail);
  return (isOthers || isSetAgainst ? 3 : 0) + between.length * 2 + (gap.match(/[;]/g)?.length ?? 0) * 2;
}
