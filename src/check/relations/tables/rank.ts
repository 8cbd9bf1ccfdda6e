import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { tablesOf } from '../../grids/rows.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import { onlySpanIn } from '../../mentions/periods.js';
import { mentionsIn } from '../../mentions/subjects.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { ordinalText, type RankPhrase, rankPhrasesIn } from './rank-phrases.js';

/** Places and superlatives ("the second highest", "the largest of the groups"), counted in the column of a table they are of. */

/** The row named last before the rank, in its part of the sentence. */
function rowBefore(grid: Grid, words: string): GridRow | undefined {
  const lower = words.toLowerCase();
  const named = new Map(mentionsIn(lower).map(({ subject, at }) => [subject, at]));
  let best: { row: GridRow; at: number } | undefined;
  for (const row of grid.rows) {
    const label = row.label.toLowerCase().trim();
    if (row.isTotal || label.length < 3) continue;
    const whole = lower.lastIndexOf(label);
    const at = Math.max(whole, named.get(row.offence ?? '') ?? -1);
    if (at >= 0 && (!best || at > best.at)) best = { row, at };
  }
  return best?.row;
}

const isLater = (a: Column, b: Column): boolean =>
  (a.time?.to ?? 0) > (b.time?.to ?? 0) || (a.time?.to === b.time?.to && a.mark > b.mark);

/** The column a rank is counted in: the one its words name, else the only or newest one of levels. */
function columnFor(grid: Grid, words: string): Column | undefined {
  const stems = stemsOf(words);
  const levels = grid.columns.filter(({ kind, index }) => index > 0 && kind === 'level');
  const byRate = /\brates?\b/i.test(words)
    ? levels.filter(({ dimension, heading }) => dimension === 'rate' || /rate/i.test(heading))
    : levels;
  const named = byRate.filter((column) => [...column.stems].some((stem) => stems.has(stem)));
  const pool = named.length > 0 ? named : byRate;
  const kinds = new Set(pool.map((column) => [...column.stems].join()));
  return kinds.size === 1
    ? pool.reduce<Column | undefined>((best, item) => (!best || isLater(item, best) ? item : best), undefined)
    : undefined;
}

function rankIn(grid: Grid, row: GridRow, column: Column, high: boolean): number | undefined {
  const cell = row.cells[column.index];
  const others = grid.rows.filter(({ isTotal }) => !isTotal).map(({ cells }) => cells[column.index]);
  if (!cell || others.some((other) => other === undefined) || others.length < 3) return undefined;
  return 1 + (others as Quantity[]).filter(({ value }) => (high ? value > cell.value : value < cell.value)).length;
}

const SCOPE =
  /\bof the (?:groups?|types?|categories|stations|areas|wards|boroughs in the table|five|four|six|three|seven|eight|ten|offences)|in the table|of any (?:group|ward|area|type)/i;

const numbersIn = ({ sentence, at, end }: RankPhrase): Quantity[] =>
  sentence.quantities.filter(({ start, end: to }) => start >= at && to <= end);

/** Places in another list than the table's: of changes, of years, of other areas. */
const OTHERWISE =
  /\b(?:increase|rise|fall|reduction|decrease|change|growth|drop|ever|since|on record|(?:in|of|among|across|within) (?:the |our |its |all |any )?(?:england|country|london|county|region|force|family|similar|group|comparator|neighbours|(?:\d+|thirty-two) boroughs))\b/i;

const isPeriod = (label: string): boolean => onlySpanIn(label) !== undefined && stemsOf(label).size === 0;

/** A year is a row of many tables: only one that stands before the sentence, under its heading, can be meant. */
const isInReach = ({ block }: Sentence, grid: Grid, row: GridRow | undefined): boolean =>
  row !== undefined && (!isPeriod(row.label) || (grid.heading === block.heading && row.block.index < block.index));

