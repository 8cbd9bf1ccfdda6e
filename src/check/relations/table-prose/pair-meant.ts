import type { Grid } from '../../grids/grid.js';
import { type ColumnPair, columnPairs } from '../../grids/grid-columns.js';
import { type Span, sameSpan, spanOfPeriod } from '../../mentions/periods.js';
import type { Sentence } from '../../model.js';
import { isApart, yearsIn } from '../../pairs/pair-time.js';

/** Which two columns of a table a statement about its rows compares. */

export const periodsIn = ({ quantities }: Sentence): Span[] =>
  quantities.flatMap(({ kind, text }) => (kind === 'period' ? (spanOfPeriod(text) ?? []) : []));

const apart = ({ earlier, later }: ColumnPair): number => ((later.time?.to ?? 0) - (earlier.time?.to ?? 0)) / 12;

const isOf = ({ time }: ColumnPair['earlier'], period: Span): boolean => time !== undefined && sameSpan(time, period);

/** Of the periods and years that the words name; else the newest column and the one nearest before it. None where a period is no column's. */
export function pairsMeant({ columns }: Grid, sentence: Sentence, words: string): readonly ColumnPair[] {
  const known = columnPairs(columns).filter(({ isKnown, earlier }) => isKnown && earlier.dimension === 'count');
  const newest = Math.max(...known.map(({ later }) => later.time?.to ?? 0));
  const toNewest = known.filter(({ later }) => (later.time?.to ?? 0) === newest);
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
    years === undefined ? nearest(pairs) : pairs.filter((pair) => isApart(apart(pair), years));
  if (!first) return ofYears(toNewest);
  const since = toNewest.filter(({ earlier }) => isOf(earlier, first));
  return since.length > 0 ? since : ofYears(known.filter(({ later }) => isOf(later, first)));
}

function nearest(pairs: readonly ColumnPair[]): readonly ColumnPair[] {
  const least = Math.min(...pairs.map(apart));
  return pairs.filter((pair) => apart(pair) === least);
}
