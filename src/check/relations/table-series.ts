import { stemsOf } from '../clauses.js';
import type { Discourse } from '../discourse.js';
import { intervalOf, middleOf, sumOf } from '../intervals.js';
import { judge as compare } from '../judge.js';
import type { Direction } from '../lexicon/directions.js';
import type { Mention } from '../mentions.js';
import { digitsOf } from '../mistakes.js';
import type { Finding, Interval, Quantity, Sentence, VerdictName } from '../model.js';
import { NTH, SMALL } from '../number-words.js';
import { type Span, sameSpan, spanOfPeriod } from '../periods.js';
import { findingAt, findingOver, numberText, quotedText } from '../report.js';
import { type Named, rowsNamed, tablesOf } from '../rows.js';
import type { Rule } from '../rule.js';

/** What the prose says of all the years of a row: their sum and mean, the highest and lowest, a rise in each of them. */

interface Point {
  readonly time: Span;
  readonly cell: Quantity;
}

interface Series {
  readonly label: string;
  readonly points: readonly Point[];
}

/** Beyond it a table is of another part of the document. */
const REACH = 25;

function seriesOf({ grid, row }: Named): Series[] {
  const points = grid.columns
    .flatMap(({ kind, index, dimension, time }): Point[] => {
      const cell = row.cells[index];
      return kind === 'level' && index > 0 && dimension === 'count' && time && cell ? [{ time, cell }] : [];
    })
    .sort((a, b) => a.time.to - b.time.to);
  return isEven(points) ? [{ label: row.label, points }] : [];
}

/** Three years or more, one after the other. */
function isEven(points: readonly Point[]): boolean {
  const [first] = points;
  return (
    points.length >= 3 &&
    points.every(
      ({ time }, index) =>
        first !== undefined &&
        time.to - time.from === first.time.to - first.time.from &&
        time.to - first.time.to === 12 * index,
    )
  );
}

const onlyOne = (all: readonly Series[]): Series | undefined =>
  new Set(all.map(({ points }) => points.map(({ cell }) => cell.value).join())).size === 1 ? all[0] : undefined;

const seriesNamed = (discourse: Discourse, words: string, block: number): Series | undefined =>
  onlyOne(
    rowsNamed(discourse, words.toLowerCase(), block)
      .filter(({ row }) => Math.abs(row.block.index - block) <= REACH)
      .flatMap(seriesOf),
  );

/** "1,930 in 2024, 2,080 in 2023 and 1,995 in 2022": the years of a sentence. */
function seriesInText(mentions: readonly Mention[]): Series[] {
  const points = mentions
    .flatMap(({ quantity: cell, role, dimension, time }): Point[] =>
      role === 'level' && dimension === 'count' && time && cell.decimals === 0 ? [{ time, cell }] : [],
    )
    .sort((a, b) => a.time.to - b.time.to);
  return isEven(points) ? [{ label: '', points }] : [];
}

/** Where a sentence names nothing: the only series under its heading, before it. */
function seriesAround(discourse: Discourse, { block, index }: Sentence): Series | undefined {
  const rows = tablesOf(discourse).flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })));
  const near = rows.filter(({ row }) => row.block.heading === block.heading && row.block.index < block.index);
  const inText = discourse.of
    .slice(Math.max(0, index - 4), index)
    .flatMap((mentions) => (mentions[0]?.sentence.block.heading === block.heading ? seriesInText(mentions) : []));
  return onlyOne([...near.flatMap(seriesOf), ...inText]);
}

/** The only series of years that a sentence is of: by the words before a place in it, else by all of them. */
function seriesFor(discourse: Discourse, sentence: Sentence, at: number): Series | undefined {
  const { text, block } = sentence;
  const named = seriesNamed(discourse, text.slice(0, at), block.index) ?? seriesNamed(discourse, text, block.index);
  if (named) return named;
  const around = seriesAround(discourse, sentence);
  // Of a few words none may be of anything else.
  const isOfIt =
    rowsNamed(discourse, text.toLowerCase(), block.index).length === 0 &&
    stemsOf(text.replace(SUMMING, ' ')).size <= (around?.label === '' ? 1 : 0);
  return isOfIt ? around : undefined;
}

