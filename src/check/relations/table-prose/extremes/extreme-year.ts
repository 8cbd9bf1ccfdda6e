import type { Named } from '../../../grids/grid.js';
import type { Column } from '../../../grids/grid-columns.js';
import { bothWays, tablesNear } from '../../../grids/grids-near.js';
import { rowsNamed, rowsOfTopic } from '../../../grids/rows.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import { CARDINALS, smallNumberOf } from '../../../mentions/number-words.js';
import { type Span, sameSpan, spanOfPeriod } from '../../../mentions/periods.js';
import type { Quantity, RuleFinding, Sentence } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { findingAt } from '../../../verdicts/report.js';
import { isOnlyOf } from '../../series.js';
import { judgePeriods } from './extreme-period.js';

/** "Robbery was at its lowest of the three years": the highest and lowest of the years (or quarters) of a row of a table. */

const LEVEL = '(?: (?:level|figure|number|total|point|count|value|year|quarter|month)s?)?';
const PHRASE = new RegExp(
  `\\b(?:(?:at|reached|hit|was|were|is|are|be|been|saw|had|it is|its|their|the) (?:its |their |a |the )*|^)(highest|lowest|peak|largest|smallest|fewest)(?: (?:annual|quarterly|yearly))?${LEVEL}\\b`,
  'i',
);
const COUNT = new RegExp(
  `\\b(?:of|in|for|over|across) (?:the |all |these |those |at least )*(?:last |past )?(${CARDINALS.join('|')}|\\d{1,2}) (years|quarters|months)\\b`,
  'i',
);
const OF_YEARS = /\bof (?:the |all |these |those |last |past )*(?:[a-z]+|\d+) (?:years|quarters|months)\b/i;
const OF_TABLE = /\bin the (?:series|table|period)\b|\b(?:years?|quarters?|months?) (?:shown|given|tabulated|above)\b/i;

const OTHERS =
  /\b(?:second|third|fourth|since|ever|on record|increase|rise|fall|change|drop|growth|rate|share|not|than|one of|apart from)\b/i;

interface Point {
  readonly column: Column;
  readonly cell: Quantity;
}

const MONTHS = new Map([
  ['years', 12],
  ['quarters', 3],
  ['months', 1],
]);

/** The numbers of a row, by time, all of one kind; of periods of one length where they have times. */
function pointsOf({ grid, row }: Named): readonly Point[] {
  const points = grid.columns.flatMap((column): Point[] => {
    const cell = row.cells[column.index];
    return column.kind === 'level' && column.index > 0 && column.time && cell ? [{ column, cell }] : [];
  });
  const kinds = new Set(
    points.map(({ column: { time, dimension } }) => `${time ? time.to - time.from : 0}${dimension}`),
  );
  return kinds.size === 1 && points.length >= 3
    ? points.sort((a, b) => (a.column.time?.to ?? 0) - (b.column.time?.to ?? 0))
    : [];
}

const lengthOf = ({ column: { time } }: Point): number => (time ? time.to - time.from + 1 : 0);

/** The last so many of them, where the words say how many; none where the table has fewer or others. */
function inScope(points: readonly Point[], text: string): { points: readonly Point[]; isExplicit: boolean } {
  const [, word = '', unit = ''] = COUNT.exec(text) ?? [];
  if (word === '') return { points, isExplicit: OF_TABLE.test(text) };
  const count = smallNumberOf(word);
  const months = MONTHS.get(unit.toLowerCase());
  const [first] = points;
  return first && lengthOf(first) === months && count <= points.length
    ? { points: points.slice(-count), isExplicit: true }
    : { points: [], isExplicit: false };
}

/** "Was down on last year and at its highest": what it is compared with, and not what is meant. */
const BEFORE =
  /(?<!\b(?:on|than|from|against|since|over|with|to) (?:the )?)\b(?:(?:previous|preceding|prior) (?:year|quarter|month)|last (?:year|quarter|month)|year before)\b|\bhad been\b/i;

/** "Fell to 11,472 from 12,106 in 2023": that year is what it is compared with. */
const IS_BASE =
  /\b(?:from|than|against|compared (?:with|to)|since|on|after|before)(?: the)?(?: [\d,.]+%?)?(?: (?:in|of|for))?(?: the)? $/i;

const periodsMeant = ({ quantities, text }: Sentence): Span[] =>
  quantities.flatMap(({ kind, text: period, start }) =>
    kind === 'period' && !IS_BASE.test(text.slice(0, start)) ? (spanOfPeriod(period) ?? []) : [],
  );

/** The point of the period named, of the one before the newest, or the newest. */
function pointMeant(points: readonly Point[], periods: readonly Span[], words: string): Point | undefined {
  const [only, ...more] = periods;
  if (more.length > 0) return undefined;
  if (only) return points.find(({ column: { time } }) => time && sameSpan(time, only));
  return points.at(BEFORE.test(words) ? -2 : -1);
}

