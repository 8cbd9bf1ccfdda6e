import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { isCountOrWord } from './share-words.js';

/** The part that a share names, and that was counted before: "cars 52 ... The cars got 44% of the votes". */

/** So many numbers before it the part may stand. */
const WINDOW = 24;

const CUT = /\b(?:and|but|so|while|whereas|though|when)\b/;
const VERB = /\b(?:is|are|was|were|has|have|had|holds?|got|sent|wins?|won|took|forms?|formed)\b/;
/** "A third of crime is in Town ward", "51% goes to refuge". */
const BEHIND =
  /^(?: of [a-z' -]+?)? (?:is|are|was|were|goes|go|went|happen\w*|falls?|fell|occur\w*|takes? place|took place)(?: in| to| under| on| at| by)* ([a-z' -]+?)(?= ?(?:[.,;:()]|$|(?:in|and|which|when)\b))/;
/** What stands behind the share before it: "of the notices" of "40% of the notices and tipping 38%". */
const OF_SHARE_BEFORE = /^\)? (?:out )?of [^#%;:.,]*?(?=,|\b(?:and|but|while|whereas|with)\b)/;

const words = (text: string): ReadonlySet<string> => stemsOf(text.replace(/\b(?:alone|lot|whole)\b/g, ' '));

/** The stems of what the share is of: before it since the last stop, else behind its verb. */
export function nameOf({ mentions }: Discourse, { lead, tail, id, sentence }: Mention): ReadonlySet<string> {
  const before = mentions[id - 1];
  const isBehindShare = before?.sentence === sentence && before.quantity.kind === 'percent';
  const phrase = isBehindShare
    ? lead.replace(OF_SHARE_BEFORE, ' ').replace(/^ (?:and|but|while|whereas|with) /, ' ')
    : lead;
  const clause =
    phrase
      .replace(/: $/, ' ')
      .split(/[;:,()|–→]|\. /)
      .at(-1) ?? '';
  // "The north and the south had half": of two.
  const isOfTwo =
    /\b(?:together|between them|combined)\b/.test(lead) || words(clause.split(' and ').slice(0, -1).join(' ')).size > 0;
  if (isOfTwo) return new Set();
  const part = clause.split(CUT).at(-1) ?? '';
  const subject = words(part.split(VERB)[0] ?? '');
  const found = subject.size > 0 ? subject : words(part);
  return found.size > 0 ? found : words(BEHIND.exec(tail)?.[1] ?? '');
}

/** The counts before it under its heading whose label has the whole name; none where there are several numbers of that name. */
export function partsNamed(
  { mentions }: Discourse,
  percent: Mention,
  name: ReadonlySet<string>,
  has: (count: Mention, stem: string) => boolean,
): Mention[] {
  const found = mentions
    .slice(Math.max(0, percent.id - WINDOW), percent.id)
    .filter(
      (mention) =>
        isCountOrWord(mention) &&
        mention.role === 'level' &&
        mention.mark !== -1 &&
        mention.sentence.block.heading === percent.sentence.block.heading &&
        [...name].every((stem) => has(mention, stem)),
    );
  return new Set(found.map(({ quantity }) => quantity.value)).size === 1 ? found.slice(-1) : [];
}