const SUMMING = /\b(?:total|average|mean|level|peak|running|period|series)s?\b/gi;

const numberOf = (word: string | undefined): number | undefined => {
  const lower = word?.toLowerCase() ?? '';
  const small = SMALL.indexOf(lower) + 1 || NTH.indexOf(lower) + 1;
  return small || Number(/\d+/.exec(lower)?.[0]) || undefined;
};

const YEARS =
  /\b(?:across|over|in|for|during|of) (?:the |all |these |all the |the last |the past )*(two|three|four|five|six|seven|eight|nine|ten|\d+) years\b/i;
const ALL_YEARS =
  /\b(?:two|three|four|five|six)-year (?:total|average|mean)\b|\b(?:across|over|in|for|during) (?:the )?(?:whole|entire|full) period\b/i;

const MAY_SPEAK = /\b(?:years?|period|series)\b/i;

/** The years a sentence sums up: the last so many, or all. */
function yearsOf({ text }: Sentence, { points }: Series): readonly Point[] {
  const count = numberOf(YEARS.exec(text)?.[1]);
  if (count === undefined) return ALL_YEARS.test(text) ? points : [];
  return count <= points.length ? points.slice(-count) : [];
}

/** Far from it a number is of something else. */
const FAR = 0.3;

function judgeAmount(mention: Mention, series: Series, years: readonly Point[], isMean: boolean): Finding[] {
  const sum = sumOf(years.map(({ cell }) => intervalOf(cell)));
  const value: Interval = isMean ? { lower: sum.lower / years.length, upper: sum.upper / years.length } : sum;
  const quoted: Quantity = isMean ? { ...mention.quantity, kind: 'rate' } : mention.quantity;
  const verdict = compare(quoted, value);
  const isWhole = years.length === series.points.length;
  if (verdict === 'differs' && (!isWhole || Math.abs(middleOf(value) / quoted.value - 1) > FAR)) return [];
  const digits = verdict === 'differs' ? digitsOf(quoted, value) : undefined;
  const shown = `${years.map(({ cell }) => cell.text).join(' + ')}${isMean ? ` over ${years.length}` : ''}: ${numberText(middleOf(value), isMean ? 1 : 0)}`;
  return [
    findingOver(mention.sentence, [mention.quantity], {
      pattern: 'table-series',
      verdict,
      quoted: quotedText(mention.quantity),
      recomputed: `${shown} in the table${digits ? `; ${digits.because}` : ''}`,
      mistake: verdict === 'differs' ? (digits?.mistake ?? (isMean ? 'average' : 'sum')) : null,
      covers: [mention.quantity],
      uses: years.map(({ cell }) => cell),
    }),
  ];
}

const A_YEAR = /^ (?:[a-z-]+ ){0,3}?(?:a|per|each|every) year\b/;

function amountsIn(discourse: Discourse, sentence: Sentence): Finding[] {
  const series = seriesFor(discourse, sentence, sentence.text.length);
  const years = series ? yearsOf(sentence, series) : [];
  if (!series || years.length < 2) return [];
  const most = Math.max(...years.map(({ cell }) => cell.value));
  return (discourse.of[sentence.index] ?? []).flatMap((mention): Finding[] => {
    const { quantity, role, tail, lead } = mention;
    if (quantity.kind !== 'count' || quantity.isWord || quantity.hedge || mention.mark === -1) return [];
    if (role === 'average' || A_YEAR.test(tail) || /\b(?:average|mean)\b[a-z ]*$/.test(lead))
      return judgeAmount(mention, series, years, true);
    return role === 'level' && quantity.value > most ? judgeAmount(mention, series, years, false) : [];
  });
}

const EXTREME =
  /\b(?:at|reached|hit|was|were|had|saw|its|their|the) (?:its |their |a |the )?(highest|lowest|peak|largest|smallest)\b/i;
const OF_TABLE =
  /\b(?:of|in) (?:the|all|these|those)(?: last| past)? (?:two|three|four|five|six|seven|eight|nine|ten|\d+) years\b|\bin the (?:series|table|period)\b|\byears? (?:shown|given|tabulated|above)\b/i;

