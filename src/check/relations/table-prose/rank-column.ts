import type { Grid } from '../../grids/grid.js';
import { type Column, isBase, numberedOrder } from '../../grids/grid-columns.js';
import { stemsOf } from '../../mentions/clauses.js';

/** Which column of a table a sentence that compares its rows is of. */

const isLater = (a: Column, b: Column): boolean =>
  (a.time?.to ?? 0) > (b.time?.to ?? 0) || (a.time?.to === b.time?.to && a.mark > b.mark) || numberedOrder(a, b) > 0;

/** "The rate", "the most calls for its size". */
const RATE = /\brates?\b|\b(?:for|by|given) (?:its|their) (?:size|population)\b|\bper (?:head|person|resident|home)\b/i;

/** "The mean loss": of the column of means, and "the loss" of none of them. */
const AVERAGE = /\b(?:mean|average|avg|median)\b/i;

function ofAverages(columns: readonly Column[], words: string): readonly Column[] {
  const alike = columns.filter(({ heading }) => AVERAGE.test(heading) === AVERAGE.test(words));
  return alike.length > 0 ? alike : columns;
}

/** "Among men": of the column of males. */
const bySex = (words: string): string => words.replace(/\bmen\b/gi, 'male').replace(/\bwomen\b/gi, 'female');

/** The column a rank or a comparison of rows is of: the one its words name, else the only or newest one of levels. */
export function columnFor(grid: Grid, words: string): Column | undefined {
  const stems = stemsOf(bySex(words));
  const levels = ofAverages(
    grid.columns.filter(({ kind, index }) => index > 0 && kind === 'level'),
    words,
  );
  const byRate = RATE.test(words)
    ? grid.columns
        .filter(({ kind, index }) => index > 0 && (kind === 'level' || kind === 'share'))
        .filter(({ dimension, heading }) => dimension === 'rate' || /\brates?\b|\bper \d/i.test(heading))
    : levels;
  const named = byRate.filter((column) => [...column.stems].some((stem) => stems.has(stem)));
  const counts = byRate.filter((column) => !isBase(column) && column.dimension === 'count');
  // Offences are no people: a population is meant only where it is named.
  const isOfOffences =
    counts.length > 0 && /\b(?:offences|crimes?|incidents|calls|reports|numbers?|volume)\b/i.test(words);
  // "By number of calls": not the calls per head that have the word as well.
  const namedCounts = isOfOffences ? named.filter((column) => counts.includes(column)) : [];
  const pool = namedCounts.length > 0 ? namedCounts : named.length > 0 ? named : isOfOffences ? counts : byRate;
  const kindsIn = (columns: readonly Column[]): number =>
    new Set(columns.map((column) => [...column.stems].join())).size;
  // "Shops, 2023/24, 2024/25": what is counted stands under the years.
  const dated = kindsIn(pool) > 1 && isOfOffences ? pool.filter(({ time, stems }) => time && stems.size === 0) : pool;
  return kindsIn(dated) === 1
    ? dated.reduce<Column | undefined>((best, item) => (!best || isLater(item, best) ? item : best), undefined)
    : undefined;
}
