import { type Grid, partRows } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { tablesNear } from '../../grids/grids-near.js';
import { type RowAt, rowsAt } from '../../grids/rows-at.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { CARDINALS, smallNumberOf } from '../../mentions/number-words.js';
import { sameSpan } from '../../mentions/periods.js';
import type { Quantity, RuleFinding } from '../../model.js';
import type { Rule } from '../../rule.js';
import { intervalOf, middleOf, sumOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { countsUnjudged } from '../../verdicts/judged.js';
import { digitsOf } from '../../verdicts/mistakes.js';
import { findingOver, numberText, quotedText } from '../../verdicts/report.js';
import { isOnlyOf } from '../series.js';
import { columnFor } from './rank-column.js';

/** "Theft and burglary together came to 2,530", "the six wards had 2,415 between them": a sum of rows of a table. */

const TOGETHER =
  /\b(?:together|between (?:them|the (?:two|three|four|five|six))|combined|in total|in all|altogether|jointly|collectively|added up)\b/i;
const ALL_ROWS = new RegExp(
  `\\b(?:the|all|our|these) (${CARDINALS.join('|')}|\\d{1,2}) (?!years?\\b|quarters?\\b|months?\\b|weeks?\\b|days?\\b)[a-z]{3,}`,
  'i',
);

/** The part of the sentence a number stands in. */
function partOf({ sentence: { text }, quantity }: Mention): string {
  const before =
    text
      .slice(0, quantity.start)
      .split(/[;]|\. /)
      .at(-1) ?? '';
  return `${before} ${text.slice(quantity.end).split(/[;.(]|, (?:which|or|and|but)\b/)[0]}`;
}

interface Summed {
  readonly grid: Grid;
  readonly column: Column;
  readonly cells: readonly Quantity[];
  readonly names: string;
}

/** The column of the time that is named, else the newest, and where columns have no times each of its measure. */
function columnsOf(grid: Grid, mention: Mention, words: string): readonly Column[] {
  const newest = columnFor(grid, words);
  if (!mention.time && mention.mark === -1) return [];
  const alike = grid.columns.filter(
    ({ kind, dimension, index }) => index > 0 && kind === 'level' && dimension === (newest?.dimension ?? 'count'),
  );
  const { time } = mention;
  if (time) return alike.filter((column) => column.time && sameSpan(column.time, time)).slice(0, 1);
  return newest?.time ? [newest] : alike.filter((column) => !column.time);
}

function summedIn(grid: Grid, mention: Mention, words: string): Summed[] {
  const named: RowAt[] = rowsAt(grid, words);
  const all = partRows(grid);
  const count = ALL_ROWS.exec(words)?.[1] ?? '';
  const isAll = named.length === 0 && smallNumberOf(count) === all.length;
  const rows = named.length > 1 ? named.map(({ row }) => row) : isAll ? all : [];
  if (rows.length < 2) return [];
  return columnsOf(grid, mention, words).flatMap((column) => {
    const cells = rows.flatMap(({ cells: cellsOfRow }) => cellsOfRow[column.index] ?? []);
    return cells.length === rows.length
      ? [{ grid, column, cells, names: rows.map(({ label }) => label).join(' and ') }]
      : [];
  });
}

function judgeTotal(discourse: Discourse, mention: Mention): RuleFinding[] {
  const words = partOf(mention);
  // "177 of the 329": the whole, and no sum of the rows.
  if (/\bof (?:the |all |our |these )*$/.test(mention.leadText)) return [];
  if (!TOGETHER.test(words) || ELSEWHERE.test(words.toLowerCase()) || TARGET.test(words.toLowerCase())) return [];
  const all = tablesNear(discourse, mention.sentence.block.index).flatMap((grid) => summedIn(grid, mention, words));
  const totals = all.map((one) => ({ ...one, sum: sumOf(one.cells.map(intervalOf)) }));
  const good = totals.find(({ sum }) => judge(mention.quantity, sum) === 'agrees');
  const [only] = totals;
  const isOne = new Set(totals.map(({ sum }) => middleOf(sum))).size === 1;
  const found = good ?? (isOne ? only : undefined);
  if (!found) return [];
  const digits = good ? undefined : digitsOf(mention.quantity, found.sum);
  const isPlain = isOnlyOf(words.replace(TOGETHER, ' '), found.names, `${found.grid.heading} ${found.column.heading}`);
  if (!good && !digits && !isPlain) return [];
  return [
    findingOver(mention.sentence, [mention.quantity], {
      pattern: 'table-total',
      verdict: good ? 'agrees' : 'differs',
      quoted: quotedText(mention.quantity),
      recomputed: `${found.cells.map(({ text }) => text).join(' + ')} in the table: ${numberText(middleOf(found.sum))}${digits ? `; ${digits.because}` : ''}`,
      mistake: good ? null : (digits?.mistake ?? 'sum'),
      suggestion: good ? null : numberText(middleOf(found.sum)),
      covers: [mention.quantity],
      uses: found.cells,
    }),
  ];
}

const TABLE =
  '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 1,000 | 900 |\n| Robbery | 50 | 40 |\n| Theft | 250 | 290 |\n\n';

export const tableTotal: Rule = {
  id: 'table-total',
  about: 'the sum of the rows of a table that are named, or of all of them',
  why: 'A row of the table is corrected, and the sum in the text is not.',
  speaks: [
    ['agrees', `${TABLE}Burglary and theft together came to 1,190 offences.`],
    ['differs', `${TABLE}Burglary and theft together came to 1,910 offences.`],
    ['agrees', `${TABLE}The three groups had 1,230 offences between them.`],
    [
      'agrees',
      '| Night | Early | Late | All |\n|---|---|---|---|\n| Friday | 40 | 90 | 130 |\n| Saturday | 50 | 120 | 170 |\n| Sunday | 20 | 30 | 50 |\n\nFriday and Saturday together make 300.',
    ],
    ['agrees', `${TABLE}In 2018 there were 300 offences of robbery and theft combined.`],
  ],
  silent: [
    `${TABLE}Burglary and theft together led to 120 arrests.`,
    `${TABLE}Burglary and fraud together came to 1,910 offences.`,
    `${TABLE}In London burglary and theft together came to 1,910 offences.`,
    `${TABLE}The four groups had 1,480 offences between them.`,
  ],
  read: (discourse, before) => {
    return countsUnjudged(discourse, before)
      .filter(({ quantity, sentence }) => quantity.value >= 10 && sentence.block.kind !== 'row')
      .flatMap((mention) => judgeTotal(discourse, mention));
  },
};
