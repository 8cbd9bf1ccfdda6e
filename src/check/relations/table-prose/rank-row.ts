import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { rowsAt } from '../../grids/rows-at.js';
import { rowsByPart } from '../../grids/rows-of-context.js';
import { stemsOf, subjectOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import { REST } from './extremes/extreme-change.js';
import type { RankPhrase } from './rank-phrases.js';

/** The row a rank or a superlative is said of, and its place in a column. */

/** "The boroughs with most knife offences": what is counted, and no row of that name. */
const COUNTED = /^ (?:[a-z-]+ )?[a-z]+s\b/i;

/** "3.9 points down on 2019, and the lowest of the four": what it is compared with, and not what the rank is of. */
const IS_BASE = /\b(?:on|than|since|from|against|(?<!, )with|below|above|over|behind|after)(?: the| in| in the)? $/i;

/** "Castle is the highest, and has nearly four times Lowmoor's number": what stands behind is not what the rank is of. */
const HAS_SUBJECT = /\b[A-Z][a-z]+ (?:is|was|has|had|saw|remains?|remained) (?:still |now |again )?the $/;

/** The row named last before the rank, in its part of the sentence, else the only one behind it: "The highest rate was in Wester". */
export function rowFor(
  discourse: Discourse,
  grid: Grid,
  { sentence, text }: RankPhrase,
  [before, behind]: Sides,
): GridRow | undefined {
  const all = rowsAt(grid, before);
  const last = all.filter(({ at }) => !IS_BASE.test(before.slice(0, at))).at(-1)?.row;
  if (!last && all.length > 0) return undefined;
  const isOfMost = /^(?:most|least|fewest)$/i.test(text);
  const next = last || HAS_SUBJECT.test(before) ? [] : rowsAt(grid, isOfMost ? behind.replace(COUNTED, '') : behind);
  const named = last ?? (next.length === 1 && !/,/.test(before) ? next[0]?.row : undefined);
  // "The Commissioner's is the second largest": by a part of its name.
  const subject = subjectOf(`${before}is`);
  if (named || grid.id < 0) return named ?? itemBy(grid, subject);
  return rowsByPart(discourse, sentence, subject).find((item) => item.grid === grid)?.row;
}

/** The only item of a list that has every word. */
function itemBy({ rows }: Grid, words: string): GridRow | undefined {
  const stems = [...stemsOf(words)];
  const having = stems.length === 0 ? [] : rows.filter((row) => stems.every((stem) => row.stems.has(stem)));
  return having.length === 1 ? having[0] : undefined;
}

/** The words before a rank and behind it. */
type Sides = readonly [before: string, behind: string];

/** "Group mean", "Borough": what sums up the other rows. */
const AGGREGATE =
  /\b(?:average|mean|median)\b|^(?:the )?(?:whole )?(?:borough|county|city|force|cluster|region|england|london)$/i;
/** So many other rows are ranked without them. */
const LEAST_ROWS = 4;

/** "Other" is no group that another could be larger than, and no mean is. */
function rowsRanked({ rows }: Grid, row: GridRow): readonly GridRow[] {
  const all = rows.filter((item) => !item.isTotal && !item.isGroup && (item === row || !REST.test(item.label)));
  const parts = all.filter((item) => item === row || !AGGREGATE.test(item.label.trim()));
  return parts.length >= LEAST_ROWS && !AGGREGATE.test(row.label.trim()) ? parts : all;
}

export function rankIn(grid: Grid, row: GridRow, column: Column, high: boolean): number | undefined {
  const cell = row.cells[column.index];
  const rows = rowsRanked(grid, row);
  const others = rows.flatMap(({ cells }) => cells[column.index] ?? []);
  if (!cell || others.length < Math.max(3, rows.length)) return undefined;
  return 1 + others.filter(({ value }) => (high ? value > cell.value : value < cell.value)).length;
}
