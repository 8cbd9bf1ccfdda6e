import type { Direction } from '../../lexicon/directions.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { NTH, SMALL } from '../../mentions/number-words.js';
import { sameSpan, spanOfPeriod } from '../../mentions/periods.js';
import type { Interval, MistakeId, Quantity, RuleFinding, Sentence, VerdictName } from '../../model.js';
import type { Rule } from '../../rule.js';
import { intervalOf, middleOf, sumOf } from '../../verdicts/intervals.js';
import { judge as compare } from '../../verdicts/judge.js';
import { digitsOf, type Mistake } from '../../verdicts/mistakes.js';
import { findingAt, findingOver, numberText, quotedText } from '../../verdicts/report.js';
import { isOfRow, isOnlyOf, isYearly, type Point, type Series, seriesFor } from '../series.js';

/** What the prose says of all the years of a row: their sum and mean, a rise in each of them. */

const numberOf = (word: string | undefined): number | undefined => {
  const lower = word?.toLowerCase() ?? '';
  const small = SMALL.indexOf(lower) + 1 || NTH.indexOf(lower) + 1;
  return small || Number(/\d+/.exec(lower)?.[0]) || undefined;
};

const YEARS =
  /\b(?:across|over|in|for|during|of) (?:the |all |these |all the |the last |the past )*(two|three|four|five|six|seven|eight|nine|ten|\d+) years\b/i;
const ALL_YEARS =
  /\b(?:two|three|four|five|six)-year (?:total|average|mean)\b|\b(?:across|over|in|for|during) (?:the )?(?:whole|entire|full) period\b|\b(?:mean|average)\b[^.;]*\b(?:per|a) year\b|\bannual (?:mean|average)\b|\b(?:per|a) year on average\b/i;
const MAY_SPEAK = /\b(?:years?|quarters?|months?|period|series|annual)\b/i;

/** "The average for the first five of those years": which of them is not read. */
const SOME_OF =
  /\b(?:first|middle|last|latest|earlier|earliest|other) (?:two|three|four|five|six|\d) of (?:the|those|these|all)\b|\b(?:first|middle|earliest) (?:two|three|four|five|six|\d) (?:years|quarters|months)\b/i;

/** The years a sentence sums up: the last so many, or all. */
function yearsOf({ text }: Sentence, { points }: Series): readonly Point[] {
  if (SOME_OF.test(text)) return [];
  const count = numberOf(YEARS.exec(text)?.[1]);
  if (count === undefined) return ALL_YEARS.test(text) ? points : [];
  return count <= points.length ? points.slice(-count) : [];
}

/** Far from it a number is of something else. */
const FAR = 0.3;

/** The sum, or the number of one year, given as the mean of all. */
function totalIn(quoted: Quantity, sum: Interval, years: readonly Point[], isMean: boolean): Mistake | undefined {
  const isTotal = isMean && [middleOf(sum), ...years.map(({ cell }) => cell.value)].includes(quoted.value);
  return isTotal ? { mistake: 'total-called-average', because: 'it is a total' } : undefined;
}

const mistakeOf = (mistake: Mistake | undefined, verdict: VerdictName, isMean: boolean): MistakeId | null =>
  verdict === 'differs' ? (mistake?.mistake ?? (isMean ? 'average' : 'sum')) : null;

function judgeAmount(mention: Mention, series: Series, years: readonly Point[], isMean: boolean): RuleFinding[] {
  const sum = sumOf(years.map(({ cell }) => intervalOf(cell)));
  const value: Interval = isMean ? { lower: sum.lower / years.length, upper: sum.upper / years.length } : sum;
  const quoted: Quantity = isMean ? { ...mention.quantity, kind: 'rate' } : mention.quantity;
  const verdict = compare(quoted, value);
  const isWhole = years.length === series.points.length;
  if (verdict === 'differs' && (!isWhole || Math.abs(middleOf(value) / quoted.value - 1) > FAR)) return [];
  const digits = verdict === 'differs' ? (totalIn(quoted, sum, years, isMean) ?? digitsOf(quoted, value)) : undefined;
  const { text, block } = mention.sentence;
  if (verdict === 'differs' && !digits && !isOnlyOf(text, series.label, block.heading)) return [];
  const shown = `${years.map(({ cell }) => cell.text).join(' + ')}${isMean ? ` over ${years.length}` : ''}: ${numberText(middleOf(value), isMean ? 1 : 0)}`;
  return [
    findingOver(mention.sentence, [mention.quantity], {
      pattern: 'table-series',
      verdict,
      quoted: quotedText(mention.quantity),
      recomputed: `${shown} in the table${digits ? `; ${digits.because}` : ''}`,
      mistake: mistakeOf(digits, verdict, isMean),
      covers: [mention.quantity],
      uses: years.map(({ cell }) => cell),
    }),
  ];
}

const A_YEAR = /^ (?:[a-z-]+ ){0,3}?(?:a|per|each|every) year\b/;

function amountsIn(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const series = seriesFor(discourse, sentence, sentence.text.length);
  const years = series?.isOfCounts && isYearly(series.points) ? yearsOf(sentence, series) : [];
  if (!series || years.length < 2) return [];
  const most = Math.max(...years.map(({ cell }) => cell.value));
  return (discourse.of[sentence.index] ?? []).flatMap((mention): RuleFinding[] => {
    const { quantity, role, tail, lead } = mention;
    if (quantity.kind !== 'count' || quantity.isWord || quantity.hedge || mention.mark === -1) return [];
    if (role === 'average' || A_YEAR.test(tail) || /\b(?:average|mean)\b[a-z ]*$/.test(lead))
      return judgeAmount(mention, series, years, true);
    return role === 'level' && quantity.value > most ? judgeAmount(mention, series, years, false) : [];
  });
}

