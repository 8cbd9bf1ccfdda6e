import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { perObject } from '../../per-object.js';
import { namedWhole } from './share-wholes.js';
import { isCountOrWord } from './share-words.js';

/** Wholes that the words of a share name without their number: "34% of the vans", "41% of the total", "18% of the caseload". */

/** So many numbers before the share its whole may stand. */
const WINDOW = 16;

/** "Of the total", "of all", "of the whole": of what the paragraph is about. */
const OF_ALL =
  /^\)?,? of (?:(?:the|its|our) )?(?:total|whole|lot|all|everything|everyone|it)\b(?= ?(?:[.,;:)]|$|(?:in|for|that|here|and|but)\b))/;

/** The words around a count that may be its name: before it since the last stop or number, and behind it to the next. */
export const labelOf = perObject(
  ({ lead, tail }: Mention): ReadonlySet<string> =>
    stemsOf(`${lead.split(/[;:,(|]|\. |\band\b/).at(-1) ?? ''} ${tail.split(/[;:,()|.]|\band\b/)[0] ?? ''}`),
);

const isLevel = (item: Mention): boolean => isCountOrWord(item) && item.role === 'level' && item.quantity.decimals <= 0;

/** The count that its paragraph sets out with; of two that are compared the later. */
function topicOf({ of }: Discourse, part: Mention): Mention | undefined {
  let sentence = part.sentence;
  while (sentence.previous) sentence = sentence.previous;
  for (let index = sentence.index; index < part.sentence.index; index += 1) {
    const first = (of[index] ?? []).find((item) => isLevel(item) && item.mark !== -1);
    if (first) return first;
  }
  return undefined;
}

/** The only count of the line that a list of bullets stands under: "214 people answered the survey:". */
function stemOf({ draft, of }: Discourse, { sentence: { block, index } }: Mention): Mention | undefined {
  if (!block.listItem) return undefined;
  let at = index - 1;
  while (at >= 0 && draft.sentences[at]?.block.listItem) at -= 1;
  const stem = draft.sentences[at];
  if (stem?.block.heading !== block.heading || stem.block.kind !== 'prose') return undefined;
  let first = at;
  while (draft.sentences[first - 1]?.block === stem.block) first -= 1;
  const counts = of
    .slice(first, at + 1)
    .flat()
    .filter((item) => isLevel(item) && !item.quantity.isWord);
  return counts.length === 1 && counts[0]?.mark !== -1 ? counts[0] : undefined;
}

/** The paragraph to the end of the sentence that counts what it is about. */
const textTo = ({ sentence: { block, from, text } }: Mention): string => block.text.slice(0, from + text.length);

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

/** "800 of them about noise, 40% of all noise calls": another count has some of the name, so that not all the paragraph is about is meant. */
const hasCountOf = ({ mentions }: Discourse, percent: Mention, topic: Mention, stems: ReadonlySet<string>): boolean =>
  mentions
    .slice(topic.id + 1, percent.id)
    .some((item) => isLevel(item) && [...stems].some((stem) => labelOf(item).has(stem)));

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
    (stems.size > 0 ? [...stems].every((stem) => stemsOf(textTo(topic)).has(stem)) : OF_ALL.test(percent.tail));
  return isOfTopic ? topic : undefined;
}
