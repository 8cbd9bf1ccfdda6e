import { type Grid, type GridRow, partRows } from '../../../grids/grid.js';
import type { Column } from '../../../grids/grid-columns.js';
import { tablesNear } from '../../../grids/grids-near.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import { MONTHS, spanOfPeriod } from '../../../mentions/periods.js';
import type { RuleFinding, Sentence } from '../../../model.js';
import { findingAt } from '../../../verdicts/report.js';
import { columnFor } from '../rank-column.js';

/** "The busiest quarter was July to September": the highest and lowest of a column whose rows are quarters, months or years. */

const PHRASE =
  /\b(busiest|quietest|peak|highest|lowest|best|worst) (?:quarter|month|year)(?: for [a-z ]{3,30})? (?:was|is) (?:the )?([A-Z0-9][^.;,()]{2,40}?)(?=[.;,(]|$)/i;
const OTHERS = /\b(?:ever|on record|since|not|apart from|second|third|rate|growth|rise|fall)\b/i;

const MONTH = new RegExp(`\\b(${MONTHS.map((name) => name.slice(0, 3)).join('|')})[a-z]*\\b`, 'g');

/** The months a label names, else its words: "Jul to Sep 2024" is "July to September". */
function keyOf(label: string): string {
  const lower = label.toLowerCase().trim();
  const months = [...lower.matchAll(MONTH)].map(([, month]) => month);
  return months.length > 0 ? months.join(' ') : lower;
}

const isPeriod = ({ label }: GridRow): boolean =>
  spanOfPeriod(label) !== undefined || label.toLowerCase().search(MONTH) >= 0 || /\bq[1-4]\b|\bquarter\b/i.test(label);

/** What is busy is counted in offences, calls and the like. */
const BUSY = /\b(?:incidents?|offences|crimes?|calls|reports|contacts|cases|visits)\b/i;

const columnOf = (grid: Grid, { text }: Sentence, word: string): Column | undefined =>
  columnFor(grid, text) ??
  (/busiest|quietest/i.test(word)
    ? grid.columns.filter(({ kind, index, heading }) => kind === 'level' && index > 0 && BUSY.test(heading))[0]
    : undefined);

interface Placed {
  readonly value: number;
  readonly values: readonly number[];
  readonly shown: string;
}

/** The row of the period, among the others of its table. */
function placedIn(grid: Grid, sentence: Sentence, [, word = '', label = '']: RegExpExecArray): Placed[] {
  const rows = partRows(grid);
  const named = rows.filter((row) => keyOf(row.label) === keyOf(label));
  const column = columnOf(grid, sentence, word);
  const cell = column && named[0]?.cells[column.index];
  const values = rows.flatMap(({ cells }) => (column && cells[column.index]?.value) ?? []);
  const isWhole = rows.length >= 3 && rows.every(isPeriod) && values.length === rows.length;
  return isWhole && named.length === 1 && cell ? [{ value: cell.value, values, shown: cell.text }] : [];
}

export function judgePeriods(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const { text, shape, block } = sentence;
  const found = PHRASE.exec(text);
  if (!found || OTHERS.test(text) || ELSEWHERE.test(shape) || TARGET.test(shape)) return [];
  const placed = tablesNear(discourse, block.index)
    .filter(({ heading, rows }) => heading === block.heading && (rows[0]?.block.index ?? 0) < block.index)
    .flatMap((grid) => placedIn(grid, sentence, found));
  const [one, ...more] = placed;
  if (!one || more.length > 0) return [];
  const [highest, lowest] = [Math.max(...one.values), Math.min(...one.values)];
  // What is best may be the most or the least of it.
  const isEither = /best|worst/i.test(found[1] ?? '');
  const isHigh = !/quietest|lowest/i.test(found[1] ?? '');
  const isTrue = one.value === (isHigh ? highest : lowest);
  if (isEither && (isTrue || one.value === lowest)) return [];
  return [
    findingAt(sentence, [found.index, found.index + found[0].length], {
      pattern: 'extreme-year',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: found[0],
      recomputed: `${one.shown}; the ${isHigh ? 'highest' : 'lowest'} in the table is ${isHigh ? highest : lowest}`,
      mistake: isTrue ? null : 'rank',
      covers: [],
    }),
  ];
}
