import type { Grid, GridRow } from '../../../grids/grid.js';
import type { ColumnPair } from '../../../grids/grid-columns.js';
import { gridsNear } from '../../../grids/grids-near.js';
import { rowsOfTopic } from '../../../grids/rows.js';
import { rowsAt } from '../../../grids/rows-at.js';
import { type Direction, directionIn } from '../../../lexicon/directions.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { RuleFinding, Sentence } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { findingAt, numberText } from '../../../verdicts/report.js';
import { isOnlyOf } from '../../series.js';
import { pairsMeant } from '../pair-meant.js';

/** "Shoplifting had the largest percentage increase": the row of a table that changed most, by number or by per cent. */

const MOST = '(?:largest|biggest|greatest|highest|steepest|sharpest|fastest|smallest|slightest)';
const IS_LEAST = /smallest|slightest/i;
const KIND =
  '(?:(?:single|overall|percentage|proportionate|proportional|per ?cent|relative|numerical|absolute|annual|recorded|net|year-on-year) )*';
const MOVE = '(?:increase|rise|growth|gain|jump|uplift|fall|drop|reduction|decrease|decline)';
/** The superlative before its noun, behind it, or with a verb. */
const PHRASE = new RegExp(
  [
    `\\b(?:the |our |its )?${MOST} ${KIND}(${MOVE})s?\\b`,
    `\\b(${MOVE}) (?:was|is|being) (?:the )?${MOST}\\b`,
    `\\b${MOST}[- ](growing|rising|falling)\\b`,
    `\\b(grew|rose|increased|fell|dropped) (?:the )?(?:fastest|most)\\b`,
  ].join('|'),
  'i',
);

/** By which measure: "in percentage terms", "in number"; undefined: either. */
const BY_PERCENT = /percent|proportion|per ?cent|relative|fastest/i;
const BY_NUMBER = /numerical|absolute|in (?:terms of )?(?:number|volume)|most offences/i;

interface Statement {
  readonly sentence: Sentence;
  readonly text: string;
  readonly at: number;
  readonly direction: Direction;
  readonly measure: 'percent' | 'number' | undefined;
  /** The part of the sentence it stands in. */
  readonly before: string;
  readonly behind: string;
}

const OTHERS =
  /\b(?:(?:our|its|their) own|one of|among|second|third|fourth|since|ever|on record|in (?:london|the capital|england|the country|the region))\b/i;

function statementIn(sentence: Sentence): Statement | undefined {
  const found = PHRASE.exec(sentence.text);
  const move = found && (found[1] ?? found[2] ?? found[3] ?? found[4] ?? '').toLowerCase();
  const direction = move ? directionIn(move) : undefined;
  if (!found || direction === undefined) return undefined;
  const end = found.index + found[0].length;
  const before =
    sentence.text
      .slice(0, found.index)
      .split(/[;:]|, but |, and |, while |\. /)
      .at(-1) ?? '';
  // "Biggest fall: Parklands".
  const behind =
    sentence.text
      .slice(end)
      .replace(before.trim() === '' ? /^: / : /^$/, ' ')
      .split(/[;:.]|, (?:but|and|while|which|where)/)[0] ?? '';
  const words = `${before} ${found[0]} ${behind}`;
  if (OTHERS.test(words) || ELSEWHERE.test(words.toLowerCase()) || TARGET.test(words.toLowerCase())) return undefined;
  const measure = BY_PERCENT.test(words) ? 'percent' : BY_NUMBER.test(words) ? 'number' : undefined;
  return { sentence, text: found[0], at: found.index, direction, measure, before, behind };
}

/** Among areas: what stands behind is what of them is compared, and no row that could be the largest. */
const AMONG_AREAS =
  /\bof (?:(?:the |all (?:the )?)?(?:\d+ )?(?:london )?(?:boroughs|districts|forces|areas|wards)|any (?:other )?(?:london )?borough)\b/i;

/** The row before the words, the only one behind them, or the one that the sentences before go on about. */
function rowOf(discourse: Discourse, grid: Grid, { sentence, before, behind }: Statement): GridRow | undefined {
  const last = rowsAt(grid, before).at(-1)?.row;
  // A table of offences says nothing of other areas.
  if (AMONG_AREAS.test(behind)) return last?.offence === undefined ? last : undefined;
  const next = rowsAt(grid, behind);
  if (last || next.length > 0) return last ?? (next.length === 1 ? next[0]?.row : undefined);
  const topic = rowsOfTopic(discourse, sentence, before).map(({ row }) => row);
  return grid.rows.find((row) => topic.includes(row));
}

interface Moved {
  readonly row: GridRow;
  readonly number: number;
  readonly percent: number;
}

/** What is left over is no group of its own. */
export const REST = /^(?:all )?(?:other|elsewhere|rest\b|remain|unknown|not (?:known|stated|recorded)|missing)/i;

/** A set of the other rows, such as the seven MOPAC crime types. */
const isSetOfRows = ({ offence }: GridRow): boolean => offence === 'mopac7';

