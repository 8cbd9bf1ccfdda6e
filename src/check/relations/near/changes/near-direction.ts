import { countBelow } from '../../../../core/collections.js';
import { MOVE_WORD, type Move, movesIn } from '../../../lexicon/directions.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { RuleFinding, Sentence } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { findingAt } from '../../../verdicts/report.js';
import { oppositeOf } from '../../../verdicts/suggest.js';
import { couplesNear, sentencesBefore } from './then-and-now.js';

/** "56 offences (2024: 64). They have risen.": words of direction that name no number, against the two levels right there. */

const VERB =
  '(?:(?:has|have|had|was|were|is|are) )?(?:(?:also|therefore|thus|slightly|clearly|again|now) )*(?:rose|risen|fell|fallen|increased|decreased|declined|dropped|grew|grown|climbed|went (?:up|down)|gone (?:up|down)|came down|come down|up|down|higher|lower)';
const STATEMENT = new RegExp(`(?:^|^(.*?) )(${VERB})\\b(.*)$`);
const CLAUSE =
  /[;:()–]|[,.] |[.!]$| - |\b(?:and|so|while|whereas|but|although|though|because|since|which|when|meaning that|meaning|that)\b/gi;
/** What the words are of where they do not name it. */
const ANAPHOR =
  /\b(?:it|they|this|these|both|numbers|(?:the|this|that|our|its) (?:\w+ )?(?:figure|number|total|rate|count|proportion|percentage)s?)(?: (?:of|for) [a-z ]+)?$/;
