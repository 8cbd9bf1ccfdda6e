import type { Direction } from '../lexicon/directions.js';
import { ELSEWHERE } from '../lexicon/words.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { NTH } from '../mentions/number-words.js';
import type { RuleFinding, Sentence } from '../model.js';
import type { Rule } from '../rule.js';
import { findingAt, findingOver } from '../verdicts/report.js';

/** "Has risen in each of the last three years: 402, 431, 466": every number of the list against the one before it. */

const STEADY_TREND =
  /\b(?:(risen|rose|increas\w+|grown|grew|gone up|went up|climbed|rising)|(fallen|fell|declin\w+|decreas\w+|dropped|gone down|went down|come down|falling|reduced))\b[^#%.;:(]{0,40}\b(?:in each|(?:each|every) (?:successive |single )?(?:year|quarter|month)|year after year|year (?:on|by) year|(?:years|quarters|months|weeks) (?:running|in a row|in succession)|(?:consecutive|successive) (?:years?|quarters?|months?)|for the (second|third|fourth|fifth) (?:year|quarter|month|time) (?:running|in a row|in succession))\b/;

/** The numbers behind the words, of one kind, in the order of their time. */
function listBehind(mentions: readonly Mention[], at: number): readonly Mention[] {
  const behind = mentions.filter(
    (mention) => mention.at > at && mention.dimension !== undefined && !mention.quantity.isWord,
  );
  const [first] = behind;
  const isList =
    behind.length > 2 &&
    behind.every((item) => (item.role === 'level' || item.role === 'share') && item.dimension === first?.dimension) &&
    behind
      .slice(1)
      .every(({ lead }) =>
        /^(?: in)?(?: \(?§\)?)?(?:[,;]| and| to| then|,? and(?: then)?)(?: in §,?| §:?| _| to| now)? ?\(?$/.test(lead),
      );
  if (!isList) return [];
  return behind.every(({ time }) => time) ? [...behind].sort((a, b) => (a.time?.to ?? 0) - (b.time?.to ?? 0)) : behind;
}

const JOINED = /^(?:,| and|, and)(?: now)? ?$/;

/** So many numbers with nothing but commas between them are a series. */
const LEAST_BARE = 4;

/** The numbers of a sentence that stand one behind the other. */
function bareList(mentions: readonly Mention[]): readonly Mention[] {
  const first = mentions.findIndex((_, index) => JOINED.test(mentions[index + 1]?.lead ?? ''));
  const rest = mentions.slice(first + 1).findIndex(({ lead }) => !JOINED.test(lead));
  const list = first < 0 ? [] : mentions.slice(first, rest < 0 ? undefined : first + 1 + rest);
  return list.length >= LEAST_BARE ? list : [];
}

/** Words that add nothing to what the list is of. */
const PLAIN_WORDS = stemsOf('therefore total figure performance now since again nearly without exception');

/** "Calls ran 80, 76, 79 and 71 over the years. They have fallen every year": the list of a sentence right before it. */
function listBefore({ of }: Discourse, sentence: Sentence, found: RegExpExecArray): readonly Mention[] {
  const before = stemsOf(sentence.shape.slice(0, found.index));
  let one = sentence.previous;
  for (let back = 0; back < SENTENCES_BACK && one?.block === sentence.block; back += 1) {
    const list = bareList(of[one.index] ?? []);
    const known = stemsOf(one.text);
    if (list.length > 0) return [...before].every((stem) => known.has(stem) || PLAIN_WORDS.has(stem)) ? list : [];
    one = one.previous;
  }
  return [];
}

const SENTENCES_BACK = 4;

/** "Not every year", "nearly every year", and what is said of another place. */
const NOT_QUITE = /\b(?:not|except|apart|but for|until|nearly|almost|most|never|hardly)\b/;

/** What is said of all years without a number of its own. */
function judgeWords(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const found = STEADY_TREND.exec(sentence.shape);
  if (!found || NOT_QUITE.test(sentence.shape) || ELSEWHERE.test(sentence.shape)) return [];
  const behind = (discourse.of[sentence.index] ?? []).filter(({ at }) => at > found.index);
  if (listBehind(behind, found.index + found[0].length - 1).length > 0) return [];
  return say(sentence, found, listBefore(discourse, sentence, found), []);
}

function judgeTrend(mentions: readonly Mention[]): RuleFinding[] {
  const [one] = mentions;
  const found = one && STEADY_TREND.exec(one.sentence.shape);
  if (!one || !found) return [];
  const list = listBehind(mentions, found.index + found[0].length - 1);
  return say(one.sentence, found, list, list);
}

/** `shown`: the numbers that the finding stands over; none: the words. */
function say(
  sentence: Sentence,
  found: RegExpExecArray,
  list: readonly Mention[],
  shown: readonly Mention[],
): RuleFinding[] {
  const way: Direction = found[1] ? 1 : -1;
  const count = NTH.indexOf(found[3] ?? '') + 1;
  if (count > 0 && list.length <= count) return [];
  const steps = list.slice(1).map(({ quantity }, index) => quantity.value - (list[index]?.quantity.value ?? 0));
  const against = steps.findIndex(
    (step, index) => Math.sign(step) !== way && (count === 0 || index >= steps.length - count),
  );
  // All the other way: the newest may stand first.
  if (list.length === 0 || steps.every((step) => Math.sign(step) === -way)) return [];
  const [from, to] = [list[against], list[against + 1]];
  const quantities = list.map(({ quantity }) => quantity);
  const details = {
    pattern: 'trend',
    verdict: against < 0 ? 'agrees' : 'wrong-direction',
    recomputed: against < 0 ? 'each is so' : `not from ${from?.quantity.text} to ${to?.quantity.text}`,
    mistake: against < 0 ? null : 'sign',
    covers: [],
    uses: quantities,
  } as const;
  if (shown.length > 0)
    return [findingOver(sentence, quantities, { ...details, quoted: quantities.map(({ text }) => text).join(', ') })];
  const [start, end] = [found.index, found.index + found[0].length - 1].map((at) => sentence.textOffsets[at] ?? 0);
  return [findingAt(sentence, [start ?? 0, (end ?? 0) + 1], { ...details, quoted: null })];
}

export const trend: Rule = {
  id: 'trend',
  about: 'a rise or fall in each of several years, against the numbers that are listed',
  why: 'A year is added to the list, and the words stay.',
  speaks: [
    ['agrees', 'Robbery has risen in each of the last three years: 402, 431, 466 and 519.'],
    [
      'wrong-direction',
      'Calls fell for three years running, from 980 in 2016 to 940 in 2017, 951 in 2018 and 902 in 2019.',
    ],
    ['agrees', 'Burglary fell every year (2,310 in 2017, 2,204 in 2018 and 1,950 in 2019).'],
    ['agrees', 'Calls fell for the third quarter running: 74, 66, 59 and now 52.'],
    ['wrong-direction', 'Over four years arrests ran 80, 76, 79 and 71. They have therefore fallen every year.'],
    ['wrong-direction', 'Thefts rose for the second quarter in a row (Q1 1,289, Q2 1,402, Q3 1,320).'],
  ],
  silent: [
    'Robbery has risen in each of the last three years.',
    'Robbery has fallen in each of the last three years: 519, 466, 431 and 402, and burglary by 12%.',
    'Calls fell for the third quarter running: 59 and now 52.',
    'Over four years arrests ran 80, 76, 79 and 71. Visits have fallen every year.',
    'In each of the three years there were 402, 380 and 466 robberies.',
  ],
  read: (discourse) => [
    ...discourse.of.flatMap(judgeTrend),
    ...discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose' || block.kind === 'footnote')
      .flatMap((sentence) => judgeWords(discourse, sentence)),
  ],
};
