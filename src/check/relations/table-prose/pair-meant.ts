import type { Grid } from '../../grids/grid.js';
import { type ColumnPair, columnPairs } from '../../grids/grid-columns.js';
import { type Span, sameSpan, spanOfPeriod } from '../../mentions/periods.js';
import type { Sentence } from '../../model.js';
import { ofYearsApart, yearsIn } from '../../pairs/pair-time.js';

/** Which two columns of a table a statement about its rows compares. */

export const periodsIn = ({ quantities }: Sentence): Span[] =>
  quantities.flatMap(({ kind, text }) => (kind === 'period' ? (spanOfPeriod(text) ?? []) : []));

const apart = ({ earlier, later }: ColumnPair): number => ((later.time?.to ?? 0) - (earlier.time?.to ?? 0)) / 12;

const isOf = ({ time }: ColumnPair['earlier'], period: Span): boolean => time !== undefined && sameSpan(time, period);

const countPairs = ({ columns }: Grid): readonly ColumnPair[] =>
  columnPairs(columns).filter(({ isKnown, earlier }) => isKnown && earlier.dimension === 'count');

const newestIn = (pairs: readonly ColumnPair[]): readonly ColumnPair[] => {
  const newest = Math.max(...pairs.map(({ later }) => later.time?.to ?? 0));
  return pairs.filter(({ later }) => (later.time?.to ?? 0) === newest);
};

/** All pairs of counts whose later column is the newest. */
export const pairsToNewest = (grid: Grid): readonly ColumnPair[] => newestIn(countPairs(grid));

/** Of the periods and years that the words name; else the newest column and the one nearest before it. None where a period is no column's. */
export function pairsMeant(grid: Grid, sentence: Sentence, words: string): readonly ColumnPair[] {
  const known = countPairs(grid);
  const toNewest = newestIn(known);
  const periods = periodsIn(sentence);
  const [first, second] = periods;
  if (first && second)
    return periods.length > 2
      ? []
      : known.filter(
          ({ earlier, later }) =>
            (isOf(earlier, first) && isOf(later, second)) || (isOf(earlier, second) && isOf(later, first)),
        );
  const years = yearsIn(words.toLowerCase());
  const ofYears = (pairs: readonly ColumnPair[]): readonly ColumnPair[] =>
    years === undefined ? nearest(pairs) : ofYearsApart(years, pairs, apart);
  if (!first) return ofYears(toNewest);
  const since = toNewest.filter(({ earlier }) => isOf(earlier, first));
  return since.length > 0 ? since : ofYears(known.filter(({ later }) => isOf(later, first)));
}

function nearest(pairs: readonly ColumnPair[]): readonly ColumnPair[] {
  const least = Math.min(...pairs.map(apart));
  return pairs.filter((pair) => apart(pair) === least);
}