function say(
  sentence: Sentence,
  found: RegExpExecArray,
  verdict: VerdictName,
  more: Pick<Finding, 'recomputed' | 'mistake'>,
): Finding {
  return findingAt(sentence, [found.index, found.index + found[0].length], {
    pattern: 'table-series',
    verdict,
    quoted: found[0].trim(),
    ...more,
    covers: [],
  });
}

function extremeIn(discourse: Discourse, sentence: Sentence): Finding[] {
  const found = EXTREME.exec(sentence.text);
  const { label, points } = (found && seriesFor(discourse, sentence, found.index)) ?? { label: '', points: [] };
  const periods = sentence.quantities.filter(({ kind }) => kind === 'period');
  const time = periods.length === 1 ? spanOfPeriod(periods[0]?.text ?? '') : undefined;
  const isOther = /\b(?:second|third|since|ever|on record|increase|rise|fall|change|rate|share|not|than)\b/i.test(
    sentence.text,
  );
  const own = points.find((each) => time && sameSpan(each.time, time));
  if (!found || !own || isOther) return [];
  const isHigh = /highest|peak|largest/i.test(found[1] ?? '');
  const values = points.map(({ cell }) => cell.value);
  const end = isHigh ? Math.max(...values) : Math.min(...values);
  const isTrue = own.cell.value === end;
  if (!isTrue && !OF_TABLE.test(sentence.text)) return [];
  const at = points.find(({ cell }) => cell.value === end);
  return [
    say(sentence, found, isTrue ? 'agrees' : 'differs', {
      recomputed: `${label}: ${own.cell.text}; the ${isHigh ? 'highest' : 'lowest'} in the table is ${at?.cell.text}`,
      mistake: isTrue ? null : 'rank',
    }),
  ];
}

const MOVE =
  '(?:(risen|rose|gone up|went up|increased|grown|grew|climbed|rising)|(fallen|fell|gone down|went down|come down|came down|decreased|declined|dropped|falling))';
const EACH = new RegExp(
  `\\b${MOVE}\\b[^.;,#%]{0,30}?\\b(?:(?:in )?(?:each|every) (?:of the (?:last |past )?(two|three|four|five|six) years|(?:single )?year(?: shown)?)|(?:for (?:the|a) )(second|third|fourth|fifth) (?:year (?:running|in a row)|(?:successive|consecutive) year)|(two|three|four|five) years (?:running|in a row)|year (?:after|on) year|in (both) years)`,
  'i',
);

function trendIn(discourse: Discourse, sentence: Sentence): Finding[] {
  const found = EACH.exec(sentence.text);
  const { label, points } = (found && seriesFor(discourse, sentence, found.index)) ?? { label: '', points: [] };
  if (!found || points.length === 0 || /\b(?:not|except|apart|but for|until)\b/i.test(sentence.text)) return [];
  const way: Direction = found[1] ? 1 : -1;
  const count = found[6] ? 2 : (numberOf(found[3] ?? found[4] ?? found[5]) ?? points.length - 1);
  const last = points.slice(-count - 1);
  if (last.length < count + 1) return [];
  const against = last.findIndex(
    ({ cell }, index) => index > 0 && Math.sign(cell.value - (last[index - 1]?.cell.value ?? 0)) !== way,
  );
  const isTrue = against < 0;
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
  about: 'sums, means, extremes and trends over the years of a row of a table',
  why: 'A year is added to the table, and the sentence that sums it up stays.',
  speaks: [
    ['agrees', `${TABLE}Over the three years 350 burglaries were recorded.`],
    ['wrong-direction', `${TABLE}Robbery has fallen in each of the last two years.`],
    ['differs', `${TABLE}Burglary was at its highest of the three years in 2018.`],
    ['differs', `${TABLE}Robbery averaged 54 a year over the three years.`],
  ],
  silent: [
    `${TABLE}Shoplifting has fallen in each of the last two years.`,
    `${TABLE}Burglary and robbery have fallen in each of the last two years.`,
    `${TABLE}Over the last ten years 3,500 burglaries were recorded.`,
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block, text }) => block.kind === 'prose' && MAY_SPEAK.test(text))
      .flatMap((sentence) => [
        ...amountsIn(discourse, sentence),
        ...extremeIn(discourse, sentence),
        ...trendIn(discourse, sentence),
      ]),
};
