import { stemsOf } from '../../../mentions/clauses.js';
import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Sentence } from '../../../model.js';

/** The levels of now and those of the time before that stand with words that name no number: "56 (2024: 64). They have risen." */

export interface Couple {
  readonly from: Mention;
  readonly to: Mention;
}

/** Words of fewer are of anything. */
const LEAST_WORD = 3;

const isLevel = ({ role, dimension, quantity, lead }: Mention): boolean =>
  !/^(?: out)? of $/.test(lead) &&
  (role === 'level' || role === 'share') &&
  dimension !== undefined &&
  quantity.hedge === undefined &&
  (!quantity.isWord || quantity.value >= LEAST_WORD);

/** "From 260 homes" is no earlier number. */
const THEN =
  /\b(?:last|before|earlier|ago|previous(?:ly)?|prior|against|compared|than|then|had been|had)\b|\b(?:up|down|rose|risen|fell|fallen|dropped) from #|§/;

/** "The year before, nine crews had taken 104." */
const OPENS_THEN =
  /^(?:in )?(?:last year|the (?:year|months?|quarter) before|the (?:previous|preceding) (?:year|quarter))\b[^;]*$/;

function isOfThen(level: Mention, levels: readonly Mention[]): boolean {
  const { mark, lead, tail, time, sentence } = level;
  const others = levels.filter((item) => item !== level);
  const words = `${lead.split(/[;,.] /).at(-1) ?? ''}#${tail.split(/[;,.]/)[0] ?? ''}`;
  if (OPENS_THEN.test(sentence.shape)) return true;
  if (mark === -1) return THEN.test(words);
  if (mark === 1) return false;
  const isWithNow = others.some((item) => item.mark === 1 && item.sentence === sentence);
  if (isWithNow) return /^ (?:last|before|then|previously)\b/.test(tail);
  if (time === undefined) return false;
  const times = others.flatMap((item) => item.time?.to ?? []);
  const years = sentence.shape.match(/§/g)?.length ?? 0;
  return (
    times.some((to) => to > time.to) ||
    (times.length === 0 && (/\bhad\b[^#]*$|\(§: ?$/.test(lead) || (years > 1 && /^ in §\.?$/.test(tail))))
  );
}

/** So far back words go on about numbers. */
const FAR = 2;

/** The sentence of the words and those right before it. */
export function sentencesBefore(sentence: Sentence): Sentence[] {
  const found = [sentence];
  for (let one = sentence.previous; one && found.length <= FAR; one = one.previous) {
    const far = reachOf(sentence, one);
    if (far === undefined || far > FAR) break;
    found.push(one);
  }
  return found;
}

const namesAll = (text: string, stems: ReadonlySet<string>): boolean => {
  const known = stemsOf(text);
  return [...stems].every((stem) => known.has(stem));
};

/** The words right before a number, and those right behind it. */
const wordsNear = ({ leadText, tailText }: Mention): string =>
  `${leadText.split(/[;:.]|, /).at(-1) ?? ''} ${tailText.split(/[;:.(]|, /)[0] ?? ''}`;

/** Where some levels are named by the words they are those. */
function couplesOf(levels: readonly Mention[], stems: ReadonlySet<string>): Couple[] {
  const then = levels.filter((item) => isOfThen(item, levels));
  const now = levels.filter((item) => item.mark !== -1 && !then.includes(item));
  const named = stems.size > 0 ? now.filter((item) => namesAll(wordsNear(item), stems)) : [];
  return then.flatMap((from) =>
    (named.length > 0 ? named : now)
      .filter(({ dimension, quantity }) => dimension === from.dimension && !(quantity.isWord && from.quantity.isWord))
      .map((to): Couple => ({ from, to })),
  );
}

/**
 * Each level of now with each of the time before, of one kind, in as few of the sentences as have both. `stems`: what the words are
 * of, where they name it.
 */
export function couplesNear(
  { of }: Discourse,
  sentences: readonly Sentence[],
  isRead: (mention: Mention) => boolean,
  stems: ReadonlySet<string>,
): Couple[] {
  const levels: Mention[] = [];
  for (const { index } of sentences) {
    levels.push(...(of[index] ?? []).filter((item) => isLevel(item) && isRead(item)));
    const couples = couplesOf(levels, stems);
    if (couples.length > 0) return couples;
  }
  return [];
}
