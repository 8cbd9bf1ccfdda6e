import { listsOf } from '../../grids/listed-rows.js';
import type { Direction } from '../../lexicon/directions.js';
import { TARGET } from '../../lexicon/words.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { NTH, SMALL } from '../../mentions/number-words.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { seriesOfTables } from './levels-in-time.js';

/** "It has fallen every year": against the list of numbers in the sentences or lines right before it, each against the one before. */

const UP = '(?:ris(?:en|es|ing)|rose|increas(?:ed|ing)|grown|grew|gone up|went up|climbed|increases|rises|up)';
const DOWN =
  '(?:fall(?:en|ing|s)|fell|declin(?:ed|ing)|decreas(?:ed|ing)|dropped|gone down|went down|c[oa]me down|slipped|reduced|reductions|decreases|down)';
const SPAN = '(?:year|quarter|month|period|week|term)';
const STEADY_TREND = new RegExp(
  `\\b(?:(${UP})|(${DOWN}))\\b[^.;,#%§]{0,20}?\\b(?:(?:in |at )?(?:each|every) (?:single |successive )?${SPAN}\\b|(?:in )?(?:each|every|both|all) (?:of )?(?:the )?(?:(two|three|four|five) )?${SPAN}s\\b|for (?:the|a) (second|third|fourth|fifth) ${SPAN} (?:running|in a row)|(?:for )?(two|three|four|five) ${SPAN}s (?:running|in (?:a row|succession))|${SPAN} (?:after|on|by) ${SPAN})|\\b(two|three|four|five) (?:(?:successive|consecutive) )?${SPAN}s of (?:(increases|rises|growth)|(falls|decreases|reductions))(?: in a row| running)?`,
  'i',
);

const NOT_QUITE = /\b(?:not|except|apart|but for|until|nearly|almost|most|never|hardly|only)\b/i;

interface Trend {
  readonly found: RegExpExecArray;
  readonly way: Direction;
  /** So many steps, where it says so. */
  readonly steps: number | undefined;
}

const numberOf = (word: string | undefined): number => SMALL.indexOf(word ?? '') + 1 || NTH.indexOf(word ?? '') + 1;

function trendIn({ text }: Sentence): Trend | undefined {
  const found = STEADY_TREND.exec(text);
  if (!found || NOT_QUITE.test(text) || TARGET.test(text.toLowerCase())) return undefined;
  const [, up, , many, nth, running, before, upBehind] = found;
  const word = [many, nth, running, before].find((item) => item !== undefined)?.toLowerCase();
  return { found, way: (up ?? upBehind) ? 1 : -1, steps: numberOf(word) || undefined };
}

/** Between two numbers of a list: a comma or "and", and the time of either. */
const NEXT = /^(?: \(§\)| in §| in [a-z]+)?(?:,|;| and|,? and| then|, then)(?: in §,?| §:?)? ?$/;

/** "46 calls in": what the first of a list counts. */
const COUNTED = /^(?: (?!and |in |to )[a-z'-]+){1,2}(?= in §| \(§)/;

/** The last three numbers or more of a sentence that stand one behind the other. */
function listIn(mentions: readonly Mention[]): readonly Mention[] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const last = runs.at(-1);
    const isNext = NEXT.test(last?.length === 1 ? mention.lead.replace(COUNTED, '') : mention.lead);
    if (last && isNext) last.push(mention);
    else runs.push([mention]);
  }
  return inTime(runs.filter((run) => run.length > 2 && run.every(isLevelLike)).at(-1) ?? []);
}

const isLevelLike = ({ role, quantity }: Mention): boolean =>
  (role === 'level' || role === 'share') && !quantity.isWord && quantity.hedge === undefined;

const inTime = (list: readonly Mention[]): readonly Mention[] =>
  list.every(({ time }) => time) ? [...list].sort((a, b) => (a.time?.to ?? 0) - (b.time?.to ?? 0)) : list;

const BACK = 3;

/** The list of a sentence before, in its paragraph; the sentences between name nothing else. */
function listBefore({ of }: Discourse, sentence: Sentence, trend: Trend): readonly Mention[] {
  let one = sentence.previous;
  for (let back = 0; back < BACK && one?.block === sentence.block; back += 1) {
    const list = listIn(of[one.index] ?? []);
    if (list.length > 0) return isOfList(sentence, trend, one) ? list : [];
    one = one.previous;
  }
  return [];
}

/** It names nothing that the list does not. */
const isOfList = (sentence: Sentence, trend: Trend, list: Sentence): boolean =>
  isOnlyOf(sentence, trend, `${list.text} ${list.block.heading}`);