/** The rows named before the words, else by the whole sentence, else those that the text before goes on about. */
function rowsOf(discourse: Discourse, sentence: Sentence, before: string): Named[] {
  const named = rowsNamed(discourse, before.toLowerCase(), sentence.block.index);
  return named.length > 0 ? named : rowsOfTopic(discourse, sentence, before);
}

/** The only series that a table under the heading has, where the words name nothing. */
function onlySeries(discourse: Discourse, { block }: Sentence): Named[] {
  return tablesNear(discourse, block.index)
    .filter(({ heading, rows }) => heading === block.heading && (rows[0]?.block.index ?? 0) < block.index)
    .slice(-1)
    .flatMap(bothWays)
    .flatMap((grid) => grid.rows.map((row) => ({ grid, row })));
}

const onlyOne = (all: readonly { named: Named; points: readonly Point[] }[]) =>
  new Set(all.map(({ points }) => points.map(({ cell }) => cell.value).join())).size === 1 ? all[0] : undefined;

/** The words that name an extreme of years; "Brook had the fewest in all four years": among the rows, in each of the years. */
function phraseIn({ text, shape }: Sentence): RegExpExecArray | null {
  const isOfOthers = OTHERS.test(text) || ELSEWHERE.test(shape) || TARGET.test(shape);
  const found = isOfOthers ? null : PHRASE.exec(text);
  return found && /largest|smallest|fewest/i.test(found[1] ?? '') && !OF_YEARS.test(text) ? null : found;
}

function judge(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const { text } = sentence;
  const found = phraseIn(sentence);
  if (!found) return [];
  const before = text.slice(0, found.index);
  const clause = `${before.split(/[;,]/).at(-1)} ${text.slice(found.index + found[0].length).split(/[;,.]/)[0]}`;
  const named = rowsOf(discourse, sentence, before);
  const series = (named.length > 0 ? named : onlySeries(discourse, sentence))
    .map((item) => ({ named: item, points: pointsOf(item) }))
    .filter(({ points }) => points.length > 0);
  const only = onlyOne(series);
  const scope = only && inScope(only.points, text);
  const point = scope && pointMeant(scope.points, periodsMeant(sentence), before);
  if (!only || !scope || !point || !isOnlyOf(clause, only.named.row.label, sentence.block.heading)) return [];
  const isHigh = /highest|peak|largest/i.test(found[1] ?? '');
  const values = scope.points.map(({ cell }) => cell.value);
  const end = isHigh ? Math.max(...values) : Math.min(...values);
  const isTrue = point.cell.value === end;
  // "At its highest in 2022": any other year of the table that is higher refutes it.
  if (!isTrue && !scope.isExplicit && periodsMeant(sentence).length === 0) return [];
  const at = scope.points.find(({ cell }) => cell.value === end);
  return [
    findingAt(sentence, [found.index, found.index + found[0].length], {
      pattern: 'extreme-year',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: found[0].trim(),
      recomputed: `${only.named.row.label}: ${point.cell.text}; the ${isHigh ? 'highest' : 'lowest'} in the table is ${at?.cell.text}`,
      mistake: isTrue ? null : 'rank',
      covers: [],
    }),
  ];
}

const TABLE =
  '| Offence | 2017 | 2018 | 2019 |\n|---|---|---|---|\n| Burglary | 100 | 120 | 130 |\n| Robbery | 50 | 40 | 45 |\n\n';

const QUARTERS =
  '| Quarter | Calls | Visits |\n|---|---|---|\n| Apr to Jun 2023 | 71 | 9 |\n| Jul to Sep 2023 | 64 | 12 |\n| Oct to Dec 2023 | 90 | 8 |\n\n';

export const extremeYear: Rule = {
  id: 'extreme-year',
  about: 'the highest and lowest of the years or quarters of a row of a table',
  why: 'A year is added to the table, and the sentence stays.',
  speaks: [
    ['differs', `${TABLE}Burglary was at its highest of the three years in 2018.`],
    ['differs', `${TABLE}Robbery was at its lowest level of the three years.`],
    ['differs', `${TABLE}Robbery was at its highest in 2019.`],
    ['differs', `${TABLE}Robbery was up on last year and at its highest of the three years.`],
    ['agrees', `${TABLE}Burglary was at its highest.`],
    ['differs', `${QUARTERS}The busiest quarter was April to June.`],
    ['agrees', `${QUARTERS}The busiest quarter was October to December.`],
    ['agrees', `${TABLE}Robbery rose over the last year. It was at its lowest of the three years in 2018.`],
  ],
  silent: [
    `${TABLE}Robbery with knives was at its highest of the three years in 2018.`,
    `${TABLE}Robbery was at its lowest level for ten years.`,
    `${TABLE}In London robbery was at its lowest of the three years.`,
    `${TABLE}Robbery was at its highest.`,
    `${QUARTERS}The best quarter was July to September.`,
    `${QUARTERS}The busiest quarter was January to March.`,
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose')
      .flatMap((sentence) => [...judge(discourse, sentence), ...judgePeriods(discourse, sentence)]),
};
