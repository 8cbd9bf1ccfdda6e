import { type Direction, type Move, movesIn } from '../lexicon/directions.js';
import type { Discourse } from '../mentions/discourse.js';
import { bracketsOf, type Mention } from '../mentions/mentions.js';
import { CARDINALS } from '../mentions/number-words.js';
import type { Role } from '../mentions/sign.js';
import type { Quantity, RuleFinding, VerdictName } from '../model.js';
import type { Claim } from '../pairs/claim.js';
import { readingOf } from '../pairs/moves.js';
import type { Order } from '../pairs/order.js';
import { pairsFor } from '../pairs/pairs.js';
import { perObject } from '../per-object.js';
import type { Rule } from '../rule.js';
import { findingAt } from '../verdicts/report.js';
import { oppositeOf } from '../verdicts/suggest.js';
import { changeComparison } from './change.js';

/** Words of direction without an amount, compared with the two levels they stand between: "rose from 412 to 377". */

interface Word extends Claim {
  readonly direction: Direction;
  readonly word: string;
  readonly end: number;
}

const BETTER = /\b(?:(better|safer)|(worse))(?= than\b)/g;

const AMOUNTS: readonly Role[] = ['change', 'points', 'step', 'target'];

/** "Two days fewer" has an amount of its own. */
const AMOUNT_BEFORE = new RegExp(`(?:\\b(?:${CARDINALS.join('|')})|_) ?(?:[a-z]+ )?$`);

/** The number next to a word is its amount, or a multiple: other rules judge those. */
const isJudged = ({ role, quantity, at }: Mention, shape: string, word: number): boolean =>
  quantity.kind === 'multiple' ||
  (AMOUNTS.includes(role) &&
    !/[;:]|, (?:while|whereas|but) /.test(shape.slice(Math.min(at, word), Math.max(at, word))));

/** "621, ▼ 54 compared with 675": an arrow before a number is of an amount as likely as of a level; nor is it said which share is better. */
const isOpenWord = ({ word, end }: Pick<Move, 'word' | 'end'>, shape: string, next: Mention | undefined): boolean =>
  next !== undefined &&
  ((/[▲▼↑↓]/.test(word) && /^ ?$/.test(shape.slice(end, next.at))) ||
    (/^(?:better|safer|worse)$/.test(word) && next.dimension === 'percent'));

/** Moves that belong to no number. */
function wordsOf(discourse: Discourse, index: number): Word[] {
  const mentions = discourse.of[index] ?? [];
  const sentence = discourse.draft.sentences[index];
  const [first] = mentions;
  if (!sentence || !first) return [];
  const { shape } = sentence;
  const brackets = bracketsOf(shape);
  const better = [...shape.matchAll(BETTER)].map(
    ({ index: at, 0: word, 1: isBetter }): Move => ({
      direction: isBetter ? -1 : 1,
      at,
      end: at + word.length,
      word,
    }),
  );
  return [...movesIn(shape), ...better].flatMap(({ direction, at, end, word }): Word[] => {
    const next = mentions.find((mention) => mention.at > at);
    const before = mentions.filter((item) => item.at < at).at(-1);
    const clause = (discourse.clauses[index] ?? []).filter(({ from }) => from <= at).at(-1);
    if (!clause || [next, before].some((entry) => entry && isJudged(entry, shape, at))) return [];
    const lead = shape.slice((before?.at ?? -1) + 1, at);
    if (AMOUNT_BEFORE.test(lead) || isOpenWord({ word, end }, shape, next)) return [];
    const tail = shape.slice(end, next?.at ?? shape.length);
    const id = next ? next.id - 0.5 : (before?.id ?? first.id) + 0.5;
    const position = { id, sentence, at, end, clause, bracket: brackets[at] ?? -1 };
    const words = { lead, tail, leadText: lead, tailText: tail, word };
    return [{ kind: 'direction', ...position, ...words, direction, quantity: undefined }];
  });
}