/** How every row moved that is no sum of others; undefined where one has no two numbers. */
function movesOf({ rows }: Grid, { earlier, later }: ColumnPair): readonly Moved[] | undefined {
  const all = rows.filter((row) => !row.isTotal && !row.isGroup && !isSetOfRows(row) && !REST.test(row.label));
  const moved = all.flatMap((row): Moved[] => {
    const [from, to] = [row.cells[earlier.index], row.cells[later.index]];
    const number = (to?.value ?? 0) - (from?.value ?? 0);
    return from && to && from.value > 0 ? [{ row, number, percent: (number / from.value) * 100 }] : [];
  });
  return moved.length === all.length && moved.length >= 3 ? moved : undefined;
}

interface Judged {
  readonly row: GridRow;
  readonly isTrue: boolean;
  readonly most: Moved;
  readonly measure: 'percent' | 'number';
}

function judgeIn(grid: Grid, row: GridRow, statement: Statement): readonly Judged[] {
  const words = `${statement.before} ${statement.text} ${statement.behind}`;
  return pairsMeant(grid, statement.sentence, words).flatMap((pair): Judged[] => {
    const moves = movesOf(grid, pair);
    const named = moves?.find((one) => one.row === row);
    if (!moves || !named) return [];
    return (statement.measure ? [statement.measure] : (['number', 'percent'] as const)).map((measure) => {
      const sizeOf = (one: Moved): number => one[measure] * statement.direction;
      const isFirst = (one: Moved, other: Moved): boolean =>
        IS_LEAST.test(statement.text) ? sizeOf(one) < sizeOf(other) : sizeOf(one) > sizeOf(other);
      // The smallest rise is one of those that rose.
      const went = moves.filter((one) => sizeOf(one) > 0);
      const most = (went.length > 0 ? went : moves).reduce((best, one) => (isFirst(one, best) ? one : best));
      return { row, most, measure, isTrue: sizeOf(named) === sizeOf(most) && sizeOf(named) > 0 };
    });
  });
}

const SCOPE = /\b(?:of (?:the|any|all|our)|in the table)\b/i;

function judge(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const statement = statementIn(sentence);
  if (!statement) return [];
  const { text, at, before, behind, direction } = statement;
  const found = gridsNear(discourse, sentence.block.index).flatMap((grid) => {
    const row = rowOf(discourse, grid, statement);
    return row ? [{ grid, all: judgeIn(grid, row, statement) }] : [];
  });
  const judged = found.filter(({ all }) => all.length > 0);
  const [only] = judged;
  const good = judged.flatMap(({ all }) => all.filter(({ isTrue }) => isTrue))[0];
  const best = good ?? only?.all[0];
  const isPlain =
    only && best && (SCOPE.test(behind) || isOnlyOf(`${before} ${behind}`, best.row.label, only.grid.heading));
  if (!best || (!good && (judged.length > 1 || !isPlain))) return [];
  const shown =
    best.measure === 'percent'
      ? `${numberText(Math.abs(best.most.percent), 1)}%`
      : numberText(Math.abs(best.most.number));
  return [
    findingAt(sentence, [at, at + text.length], {
      pattern: 'extreme-change',
      verdict: good ? 'agrees' : 'differs',
      quoted: text,
      recomputed: `${best.most.row.label} has the ${IS_LEAST.test(text) ? 'smallest' : 'largest'} ${direction > 0 ? 'rise' : 'fall'} in the table: ${shown}`,
      mistake: good ? null : 'rank',
      covers: [],
    }),
  ];
}

const TABLE =
  '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 1,000 | 900 |\n| Robbery | 50 | 40 |\n| Theft | 250 | 290 |\n\n';

export const extremeChange: Rule = {
  id: 'extreme-change',
  about: 'the largest or smallest rise or fall among the rows of a table, by number or by percentage',
  why: 'The largest number and the largest percentage are two rows, and the text names the other one.',
  speaks: [
    ['agrees', `${TABLE}Robbery saw the largest percentage fall of the three.`],
    ['differs', `${TABLE}Robbery saw the largest numerical fall of the three.`],
    ['differs', `${TABLE}The steepest percentage fall was in burglary.`],
    ['differs', `${TABLE}Biggest percentage fall: Burglary.`],
    ['differs', `${TABLE}Burglary saw the smallest fall in number of the three.`],
    ['agrees', `${TABLE}The smallest fall in number was in robbery.`],
    ['agrees', `${TABLE}Burglary had the largest fall.`],
    ['agrees', `${TABLE.trimEnd()}\n| MOPAC seven | 2,000 | 1,400 |\n\nThe largest fall was in burglary.`],
  ],
  silent: [
    `${TABLE}Robbery saw the largest percentage fall in London.`,
    `${TABLE}Robbery saw one of the largest numerical falls.`,
    `${TABLE}Camden had the largest percentage fall of the 32 London boroughs in burglary.`,
    `${TABLE}Robbery in the north saw the largest numerical fall.`,
    `${TABLE}Robbery fell by 20%. This was the biggest fall of any borough.`,
    `${TABLE}We want robbery to have the largest numerical fall.`,
  ],
  read: (discourse) =>
    discourse.draft.sentences
      .filter(({ block }) => block.kind === 'prose')
      .flatMap((sentence) => judge(discourse, sentence)),
};