/** Only a time that is that of the two levels. */
const BEHIND =
  /^(?: slightly| sharply| a little| again)?(?: (?:on|over|since|from|in|than|against|compared with|by comparison with) (?:(?:the|a|last|previous|that|twelve|12|year|years|months|before|earlier|ago|quarter|period|time|on|#|§) ?)*| year on year| over time)?$/;
const NEGATED =
  /\b(?:not|no|nor|never|neither|hardly|barely|only|if|most|half|elsewhere|per|rather|would|may|might|could|in part|had (?:risen|fallen|increased) the|once|until|unless)\b|\?/;

/** "Use of the line", "demand for beds": of the line, and of beds. */
const PLAIN = stemsOf('use usage demand need trend position picture');

/** "Evicted" is of "evictions". */
const beginningOf = (stem: string): string => stem.slice(0, 5);

interface Statement {
  readonly stems: ReadonlySet<string>;
  readonly move: Move;
  /** Where the words begin and end in the shape. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** "Dropped from 88 a year ago". */
  readonly hasNumber: boolean;
}

/** A clause that says which way something went, and by nothing how much. */
function statementIn(chunk: string, from: number): Statement[] {
  const words = chunk.trimEnd();
  const start = words.length - words.trimStart().length;
  const plain = words.trimStart();
  const [, subject = '', verb = '', behind = ''] = STATEMENT.exec(plain) ?? [];
  const moves = movesIn(verb);
  const [move] = moves;
  if (!move || moves.length > 1 || movesIn(plain).length > 1 || /[#%±@×^]/.test(subject)) return [];
  if (!BEHIND.test(behind.trimEnd()) || NEGATED.test(plain)) return [];
  const hasNumber = /[#%±@×_\d]/.test(behind);
  // "A third of the crimes, up from 160": the number that went up may be none of those near.
  if (hasNumber && subject === '') return [];
  const at = from + start + plain.indexOf(`${verb}${behind}`);
  const stems = ANAPHOR.test(subject) ? new Set<string>() : stemsOf(subject);
  return [{ stems, move, from: from + start, to: from + words.length, at, hasNumber }];
}

function statementsOf({ shape }: Sentence): Statement[] {
  const found: Statement[] = [];
  let from = 0;
  for (const { index, 0: word } of [...shape.matchAll(CLAUSE), { index: shape.length, 0: '' }]) {
    found.push(...statementIn(shape.slice(from, index), from));
    from = index + word.length;
  }
  return found;
}

/** "It follows two years in which the total had risen", "after it had risen": of a time before the two levels. */
const OF_TIME_BEFORE =
  /\b(?:in|during|over|for|after) which $|\b(?:when|after|until|before|once) (?:[a-z]+ )?$|\b(?:follow(?:s|ed|ing)|after|since|previously|earlier)\b[^;.]*$/;

/** Its numbers stand before the words, or right behind a colon or a bracket. */
function isReadFor(sentence: Sentence, statement: Statement): (mention: Mention) => boolean {
  const isOpen = /^ ?[:(–]/.test(sentence.shape.slice(statement.to));
  return (mention) => mention.sentence !== sentence || mention.at < statement.to || isOpen;
}

function judge(discourse: Discourse, sentence: Sentence, statement: Statement): RuleFinding[] {
  const { textOffsets, text, shape } = sentence;
  if (OF_TIME_BEFORE.test(shape.slice(0, statement.from))) return [];
  const before = sentencesBefore(sentence);
  const words = text.slice(textOffsets[statement.from] ?? 0, textOffsets[statement.to] ?? text.length);
  const source = before.map((one) => (one === sentence ? one.text.replace(words, ' ') : one.text)).join(' ');
  const known = new Set([...stemsOf(source)].map(beginningOf));
  if (![...statement.stems].every((stem) => known.has(beginningOf(stem)) || PLAIN.has(stem))) return [];
  const couples = couplesNear(discourse, before, isReadFor(sentence, statement), statement.stems);
  const signs = new Set(couples.map(({ from, to }) => Math.sign(to.quantity.value - from.quantity.value)));
  const [couple] = couples;
  const [sign] = signs;
  if (!couple || !sign || signs.size > 1) return [];
  const isTrue = sign === statement.move.direction;
  // Of "down from 108 a year ago, 12%" the percentage is judged.
  const hasNumber =
    couple.from.sentence === sentence && couple.from.at >= statement.from && couple.from.at < statement.to;
  if (hasNumber ? isTrue : statement.hasNumber) return [];
  const span = [textOffsets[statement.at] ?? 0, (textOffsets[statement.to - 1] ?? 0) + 1] as const;
  const both = [couple.from.quantity, couple.to.quantity];
  return [say(sentence, span, statement.move, { isTrue, both })];
}

const LENGTH = '(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?: (seconds?|minutes?|hours?|days?|weeks?|months?|years?))?';
const LENGTHS = new RegExp(
  `(?<![\\w-])(${MOVE_WORD})(?: as well| too| also| again)?,? (?:going |moving )?from ${LENGTH} to ${LENGTH}(?![\\d.,]*\\d)`,
  'gi',
);

/** "Got shorter, going from 48 minutes to 57": lengths of time, which are no levels of other rules. */
function lengthsIn(sentence: Sentence): RuleFinding[] {
  return [...sentence.text.matchAll(LENGTHS)].flatMap((found): RuleFinding[] => {
    const [all, , from = '', unit, to = '', other] = found;
    const [move] = movesIn(all.toLowerCase());
    const [before, after] = [from, to].map((text) => Number(text.replaceAll(',', '')));
    const isOfTime = unit ?? other;
    const areAlike = !unit || !other || unit.replace(/s$/, '') === other.replace(/s$/, '');
    if (!move || !isOfTime || !areAlike || !before || !after || before === after) return [];
    const isTrue = Math.sign(after - before) === move.direction;
    // Of "by a third, from 9 days to 6" the amount is judged.
    if (isTrue && sentence.quantities.some(({ kind }) => kind === 'percent')) return [];
    const both = [{ text: from }, { text: to }];
    return [say(sentence, [found.index, found.index + all.length], move, { isTrue, both })];
  });
}

interface Judged {
  readonly isTrue: boolean;
  readonly both: readonly { readonly text: string }[];
}

function say(sentence: Sentence, span: readonly [number, number], move: Move, { isTrue, both }: Judged): RuleFinding {
  return findingAt(sentence, [...span], {
    pattern: 'near-direction',
    verdict: isTrue ? 'agrees' : 'wrong-direction',
    quoted: move.word,
    recomputed: `${both.map(({ text }) => text).join(' to ')}`,
    mistake: isTrue ? null : 'sign',
    suggestion: isTrue ? null : oppositeOf(move.word),
  });
}

/** Whether a stretch overlaps any of these: of those that begin before its end the one that reaches furthest. */
function overlapWith(findings: readonly RuleFinding[]): (found: RuleFinding) => boolean {
  const inOrder = [...findings].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = inOrder.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => (ends[countBelow(inOrder, end, (one) => one.start) - 1] ?? 0) > start;
}

export const nearDirection: Rule = {
  id: 'near-direction',
  about: 'rose and fell without a number, against the two levels right before',
  why: 'A number is updated and the sentence about it is not.',
  speaks: [
    ['wrong-direction', 'We had 512 visits in 2019 and 431 in 2018. The number therefore fell year on year.'],
    ['wrong-direction', 'Thefts of post came to 41 (2018: 57). The chair noted that they had risen.'],
    ['wrong-direction', 'Eight people were evicted against 5 the year before; evictions have fallen.'],
    ['wrong-direction', 'Bins burnt: 88 before, 61 now. Up on last year.'],
    [
      'wrong-direction',
      'The line took 2,210 calls. Use of the line has grown: there were 2,540 calls the year before.',
    ],
    ['wrong-direction', 'The wardens helped 217. In 2018/19 they had helped 301, so the figure is up on the year.'],
    ['wrong-direction', 'The wait for a lock got shorter, going from 31 days to 44.'],
    ['agrees', 'The wardens helped 217. In 2018/19 they had helped 301, so the figure is down on the year.'],
  ],
  silent: [
    'Thefts of post came to 41 (2018: 57). Burglary has risen.',
    'Thefts of post came to 41 (2018: 57). They rose in the north.',
    'Thefts of post came to 41 (2018: 57). We expect that they have risen.',
    'We took 410 calls from 96 homes. Calls have fallen.',
    'There were 44 fires in flats. Cellars had a fifth of all fires, up from 160.',
    'Of 80 replies 51 were good, against 60 of 75 last year. They have fallen.',
  ],
  read: (discourse, before) => {
    const isJudged = overlapWith(before.filter(({ verdict }) => verdict === 'agrees' || verdict === 'wrong-direction'));
    return discourse.draft.sentences
      .filter(
        ({ block, shape }) =>
          (block.kind === 'prose' || block.kind === 'footnote') && !TARGET.test(shape) && !ELSEWHERE.test(shape),
      )
      .flatMap((sentence) =>
        [
          ...lengthsIn(sentence),
          ...statementsOf(sentence).flatMap((statement) => judge(discourse, sentence, statement)),
        ].filter((found) => !isJudged(found)),
      );
  },
};