const STOP = /[;:,.(]|\b(?:and|but|while|whereas|although|though|which)\b/;

/** What is said around a trend names nothing that those words do not. */
function isOnlyOf({ text }: Sentence, { found }: Trend, words: string): boolean {
  const known = stemsOf(words);
  return subjectStems(text, found).every((stem) => known.has(stem));
}

function subjectStems(text: string, found: RegExpExecArray): string[] {
  const front = text.slice(0, found.index).split(STOP);
  const before = stemsOf(front.at(-1) ?? '').size > 0 ? front.at(-1) : front.join(' ');
  const behind = text.slice(found.index + found[0].length).split(STOP)[0];
  return [...stemsOf(`${before} ${behind}`.replace(PLAIN, ' '))];
}

const PLAIN =
  /\b(?:total|number|figure|level|rate|count|year|quarter|month|period|week|term|row|running|shown|began|start|point|percentage|finish(?:ed)?|cent|therefore|steadily)s?\b/gi;

const OF_TIME =
  /^(?:q[1-4]|quarter|(?:first|second|third|fourth) quarter|spring|summer|autumn|winter|week|month|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** The lines of a list of times right before the paragraph. */
function linesBefore(discourse: Discourse, sentence: Sentence, trend: Trend): readonly Mention[] {
  const { block } = sentence;
  const list = listsOf(discourse).find(({ rows, items }) => {
    const last = items.at(-1)?.sentence.block.index ?? 0;
    return last < block.index && block.index - last <= 1 && rows.every(({ label }) => OF_TIME.test(label));
  });
  const { stem = '', heading = '' } = list?.items[0]?.sentence.block ?? {};
  return list && isOnlyOf(sentence, trend, `${stem} ${heading}`) ? list.items : [];
}

/** The only row, or column of years, under its heading that the sentence can be of. */
function rowAround(discourse: Discourse, sentence: Sentence, trend: Trend): readonly Quantity[] {
  const series = seriesOfTables(discourse, sentence).filter(({ points }) => points.length > 2);
  const [one, ...more] = series.filter(({ label }) => isOnlyOf(sentence, trend, `${label} ${sentence.block.heading}`));
  if (!one || more.length > 0 || (subjectStems(sentence.text, trend.found).length === 0 && series.length > 1))
    return [];
  return [...one.points].sort((a, b) => b.back - a.back).map(({ quantity }) => quantity);
}

function judge(sentence: Sentence, { found, way, steps }: Trend, list: readonly Quantity[]): RuleFinding[] {
  const last = steps === undefined ? list : list.slice(-steps - 1);
  if (last.length < (steps ?? 2) + 1) return [];
  const moves = last.slice(1).map(({ value }, index) => value - (last[index]?.value ?? 0));
  const against = moves.findIndex((move) => Math.sign(move) !== way);
  // All the other way: the newest may stand first.
  if (moves.every((move) => Math.sign(move) === -way)) return [];
  const [from, to] = [last[against], last[against + 1]];
  return [
    findingAt(sentence, [found.index, found.index + found[0].length], {
      pattern: 'near-trend',
      verdict: against < 0 ? 'agrees' : 'wrong-direction',
      quoted: found[0].trim(),
      recomputed: against < 0 ? last.map(({ text }) => text).join(', ') : `not from ${from?.text} to ${to?.text}`,
      mistake: against < 0 ? null : 'sign',
      covers: [],
      uses: last,
    }),
  ];
}

export const nearTrend: Rule = {
  id: 'near-trend',
  about:
    'a rise or fall in each of several years or quarters, against the list of numbers in the sentences or lines before it',
  why: 'The list is brought up to date, and the sentence behind it stays.',
  speaks: [
    [
      'wrong-direction',
      'Over five years the total has gone 512, 498, 503, 471 and 440. It has therefore fallen every year.',
    ],
    [
      'agrees',
      'Satisfaction was 61% in June 2024, 63% in September 2024 and 66% in December 2024. It has risen in each quarter.',
    ],
    ['agrees', 'There were 46 calls in 2024/25, 52 in 2023/24 and 61 in 2022/23. Two years of falls in a row.'],
    [
      'wrong-direction',
      'Calls by quarter:\n\n- January to March: 152\n- April to June: 141\n- July to September: 148\n\nThe number fell in every quarter.',
    ],
  ],
  silent: [
    'Over five years the total has gone 512, 498, 503, 471 and 440. Robbery has fallen every year.',
    'Over five years the total has gone 512, 498, 503, 471 and 440. It has fallen nearly every year.',
    'There were 40 calls and 12 visits. They have risen every year.',
    'We want it to have fallen every year: 512, 498, 503. It has not risen every year.',
  ],
  read: (discourse, before) => {
    const trends = before.filter(({ covers }) => covers.length === 0);
    return discourse.draft.sentences.flatMap((sentence) => {
      const trend = sentence.block.kind === 'prose' ? trendIn(sentence) : undefined;
      if (!trend) return [];
      const inText = listBefore(discourse, sentence, trend);
      const inLines = inText.length > 0 ? inText : linesBefore(discourse, sentence, trend);
      const list = inLines.length > 0 ? inLines.map(({ quantity }) => quantity) : rowAround(discourse, sentence, trend);
      return judge(sentence, trend, list).filter(
        ({ start, end }) => !trends.some((other) => other.start < end && start < other.end),
      );
    });
  },
};