const LINK = /^(?:[ ,]+(?:[a-z'’-]+|§|_)){0,9}[ ,]*[(:]? ?$/;

/** Side by side, or with no more than a bracket between: "89.4% (59 of 66), up from 91.4%". */
const areNext = ({ mentions }: Discourse, first: Mention, second: Mention): boolean =>
  mentions.slice(first.id + 1, second.id).every(({ bracket }) => bracket > first.at);

/** The pair the word governs: both behind it, one on each side, or both before it in the clause it goes on about. */
function governs(discourse: Discourse, { at, end, sentence, clause }: Word, { earlier, later }: Order): boolean {
  const [first, second] = earlier.at < later.at ? [earlier, later] : [later, earlier];
  if (first.sentence !== sentence || second.sentence !== sentence || !areNext(discourse, first, second)) return false;
  const { shape } = sentence;
  // "Lost 63 shifts out of 390" is a part and its whole.
  if (/\bout of\b/.test(shape.slice(first.at, second.at))) return false;
  if (at < first.at)
    return (
      first.clause === clause && second.clause === clause && LINK.test(shape.slice(end, first.at)) && earlier === first
    );
  if (at < second.at)
    return (
      second === earlier &&
      LINK.test(shape.slice(end, second.at)) &&
      !/[;]|\. /.test(shape.slice(first.at, at)) &&
      /\b(?:than|from|on|below|above|the)\b/.test(shape.slice(at, second.at))
    );
  return (
    !clause.hasSubject ||
    /^[^;]{0,12}[;,.] ?(?:the (?:number|figure|total)|it|this|these|so|that|both)[a-z ]{0,30}$/.test(
      shape.slice(second.at + 1, at),
    )
  );
}

/** "98 nights, 14 nights longer than the 84": the 14 is how far it moved, and neither of the two. */
const isPlain = ({ quantity, role }: Mention): boolean => !quantity.isWord && role !== 'step';

let lastId = 0;
const idOf = perObject((_: Quantity): number => ++lastId);
const pairKey = (both: readonly Quantity[]): string =>
  both
    .map(idOf)
    .sort((a, b) => a - b)
    .join(' ');

/** "Fell from 1,428 to 1,517": the two numbers stand right behind the word. */
const isFromTo = ({ sentence: { shape }, end }: Word, { earlier, later }: Order): boolean =>
  /^(?:,? (?:too|also|again),?|,)? from $/.test(shape.slice(end, earlier.at)) &&
  /^ to $/.test(shape.slice(earlier.at + 1, later.at));

function judgeWord(discourse: Discourse, word: Word, used: ReadonlyMap<string, readonly VerdictName[]>): RuleFinding[] {
  const pair = pairsFor(
    discourse,
    word,
    ['count', 'money', 'rate', 'percent'],
    (order) => order.order === 2 && governs(discourse, word, order),
  )[0];
  if (!pair?.isClean || !isPlain(pair.earlier) || !isPlain(pair.later)) return [];
  const both = [pair.earlier.quantity, pair.later.quantity];
  if (both[0]?.value === both[1]?.value) return [];
  const reading = readingOf(
    { ...changeComparison, judge: () => 'agrees' },
    { ...word, quantity: pair.later.quantity },
    pair,
  );
  if (!reading || reading.verdict === 'differs') return [];
  // That "a difference of 89" is right makes "fell from 1,428 to 1,517" no better.
  const others = used.get(pairKey(both)) ?? [];
  const isOthers = reading.verdict === 'agrees' || others.includes('wrong-direction') || !isFromTo(word, pair);
  if (others.length > 0 && isOthers) return [];
  const { sentence } = word;
  const start = sentence.textOffsets[word.at] ?? 0;
  const end = sentence.textOffsets[word.end - 1] ?? 0;
  const isWrong = reading.verdict === 'wrong-direction';
  // That the word is right says nothing of its numbers.
  const span: [number, number] = isWrong
    ? [Math.min(start, ...both.map((item) => item.start)), Math.max(end, ...both.map((item) => item.end))]
    : [start, end + 1];
  return [
    findingAt(sentence, span, {
      pattern: 'direction',
      verdict: reading.verdict,
      quoted: !isWrong ? word.word : `${word.word} (${both.map(({ text }) => text).join(' to ')})`,
      recomputed: reading.words,
      mistake: isWrong ? 'sign' : null,
      suggestion: isWrong ? oppositeOf(word.word) : null,
      uses: both,
    }),
  ];
}

export const direction: Rule = {
  id: 'direction',
  about: 'rose, fell, higher or lower, without an amount, against the two levels',
  why: 'A row is updated and its verb is not.',
  speaks: [
    ['wrong-direction', 'Complaints rose from 412 to 377 over the year.'],
    ['agrees', 'Worry about knives (51%) is lower than in 2019 (70%).'],
    ['wrong-direction', 'Burglary rose from 805 to 1,046, 30% up, while ours has risen from 977 to 912.'],
    ['wrong-direction', 'The detection rate was 89.4% (59 of 66), up from 91.4% last year.'],
    ['wrong-direction', '87% feel safe in parks (up from 93% in 2019).'],
    ['wrong-direction', 'They fell from 1,428 to 1,517, a difference of 89.'],
  ],
  silent: [
    'The typical stay was 98 nights, 14 nights longer than the 84 of the year before.',
    'For 2026/27 the Harm Reduction Unit has indicated £300,000 to £320,000.',
    'That is a reply rate of over half, and better than the 42% of the last survey.',
    'That is not 80, because there were fewer replies from people under 65 than from others.',
    'Complaints rose. There were 412 of them.',
    'Robbery fell, and there were 80 arrests in 2018 and 90 in 2019.',
    'Arrests fell while complaints stood at 30 in 2018.',
  ],
  read: (discourse, before) => {
    const used = new Map<string, VerdictName[]>();
    for (const { verdict, uses = [] } of before)
      if (verdict !== 'not-checked' && uses.length === 2)
        used.set(pairKey(uses), [...(used.get(pairKey(uses)) ?? []), verdict]);
    const seen = new Set<string>();
    return discourse.of.flatMap((_, index) =>
      wordsOf(discourse, index)
        .flatMap((word) => judgeWord(discourse, word, used))
        .filter(({ uses = [], start }) => {
          const key = `${start < 0} ${uses.map((use) => `${use.start} ${use.text}`).join()} ${index}`;
          return !seen.has(key) && seen.add(key);
        }),
    );
  },
};
