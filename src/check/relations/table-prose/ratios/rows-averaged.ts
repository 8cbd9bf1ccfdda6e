import { type Grid, type GridRow, partRows } from '../../../grids/grid.js';
import type { Column } from '../../../grids/grid-columns.js';
import { bothWays, tablesNear } from '../../../grids/grids-near.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { smallNumberOf } from '../../../mentions/number-words.js';
import { MONTHS } from '../../../mentions/periods.js';
import type { Interval, Quantity, RuleFinding } from '../../../model.js';
import { intervalOf, middleOf, sumOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { digitsOf, type Mistake } from '../../../verdicts/mistakes.js';
import { findingOver, numberText, quotedText } from '../../../verdicts/report.js';
import { likePrinted } from '../../../verdicts/suggest.js';
import { isOnlyOf } from '../../series.js';
import { columnFor } from '../rank-column.js';

/** "The monthly average was 14,567", "the six wards averaged 12 each": a column of a table over the number of its rows. */

const AVERAGE = /\b(?:average|averag(?:ed|es|ing)|mean)\b/i;
const MONTHLY = /\b(?:a|per|each|every) (?:calendar )?month\b|\bmonthly (?:average|mean)\b/i;
const ALL_ROWS = /\b(?:the|all|our|these) ([a-z]{3,9}|\d{1,2}) ([a-z]{4,})/gi;
const ROW_AVERAGE = /\bthe ([a-z]{4,}) (?:average|mean)\b/gi;
const PER_ROW = /\b(?:per|an?|each|every) ([a-z]{3,})\b/gi;

const isMonth = ({ label }: GridRow): boolean =>
  MONTHS.some((month) => label.toLowerCase().startsWith(month.slice(0, 3)));

/** Whether an average is of all rows of a table: its months, so many wards, or each of those that its first column names. */
function isOfRows(grid: Grid, words: string, isHere: boolean): boolean {
  const rows = partRows(grid);
  if (rows.length < 2) return false;
  if (rows.every(isMonth)) return isHere && MONTHLY.test(words);
  const isName = (noun: string): boolean => [...stemsOf(noun)].some((stem) => grid.columns[0]?.stems.has(stem));
  return (
    (isHere && [PER_ROW, ROW_AVERAGE].some((all) => [...words.matchAll(all)].some(([, unit = '']) => isName(unit)))) ||
    [...words.matchAll(ALL_ROWS)].some(
      ([, number = '', noun = '']) => smallNumberOf(number) === rows.length && (isHere || isName(noun)),
    )
  );
}

/** The column whose total stands right before, else the one that the words name. */
function columnOf(grid: Grid, { mentions }: Discourse, mention: Mention, words: string): Column | undefined {
  const before = mentions[mention.id - 1];
  const total = grid.rows.find(({ isTotal }) => isTotal);
  const isRight = before?.sentence === mention.sentence && total !== undefined;
  const ofTotal = isRight
    ? grid.columns.find(({ index }) => total.cells[index]?.value === before.quantity.value)
    : undefined;
  return ofTotal ?? columnFor(grid, words) ?? columnFor(grid, `${words} offences`);
}

interface Averaged {
  readonly grid: Grid;
  readonly column: Column;
  /** The total, where it is printed, else all that it is the sum of. */
  readonly cells: readonly Quantity[];
}

function cellsOf(grid: Grid, { index }: Column): readonly Quantity[] {
  const total = grid.rows.find(({ isTotal }) => isTotal)?.cells[index];
  const cells = partRows(grid).flatMap((row) => row.cells[index] ?? []);
  return cells.length < partRows(grid).length ? [] : total ? [total] : cells;
}

function averageOf(grid: Grid, cells: readonly Quantity[], count = partRows(grid).length): Interval {
  const { lower, upper } = sumOf(cells.map(intervalOf));
  return { lower: lower / count, upper: upper / count };
}

/** The total, or the average of another column. */
function mistakeIn(quoted: Quantity, { grid, column, cells }: Averaged): Mistake | undefined {
  if (middleOf(sumOf(cells.map(intervalOf))) === quoted.value)
    return { mistake: 'total-called-average', because: 'it is the total' };
  const stale = grid.columns.find(
    (other) =>
      other !== column &&
      other.time &&
      other.kind === 'level' &&
      judge(quoted, averageOf(grid, cellsOf(grid, other))) === 'agrees',
  );
  if (stale) return { mistake: 'stale-year', because: `it is that of ${stale.heading}` };
  const { length } = partRows(grid);
  const next = [length - 1, length + 1].find((many) => judge(quoted, averageOf(grid, cells, many)) === 'agrees');
  return next === undefined
    ? digitsOf(quoted, averageOf(grid, cells))
    : { mistake: 'wrong-denominator', because: `it is the average over ${next}` };
}

/** Its own part of the sentence says so: "253 in total, an average of 63.3 a year" has another number that is it. */
const saysAverage = ({ lead, tail }: Mention): boolean =>
  [lead.split(/[,;]/).at(-1) ?? '', tail.split(/[,;]/)[0] ?? ''].some((words) => AVERAGE.test(words));

/** Far from it a number is of something else. */
const FAR = 0.3;

function judgeIn(averaged: Averaged, mention: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const { grid, column, cells } = averaged;
  const quoted: Quantity = { ...mention.quantity, kind: 'rate' };
  const value = averageOf(grid, cells);
  const verdict = judge(quoted, value);
  const mistake = verdict === 'differs' ? mistakeIn(quoted, averaged) : undefined;
  const isNear = Math.abs(middleOf(value) / quoted.value - 1) < FAR;
  const isPlain = isOnlyOf(
    mention.sentence.text.replace(AVERAGE, ' '),
    '',
    `${grid.heading} ${column.heading} ${grid.columns[0]?.heading ?? ''}`,
  );
  const isSure =
    (mistake !== undefined || isNear) && isPlain && saysAverage(mention) && !cells.some((cell) => doubted.has(cell));
  if (verdict !== 'agrees' && !isSure) return [];
  const shown = `${cells.map(({ text }) => text).join(' + ')} over ${partRows(grid).length} in the table: ${numberText(middleOf(value), 1)}`;
  return [
    findingOver(mention.sentence, [mention.quantity], {
      pattern: 'table-ratio',
      verdict,
      quoted: quotedText(mention.quantity),
      recomputed: mistake ? `${shown}; ${mistake.because}` : shown,
      mistake: verdict === 'differs' ? (mistake?.mistake ?? 'average') : null,
      suggestion: verdict === 'agrees' ? null : likePrinted(mention.quantity, middleOf(value)),
      covers: [mention.quantity],
      uses: cells,
    }),
  ];
}

/** An average over the rows of a table, of all of them. */
export function averageOfRows(discourse: Discourse, mention: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const { sentence, quantity, dimension } = mention;
  const words = sentence.text.toLowerCase();
  if (!AVERAGE.test(words) || quantity.kind !== 'count' || quantity.isWord || dimension === 'money') return [];
  if (ELSEWHERE.test(sentence.shape) || TARGET.test(sentence.shape)) return [];
  const all = tablesNear(discourse, sentence.block.index)
    .flatMap(bothWays)
    .filter((grid) => isOfRows(grid, words, grid.heading === sentence.block.heading))
    .flatMap((grid): Averaged[] => {
      const column = columnOf(grid, discourse, mention, words);
      const cells = column ? cellsOf(grid, column) : [];
      return column && cells.length > 0 ? [{ grid, column, cells }] : [];
    });
  const [only] = all;
  return only && all.length === 1 ? judgeIn(only, mention, doubted) : [];
}
