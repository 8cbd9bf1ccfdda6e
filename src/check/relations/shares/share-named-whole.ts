import { countBelow, groupBy, groupByKeys } from '../../../core/collections.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Block, Sentence } from '../../model.js';
import { perObject } from '../../per-object.js';
import { namedWhole } from './share-wholes.js';
import { isCountOrWord, OF } from './share-words.js';

/** Wholes that the words of a share name without their number: "34% of the vans", "41% of the total", "18% of the caseload". */

/** So many numbers before the share its whole may stand. */
const WINDOW = 16;

/** "Of the total", "of all", "of the whole": of what the paragraph is about. */
const OF_ALL =
  /^\)?,? of (?:(?:the|its|our) )?(?:total|whole|lot|all|everything|everyone|it)\b(?= ?(?:[.,;:)]|$|(?:in|for|that|here|and|but)\b))/;

/** "Calls: 288", "Cars (and vans): 83": what stands before the colon. */
const named = ({ lead, at }: Mention): string =>
  lead.length === at ? lead.replace(/ ?\([^)]*\)/g, '').replace(/: $/, ' ') : lead;

/** The words around a count that may be its name: before it since the last stop or number, and behind it to the next. */
export const labelOf = perObject((count: Mention): ReadonlySet<string> => {
  const before =
    named(count)
      .replace(/ ?\($/, ' ')
      .split(/[;:,(|]|\. |\band\b/)
      .at(-1) ?? '';
  return stemsOf(`${before} ${count.tail.split(/[;:,()|.]|\b(?:and|against)\b/)[0] ?? ''}`);
});

/** "Acceptance" and "accepted": words of one root, or the same. */
const ROOT = 5;
const isRelated = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= ROOT && (one.startsWith(other) || other.startsWith(one)));

/** Whether the words around a count have this one. */
export const hasStem = (count: Mention, stem: string): boolean => labelOf(count).has(stem);

/** Whether they have one of the same root. */
export const hasRoot = (count: Mention, stem: string): boolean =>
  [...labelOf(count)].some((word) => isRelated(word, stem));

const isLevel = (item: Mention): boolean => isCountOrWord(item) && item.role === 'level' && item.quantity.decimals <= 0;

/** The counts of each block, in order: looked up for each share, and found once. */
const levelsByBlock = perObject(({ mentions }: Discourse) =>
  groupBy(mentions.filter(isLevel), ({ sentence }) => sentence.block),
);

const levelsOf = (discourse: Discourse, block: Block): readonly Mention[] => levelsByBlock(discourse).get(block) ?? [];

/** The count that its paragraph sets out with; of two that are compared the later. */
function topicOf(discourse: Discourse, { sentence: { block, index } }: Mention): Mention | undefined {
  const first = levelsOf(discourse, block).find(({ mark }) => mark !== -1);
  return first && first.sentence.index < index ? first : undefined;
}

/** Of each sentence the last one before it, or it itself, that is in no list. */
const unlistedUpTo = perObject(({ draft }: Discourse): readonly (Sentence | undefined)[] => {
  let last: Sentence | undefined;
  return draft.sentences.map((sentence) => {
    if (!sentence.block.listItem) last = sentence;
    return last;
  });
});

/** The only count of the paragraph, or of its last sentence, that a list of bullets stands under: "214 people answered the survey:". */
function stemOf(discourse: Discourse, { sentence: { block, index } }: Mention): Mention | undefined {
  const stem = block.listItem ? unlistedUpTo(discourse)[index] : undefined;
  if (stem?.block.heading !== block.heading || stem.block.kind !== 'prose') return undefined;
  const all = levelsOf(discourse, stem.block).filter(({ quantity }) => !quantity.isWord);
  const counts = all.length === 1 ? all : all.filter(({ sentence }) => sentence === stem);
  const [first, second] = counts;
  // "90 of the 160 members replied:" goes on about the 90.
  const isOne =
    counts.length === 1 || (counts.length === 2 && second?.id === (first?.id ?? 0) + 1 && OF.test(second.lead));
  return isOne && first?.mark !== -1 ? first : undefined;
}

/** The words of the paragraph to the end of the sentence that counts what it is about. */
const stemsUpTo = perObject(({ sentence: { block, from, text } }: Mention) =>
  stemsOf(block.text.slice(0, from + text.length)),
);

/** The only count before it whose words have the whole name. */
function countNamed({ mentions }: Discourse, percent: Mention, part: Mention, name: ReadonlySet<string>): Mention[] {
  const found = mentions
    .slice(Math.max(0, percent.id - WINDOW), percent.id)
    .filter(
      (item) =>
        item !== part &&
        isLevel(item) &&
        item.mark !== -1 &&
        item.sentence.block.heading === part.sentence.block.heading &&
        [...name].every((stem) => labelOf(item).has(stem)),
    );
  return new Set(found.map(({ quantity }) => quantity.value)).size === 1 ? found.slice(-1) : [];
}

/** The counts that have a word in their name, by the word. */
const levelsByStem = perObject(({ mentions }: Discourse) => groupByKeys(mentions.filter(isLevel), labelOf));

/** "800 of them about noise, 40% of all noise calls": another count has some of the name, so that not all the paragraph is about is meant. */
const hasCountOf = (discourse: Discourse, percent: Mention, topic: Mention, stems: ReadonlySet<string>): boolean =>
  [...stems].some((stem) => {
    const named = levelsByStem(discourse).get(stem) ?? [];
    const last = named[countBelow(named, percent.id, ({ id }) => id) - 1];
    return last !== undefined && last.id > topic.id;
  });

/** What the share of this part is of, by its name or by what its paragraph is about. */
export function wholeNamed(discourse: Discourse, percent: Mention, part: Mention): Mention | undefined {
  // "141, down from (176), 34% of the total": the number in the bracket is of an earlier time.
  const isAside = part.bracket >= 0 && part.bracket !== percent.bracket;
  if (percent.mark === -1 || part.mark === -1 || isAside) return undefined;
  const next = discourse.mentions[part.id + 1];
  // "20 of the 47": the number is there.
  const name =
    next?.sentence === part.sentence && /\bof [a-z' ]*$/.test(part.tail) ? new Set<string>() : namedWhole(part);
  const [mine, its] = [namedWhole(percent), name];
  const stems = mine.size > 0 ? mine : its;
  const [named] = stems.size > 0 ? countNamed(discourse, percent, part, stems) : [];
  if (named) return named;
  const stem = stemOf(discourse, part);
  if (stem && stems.size === 0) return stem;
  const topic = topicOf(discourse, part);
  const isRival = (item: Mention): boolean =>
    item !== part && isLevel(item) && item.quantity.value > part.quantity.value;
  if ((discourse.of[percent.sentence.index] ?? []).some(isRival)) return undefined;
  const isOfTopic =
    topic !== undefined &&
    !hasCountOf(discourse, percent, topic, stems) &&
    (stems.size > 0 ? [...stems].every((stem) => stemsUpTo(topic).has(stem)) : OF_ALL.test(percent.tail));
  return isOfTopic ? topic : undefined;
}