function say(
  sentence: Sentence,
  found: RegExpExecArray,
  verdict: VerdictName,
  more: Pick<RuleFinding, 'recomputed' | 'mistake'>,
): RuleFinding {
  return findingAt(sentence, [found.index, found.index + found[0].length], {
    pattern: 'table-series',
    verdict,
    quoted: found[0].trim(),
    ...more,
    covers: [],
  });
}

const MOVE =
  '(?:(risen|rose|gone up|went up|increased|grown|grew|climbed|rising|growth|increases?)|(fallen|fell|gone down|went down|come down|came down|decreased|declined|dropped|falling|reductions?))';
const STEADY_TREND = new RegExp(
  `\\b${MOVE}\\b[^.;,#%]{0,30}?\\b(?:(?:in )?(?:each|every) (?:of the (?:last |past )?(two|three|four|five|six) (?:years|quarters|months)|of (?:them|these)\\b(?= *[.;,])|(?:single )?(?:year|quarter|month)(?: shown)?)|(?:for (?:the|a) )(second|third|fourth|fifth) (?:year (?:running|in a row)|(?:successive|consecutive) year)|(?:for )?(two|three|four|five) (?:years (?:running|in (?:a row|succession))|(?:successive|consecutive) years)|year (?:after|on) year|in (both) years)`,
  'i',
);

const NOT_QUITE = /\b(?:not|except|apart|but for|until|nearly|almost|most|never|hardly)\b/i;
/** "It rose for two years running before it eased": years that were over before the last. */
const ENDED = /\b(?:before|(?:and|but|,) then|only to)\b/i;

/** "In each year since": since a year that its words do not name. */
const OPEN_SINCE = /^ since(?: (?:last|the) (?:spring|summer|autumn|winter)\b| then\b|[.,;)]|$)/;

/** The steps from the year that "since 2021" behind a trend names; all where none is named, more than there are where it is not there. */
function stepsSince(sentence: Sentence, found: RegExpExecArray, points: readonly Point[]): number {
  const end = found.index + found[0].length;
  const period = sentence.quantities.find(
    ({ kind, start }) =>
      kind === 'period' && start > end && /^ ?since (?:the )?$/i.test(sentence.text.slice(end, start)),
  );
  if (!period) return points.length - 1;
  const span = spanOfPeriod(period.text);
  const first = span ? points.findIndex(({ time }) => sameSpan(time, span)) : -1;
  return points.length - (first < 0 ? 0 : 1 + first);
}

/** "In both years", "for the third year running". */
const stepsMeant = (found: RegExpExecArray): number | undefined =>
  found[6] ? 2 : numberOf(found[3] ?? found[4] ?? found[5]);

function trendIn(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const found = STEADY_TREND.exec(sentence.text);
  const series = found ? seriesFor(discourse, sentence, found.index) : undefined;
  const { label, points } = series ?? { label: '', points: [] };
  if (
    !found ||
    points.length === 0 ||
    NOT_QUITE.test(sentence.text) ||
    ENDED.test(sentence.text.slice(found.index)) ||
    !isOfRow(sentence, found, label)
  )
    return [];
  const way: Direction = found[1] ? 1 : -1;
  // "Since last autumn": of two steps at least.
  const isOpen = OPEN_SINCE.test(sentence.text.slice(found.index + found[0].length));
  const count = stepsMeant(found) ?? (isOpen ? 2 : stepsSince(sentence, found, points));
  const last = points.slice(-count - 1);
  if (last.length < count + 1) return [];
  const against = last.findIndex(
    ({ cell }, index) => index > 0 && Math.sign(cell.value - (last[index - 1]?.cell.value ?? 0)) !== way,
  );
  const isTrue = against < 0;
  if (isTrue && isOpen) return [];
  return [
    say(sentence, found, isTrue ? 'agrees' : 'wrong-direction', {
      recomputed: `${label}: ${last.map(({ cell }) => cell.text).join(', ')} in the table`,
      mistake: isTrue ? null : 'sign',
    }),
  ];
}

const TABLE =
  '| Offence | 2017 | 2018 | 2019 |\n|---|---|---|---|\n| Burglary | 100 | 120 | 130 |\n| Robbery | 50 | 40 | 45 |\n\n';

export const tableSeries: Rule = {
  id: 'table-series',
  about: 'sums, means and trends over the years of a row of a table',
  why: 'A year is added to the table, and the sentence that sums it up stays.',
  speaks: [
    ['agrees', `${TABLE}Over the three years 350 burglaries were recorded.`],
    ['wrong-direction', `${TABLE}Robbery has fallen in each of the last two years.`],
    [
      'wrong-direction',
      '| Crime | Q3 23/24 | Q4 23/24 | Q1 24/25 | Q2 24/25 |\n|---|---|---|---|---|\n| All crime | 812 | 790 | 805 | 798 |\n\nAll crime has fallen in every quarter.',
    ],
    ['differs', `${TABLE}Robbery averaged 54 a year over the three years.`],
    ['differs', `${TABLE.trimEnd()}\n| Total | 150 | 160 | 175 |\n\nOver the three years the annual average was 175.`],
  ],
  silent: [
    `${TABLE}Detections for burglary have fallen in each of the last two years.`,
    `${TABLE}Robbery in the town centre has fallen in each of the last two years.`,
    `${TABLE}Burglary and robbery have fallen in each of the last two years.`,
    `${TABLE}Over the last ten years 3,500 burglaries were recorded.`,
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(
        ({ block, text, shape }) =>
          block.kind === 'prose' && MAY_SPEAK.test(text) && !ELSEWHERE.test(shape) && !TARGET.test(shape),
      )
      .flatMap((sentence) => [...amountsIn(discourse, sentence), ...trendIn(discourse, sentence)]),
};
