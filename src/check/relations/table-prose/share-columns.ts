import { type Grid, type Named, partRows } from '../../grids/grid.js';
import { type Column, isBase } from '../../grids/grid-columns.js';
import { ofNamedArea } from '../../grids/row-cells.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { sameSpan } from '../../mentions/periods.js';
import type { Interval, Quantity } from '../../model.js';
import { isApart, yearsOf } from '../../pairs/pair-time.js';
import { perObject } from '../../per-object.js';
import { intervalOf, middleOf, sumOf } from '../../verdicts/intervals.js';
import { isOfAll, principalCount } from '../shares/all-offences.js';
import { isCount } from '../shares/share-words.js';
import { isCounts } from '../tables/table-ratios.js';

/** The column of a table that a share of the prose is of, and the whole it is a part of. */

/** What a share is said to be of: "residents" of "28.7% of the residents". */
const OF_WHAT = /^\)? of (?:the |all |our |its |their |this |that |these |those )*([a-z'’ -]{3,40})/;

const wholeStems = ({ tailText }: Mention): ReadonlySet<string> =>
  stemsOf((OF_WHAT.exec(tailText)?.[1] ?? '').split(/\b(?:in|for|but|and|from|with|on|at|is|was|are|were)\b/)[0] ?? '');

/** Everything that a table counts, in words that name no part of it. */
const GENERAL = stemsOf('borough district town county region force network area total combined ward everyone victims');

/** "56% of our people": of a population. */
const isOfBase = ({ tailText }: Mention): boolean =>
  isBase({ heading: OF_WHAT.exec(tailText)?.[1]?.split(' ')[0] ?? '' });

/** Those that the share is said to be of: "of all the savings agreed". */
export function columnsNamed(columns: readonly Column[], percent: Mention): readonly Column[] {
  const what = wholeStems(percent);
  return columns.filter(({ stems }) => stems.size > 0 && [...stems].every((stem) => what.has(stem)));
}

/** The columns of what is counted: those that the share is said to be of, else all but the populations. */
function countsMeant(columns: readonly Column[], percent: Mention): readonly Column[] {
  const counts = columns.filter(isCounts);
  const named = columnsNamed(counts, percent);
  // "On 38.6 per cent of journeys", which the table has in millions: of no column of counts.
  if (named.length === 0 && columnsNamed(columns, percent).some(({ index, kind }) => index > 0 && kind === 'level'))
    return [];
  return named.length > 0 ? named : counts.filter((column) => isBase(column) === isOfBase(percent));
}

/** The column of the time a share names; the newest where it names none; none where it names one that no column is of. */
export function columnAt({ columns }: Grid, percent: Mention): Column | undefined {
  const words = stemsOf(`${percent.leadText.split(/[;:.]/).at(-1)} ${percent.tailText.split(/[;,.]/)[0]}`);
  const counts = ofNamedArea(countsMeant(columns, percent), (column) => column, words);
  const newest = [...counts].sort((a, b) => (b.time?.to ?? 0) - (a.time?.to ?? 0) || b.mark - a.mark)[0];
  if (percent.time) return counts.find(({ time }) => time && percent.time && sameSpan(time, percent.time));
  if (percent.mark !== -1) return newest;
  const years = yearsOf(percent) ?? 1;
  return counts.find(({ time }) => time && newest?.time && isApart((newest.time.to - time.to) / 12, years));
}

/** "Westmead's 119 makes up 27%": the column of the row that has the number right before. */
export function columnOfLevel({ mentions }: Discourse, rows: readonly Named[], percent: Mention): Column | undefined {
  const level = mentions[percent.id - 1];
  const [named] = rows;
  if (!named || rows.length > 1 || level?.sentence !== percent.sentence || level.dimension !== 'count')
    return undefined;
  const found = named.grid.columns.filter(
    (column) => isCounts(column) && named.row.cells[column.index]?.value === level.quantity.value,
  );
  return found.length === 1 ? found[0] : undefined;
}

export interface Whole {
  readonly value: Interval;
  /** It is said to be of all, or is the only one there is. */
  readonly isKnown: boolean;
  /** It is the row of the total. */
  readonly isTotal?: boolean;
}

/** The numbers of three digits and more that the prose counts something by. */
const countsOfProse = perObject(
  ({ mentions }: Discourse): ReadonlySet<number> =>
    new Set(mentions.filter(isCount).flatMap(({ quantity: { value } }) => (value >= 100 ? [value] : []))),
);

/** All rows together are a number that the prose gives. */
const givesCount = (discourse: Discourse, sum: number): boolean => countsOfProse(discourse).has(sum);

/** The row of the total, else all rows together, else the count the document is about. */
export function wholeOf(discourse: Discourse, grid: Grid, column: Column, percent: Mention): Whole | undefined {
  const total = grid.rows.find(({ isTotal }) => isTotal)?.cells[column.index];
  if (total) return { value: intervalOf(total), isKnown: true, isTotal: true };
  const others = partRows(grid).flatMap(({ cells }) => cells[column.index] ?? []);
  const all = sumOf(others.map(intervalOf));
  const sum = others.length > 3 || (others.length === 3 && givesCount(discourse, middleOf(all))) ? all : undefined;
  const principal = isOfAll(percent) ? principalCount(discourse)?.quantity : undefined;
  if (principal && (!sum || principal.value > sum.upper)) return { value: intervalOf(principal), isKnown: false };
  const isGiven = sum !== undefined && givesCount(discourse, middleOf(sum));
  const hasRest = grid.rows.some(({ label }) => /\bother\b/i.test(label));
  return sum && { value: sum, isKnown: hasRest || isGiven, isTotal: isGiven };
}

/** Whether every word of what it is said to be of is in the heading or the columns of its table. */
function isInTable({ heading, columns }: Grid, what: Iterable<string>): boolean {
  const known = new Set([...stemsOf(heading), ...columns.flatMap(({ stems }) => [...stems])]);
  return [...what].every((stem) => known.has(stem) || GENERAL.has(stem));
}

/** "8% of the population": of people, whom the table does not count. */
export const isOfPeople = ({ columns }: Grid, percent: Mention): boolean => isOfBase(percent) && !columns.some(isBase);

/** It is said to be of something that the table does not count. */
export const isOfOther = (grid: Grid, percent: Mention): boolean => !isInTable(grid, wholeStems(percent));

/** It is said to be of what the table counts in the one column that can be meant. */
export function isOfTable(grid: Grid, percent: Mention): boolean {
  const counts = countsMeant(grid.columns, percent);
  // Of several columns without a time any may be meant.
  const isOpen = counts.length > 1 && counts.some(({ time }) => time === undefined);
  return wholeStems(percent).size > 0 && !isOpen && !isOfOther(grid, percent);
}

/** A total that does not add up is no whole that blames anybody. */
export const hasDoubtedTotal = (grids: readonly Grid[], doubted: ReadonlySet<Quantity>): boolean =>
  grids.some(({ rows }) =>
    rows.some(({ isTotal, cells }) => isTotal && cells.some((cell) => cell && doubted.has(cell))),
  );
