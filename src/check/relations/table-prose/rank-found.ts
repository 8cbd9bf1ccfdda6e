import type { Grid, GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { gridsNear } from '../../grids/grids-near.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import { CARDINALS } from '../../mentions/number-words.js';
import { onlySpanIn } from '../../mentions/periods.js';
import type { Sentence } from '../../model.js';
import { columnFor } from './rank-column.js';
import { isOneOfSeveral, type RankPhrase, rankPhrasesIn } from './rank-phrases.js';
import { rankIn, rowFor } from './rank-row.js';

/** The row and the column of a table or list that a place is of, and the place that is counted there. */

/** Places in another list than the table's: of changes, of years, of other areas. */
const OTHERWISE =
  /\b(?:at (?:its|their|an? (?:all-time )?)|(?:increase|rise|fall|reduction|decrease|change|growth|drop)s?|ever|since|once|formerly|previously|used to|on record|steepest|sharpest|(?:in|of|among|across|within) (?:the |our |its |all |any )?(?:england|country|london|county|region|force|family|similar|group (?:average|mean|of)|comparator|neighbours|(?:\d+|thirty-two) boroughs))\b/i;

/** "The lowest of the three years shown": a place along a row, and not down a column. */
const OF_TIMES = new RegExp(
  `\\b(?:of|in|over|across|for) (?:the |these |those |all |any of the )?(?:last |past |latest )?(?:${CARDINALS.join('|')}|\\d{1,2}) (?:years|quarters|months|terms|weeks|waves|surveys)\\b`,
  'i',
);

const isPeriod = (label: string): boolean => onlySpanIn(label) !== undefined && stemsOf(label).size === 0;

/** A year is a row of many tables: only one that stands before the sentence, under its heading, can be meant. */
const isInReach = ({ block }: Sentence, grid: Grid, row: GridRow | undefined): boolean =>
  row !== undefined && (!isPeriod(row.label) || (grid.heading === block.heading && row.block.index < block.index));

export interface Found {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly column: Column;
  readonly rank: number;
  readonly name: string;
  /** The rank from the other end. */
  readonly other: number | undefined;
}

/** "Ash had the most thefts, 42. Birch had the fewest": of the column that the sentence before is of. */
const columnBefore = (grid: Grid, { previous, block }: Sentence): Column | undefined =>
  previous?.block === block && rankPhrasesIn(previous).length > 0 ? columnFor(grid, previous.text) : undefined;

/** Of the tables that have the row those under its own heading, where there are any. */
const nearestOf = (grids: readonly Grid[], { block }: Sentence): readonly Grid[] => {
  const here = grids.filter(({ heading }) => heading === block.heading);
  return here.length > 0 ? here : grids;
};

/** The part of its sentence a place stands in: the words before it, those behind it, and both. */
export function partOf({ sentence, at, end }: RankPhrase): readonly [before: string, behind: string, clause: string] {
  const cut = Math.max(sentence.text.lastIndexOf(';', at), 0);
  const before = sentence.text.slice(GOES_ON.test(sentence.text.slice(cut, at)) ? 0 : cut, at);
  const behind =
    sentence.text.slice(end, end + 60).split(/[;,.]|\b(?:but|while|though)\b|\band\b(?=.*(?:est|most|least)\b)/)[0] ??
    '';
  return [before, behind, `${before} ${behind}`];
}

/** "Prize draws lost little; they are the second most common." */
const GOES_ON = /^; (?:it|they|this|these|that) (?:is|are|was|were|has|have|had)\b/;

/** The row and the column that a place is of, where one table alone can be meant. */
export function foundFor(discourse: Discourse, placed: RankPhrase): Found | undefined {
  const { sentence, high, text } = placed;
  const [before, behind, clause] = partOf(placed);
  if (OTHERWISE.test(`${clause} ${text}`) || isOneOfSeveral(placed)) return undefined;
  const withRow = gridsNear(discourse, sentence.block.index).filter((grid) =>
    isInReach(sentence, grid, rowFor(discourse, grid, placed, [before, behind])),
  );
  const found = nearestOf(withRow, sentence).flatMap((grid): Found[] => {
    const row = rowFor(discourse, grid, placed, [before, behind]);
    const column = columnFor(grid, clause) ?? columnFor(grid, sentence.text) ?? columnBefore(grid, sentence);
    if (row && !isPeriod(row.label) && OF_TIMES.test(`${text} ${behind}`)) return [];
    const rank = row && column ? rankIn(grid, row, column, high) : undefined;
    return row && column && rank !== undefined
      ? [{ grid, row, rank, column, name: grid.id < 0 ? 'list' : 'table', other: rankIn(grid, row, column, !high) }]
      : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** "Theft was the most common, with fraud in third place": another place right there is counted in the same column. */
export function hasCountedOther(discourse: Discourse, { sentence, at }: RankPhrase, { grid, column }: Found): boolean {
  const here: RankPhrase[] = [];
  for (let one: Sentence | undefined = sentence; one?.block === sentence.block; one = one.previous)
    here.push(...rankPhrasesIn(one).filter((other) => one !== sentence || other.at !== at));
  return here.some((other) => {
    const found = foundFor(discourse, other);
    return found?.grid === grid && found.column === column && found.rank === other.rank;
  });
}
