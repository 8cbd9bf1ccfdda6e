import { type Named, tablesOf } from '../grids/grid.js';
import { type Column, isBase } from '../grids/grid-columns.js';
import { bothWays, tablesNear } from '../grids/grids-near.js';
import { rowsFor } from '../grids/rows.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { sameSpan } from '../mentions/periods.js';
import type { Quantity } from '../model.js';
import type { Stated } from '../pairs/stated-population.js';
import type { Mistake } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { readingOf } from './rate-reading.js';
import { digitsIn } from './ratio.js';
import { isOnlyOf } from './series.js';

/** The counts of tables that a rate can be of: "The rate for arson is 2.6 per 1,000 residents" below a table with a row of arson. */

interface CellOfRate {
  readonly label: string;
  readonly quantity: Quantity;
  /** The other years of its row, and the other rows in its column: it is of one of them by mistake only. */
  readonly others: readonly { readonly heading: string; readonly quantity: Quantity; readonly isRow: boolean }[];
  /** Its words name this row and nothing else. */
  readonly isSure: boolean;
}

const VERBS = /\b(?:runs?|ran|running|works? out|worked out|makes?|gives?|equals?|therefore)\b/gi;
const ALL = /\b(?:crimes?|offences|offending|overall|total|all|altogether|together)\b/i;

/** The words of its part of the sentence, without what it is per: to a comma, or where nothing is named by then from the number before. */
function partsAround({ leadText, tailText, quantity }: Mention): readonly string[] {
  const lead = leadText.split(/[;:(]|\. |\band\b/).at(-1) ?? '';
  const noun = quantity.text.replace(/\b(?:per|for every|in every|for each)\b.*$/i, '');
  const behind = `${noun} ${tailText.split(/[;:,().]|\b(?:and|but|while|compared|against)\b/)[0] ?? ''}`;
  return [lead.split(',').at(-1) ?? '', lead].map((before) => `${before} ${behind}`.replace(VERBS, ' '));
}

/** Columns of counts: of the time that is named, else of the newest; none where a table has several counts of one time. */
function columnOf({ grid, row }: Named, { time, mark }: Mention): Column | undefined {
  const counts = grid.columns.filter(
    (column) =>
      column.kind === 'level' &&
      column.index > 0 &&
      column.dimension === 'count' &&
      !isBase(column) &&
      row.cells[column.index]?.decimals === 0,
  );
  if (new Set(counts.map(({ stems }) => [...stems].join())).size !== 1) return undefined;
  if (time) return counts.find((column) => column.time && sameSpan(column.time, time));
  if (mark === -1) return undefined;
  return [...counts].sort((a, b) => (b.time?.to ?? 0) - (a.time?.to ?? 0) || b.mark - a.mark || b.index - a.index)[0];
}

const hasRates = ({ grid }: Named): boolean =>
  grid.columns.some(({ heading, dimension }) => dimension === 'rate' || /\brates?\b|\bper \d/i.test(heading));

function cellOf(named: Named, rate: Mention, isSure: boolean): CellOfRate[] {
  const { grid, row } = named;
  const column = columnOf(named, rate);
  const quantity = column && row.cells[column.index];
  if (!column || !quantity || quantity.value < 2 || row.isGroup) return [];
  const years = grid.columns
    .filter(({ time, kind, index }) => time && kind === 'level' && index !== column.index)
    .map(({ heading, index }) => ({ heading, quantity: row.cells[index], isRow: false }));
  const rows = grid.rows
    .filter((other) => other !== row)
    .map(({ label, cells }) => ({ heading: label, quantity: cells[column.index], isRow: true }));
  const others = [...years, ...rows].flatMap((item) => (item.quantity ? [{ ...item, quantity: item.quantity }] : []));
  return [{ label: row.label, quantity, others, isSure: isSure && !hasRates(named) }];
}

const totalsNear = (discourse: Discourse, block: number): Named[] =>
  tablesNear(discourse, block)
    .flatMap(bothWays)
    .flatMap((grid) => grid.rows.filter(({ isTotal }) => isTotal).map((row): Named => ({ grid, row })));

/** The rows that its words name, also that of a total by its name; the totals where they name nothing. */
function cellsOfRate(discourse: Discourse, rate: Mention): CellOfRate[] {
  if (tablesOf(discourse).length === 0) return [];
  const { block } = rate.sentence;
  const [part = '', whole = ''] = partsAround(rate);
  const words = stemsOf(part).size > 0 || ALL.test(part) ? part : whole;
  const stems = stemsOf(words);
  const totals = totalsNear(discourse, block.index);
  const cellsOf = (rows: readonly Named[]): CellOfRate[] =>
    rows.flatMap((named) => cellOf(named, rate, isOnlyOf(words, named.row.label, named.grid.heading)));
  if (stems.size === 0) {
    const here = totals.filter(({ grid }) => grid.heading === block.heading);
    const rows = here.length > 0 ? here : totals;
    return rows.flatMap((named) => cellOf(named, rate, rows.length === 1));
  }
  const named = rowsFor(discourse, rate);
  const ofTotals = totals.filter(({ row }) => row.stems.size > 0 && [...row.stems].every((stem) => stems.has(stem)));
  return cellsOf(named.length > 0 ? named : ofTotals);
}

interface Bases {
  readonly bases: readonly Stated[];
  readonly others: readonly Stated[];
  readonly size: number;
}

/** A row of a table over a population: right, or over the other base, or that of another year or row. */
function readingFor(rate: Mention, cell: CellOfRate, stated: Stated, { others, size }: Bases): ClaimReading {
  const reading = readingOf(rate, cell, stated, size);
  const words = `${cell.label}, ${reading.words}`;
  if (reading.verdict !== 'differs') return { ...reading, words, isSure: cell.isSure };
  const fits = (quantity: Quantity, base = stated): boolean =>
    readingOf(rate, { quantity }, base, size).verdict === 'agrees';
  const base = others.find((other) => fits(cell.quantity, other));
  // Of all people, who are named before those of the sentence before.
  if (base?.base === stated.base && stated.mention.sentence !== rate.sentence)
    return { ...readingOf(rate, cell, base, size), isSure: false };
  const other = digitsIn(rate.quantity) > 2 ? cell.others.find(({ quantity }) => fits(quantity)) : undefined;
  const ofBase: Mistake | undefined = base && {
    mistake: 'wrong-denominator',
    because: `it is of the other base: ${base.mention.quantity.text}`,
  };
  const ofCell: Mistake | undefined = other && {
    mistake: other.isRow ? 'wrong-label' : 'stale-year',
    because: `it is that of ${other.heading}`,
  };
  return { ...reading, words, mistake: ofBase ?? ofCell ?? reading.mistake, isSure: cell.isSure };
}

/** Of the rows of tables that its words name, each over the only population: right, or wrong by a named mistake. */
export function readingsOfRows(discourse: Discourse, rate: Mention, given: Bases): ClaimReading[] {
  const cells = cellsOfRate(discourse, rate);
  const isOne = new Set(given.bases.map(({ mention }) => mention.quantity.value)).size === 1;
  const readings = cells.flatMap((cell) => given.bases.map((stated) => readingFor(rate, cell, stated, given)));
  const good = readings.filter(({ verdict }) => verdict === 'agrees');
  const wrong = readings.filter(({ isSure, mistake }) => isSure && mistake);
  return good.length > 0 ? good : cells.length === 1 && isOne ? wrong : [];
}