function ofTables(discourse: Discourse, placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank: stated, high } = placed;
  const cut = Math.max(sentence.text.lastIndexOf(';', at), 0);
  const before = sentence.text.slice(cut, at);
  const clause = `${before} ${sentence.text.slice(end, end + 60).split(/[;,.]/)[0] ?? ''}`;
  if (OTHERWISE.test(clause)) return [];
  const grids = tablesOf(discourse).filter((grid) => isInReach(sentence, grid, rowBefore(grid, before)));
  const found = grids.flatMap((grid) => {
    const row = rowBefore(grid, before);
    const column = columnFor(grid, clause);
    const rank = row && column ? rankIn(grid, row, column, high) : undefined;
    return row && column && rank !== undefined
      ? [{ row, rank, total: grid.rows.length, other: rankIn(grid, row, column, !high) }]
      : [];
  });
  const [first] = found;
  if (!first || found.length > 1) return [];
  const isTrue = first.rank === stated;
  // Without "of the five" a rank may be one among more than the table has.
  if (!isTrue && !SCOPE.test(sentence.text) && first.other !== stated) return [];
  const word = high ? 'highest' : 'lowest';
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: placed.text,
      recomputed: `${first.row.label} is ${ordinalText(first.rank)} ${word} in the table`,
      mistake: isTrue ? null : first.other === stated ? 'rank-direction' : 'rank',
      suggestion: isTrue ? null : first.rank === 1 ? word : `${ordinalText(first.rank)} ${word}`,
      covers: numbersIn(placed),
    }),
  ];
}

/** London has 33 areas at most: a rank beyond them is none. */
const MOST_AREAS = 33;

function beyond(placed: RankPhrase): RuleFinding[] {
  const { sentence, at, end, rank: stated, text } = placed;
  if (stated <= MOST_AREAS || !/boroughs|london/i.test(sentence.text.slice(end, end + 60))) return [];
  return [
    findingAt(sentence, [at, end], {
      pattern: 'rank',
      verdict: 'differs',
      quoted: text,
      recomputed: 'there are 32 boroughs',
      mistake: 'rank',
      covers: numbersIn(placed),
    }),
  ];
}

/** "1 is the lowest and 32 the highest ... placed 27th, the sixth highest": the same rank from the other end. */
const SCALE = /\b1 (?:is|being|=|denotes|means) (?:the )?(lowest|highest|safest|best|worst)[^.]{0,40}?\b(\d{2,3})\b/i;

function ofScale(sentence: Sentence): RuleFinding[] {
  const [, first = '', last = ''] = SCALE.exec(sentence.text) ?? [];
  const size = Number(last);
  if (!size) return [];
  const isLowFirst = /lowest|safest|best/i.test(first);
  return rankPhrasesIn(sentence).flatMap((placed): RuleFinding[] => {
    const { text, at, end, rank: stated, high } = placed;
    const scale = [...sentence.text.slice(0, at).matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/g)].at(-1);
    if (!scale || stated < 2 || /highest|lowest/.test(sentence.text.slice(scale.index, at))) return [];
    const onScale = Number(scale[1]);
    const right = high === isLowFirst ? size + 1 - onScale : onScale;
    return [
      findingAt(sentence, [at, end], {
        pattern: 'rank',
        verdict: right === stated ? 'agrees' : 'differs',
        quoted: text,
        recomputed: `${scale[0]} of ${size} from the ${first.toLowerCase()} is ${ordinalText(right)} ${high ? 'highest' : 'lowest'}`,
        mistake: right === stated ? null : stated === onScale ? 'rank-direction' : 'rank',
        suggestion: right === stated ? null : `${ordinalText(right)} ${high ? 'highest' : 'lowest'}`,
        covers: numbersIn(placed),
      }),
    ];
  });
}

const TABLE = '| Borough | Rate per 1,000 |\n|---|---|\n| Ashdown | 61.2 |\n| Brackley | 74.9 |\n| Corfe | 58.8 |\n\n';

export const rank: Rule = {
  id: 'rank',
  about: 'places and superlatives, counted in the table or turned from one end of a scale to the other',
  why: 'Places are counted from the wrong end, or before the table was updated.',
  speaks: [
    ['agrees', `${TABLE}Corfe has the lowest rate of the three.`],
    ['differs', `${TABLE}Ashdown has the highest rate of the three.`],
    [
      'differs',
      'On a scale where 1 is the lowest rate and 32 the highest, Marlowe is placed 9th, the ninth highest in London.',
    ],
  ],
  silent: [
    'Marlowe has the ninth highest rate in London.',
    `${TABLE}Dunmere has the highest rate.`,
    'This is the largest increase of any group.',
    '## Reports\n\n150 in 2021 and 310 in 2022. 2022 was the highest.\n\n## Arrests\n\n| Year | Arrests |\n|---|---|\n| 2021 | 8 |\n| 2022 | 5 |\n| 2023 | 7 |',
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose' || block.kind === 'footnote')
      .flatMap((sentence) => {
        const scale = ofScale(sentence);
        if (scale.length > 0) return scale;
        return rankPhrasesIn(sentence).flatMap((placed) => [
          ...beyond(placed),
          ...(tablesOf(discourse).length > 0 ? ofTables(discourse, placed) : []),
        ]);
      }),
};
