import { type Grid, tablesOf } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { blockOfGrid, tablesNear } from '../../grids/grids-near.js';
import { listsOf } from '../../grids/listed-rows.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Quantity } from '../../model.js';
import { statedIn } from '../../pairs/stated-population.js';
import { numberText } from '../../verdicts/report.js';
import { countsOfAll } from '../shares/all-offences.js';
import { byGood, type Checked, type Hypothesis, isBorneOut } from './checked-cells.js';
import { cellIn, checkRatios, isCounts, type OfRow, PERCENT, rateSizes, sizeOf } from './table-ratios.js';

/**
 * Columns of shares and rates whose whole stands outside the table: "Share of all crime" next to a few offences, "Per 1,000" with the
 * populations in a note. The whole is the one that most rows bear out.
 */

/** So many rows must bear a whole out. */
const LEAST = 3;

/** Of all wholes and columns the one that most rows bear out; none where two do so equally. */
function bestOf(tried: readonly (readonly Checked[])[], least: number): Hypothesis[] {
  const [best, second] = byGood(tried);
  const isOnly = best && isBorneOut(best, least) && best.good > (second?.good ?? 0);
  return isOnly ? [{ checked: best.checked, isKnown: true }] : [];
}

const byValue = (all: readonly Quantity[]): Quantity[] => [
  ...new Map(all.map((quantity) => [quantity.value, quantity])).values(),
];

/** Counts of all offences in the prose, and the totals of other tables. */
function wholesOf(discourse: Discourse, grid: Grid): Quantity[] {
  const totals = tablesOf(discourse)
    .filter((other) => other.id !== grid.id)
    .flatMap(({ rows, columns }) =>
      rows
        .filter(({ isTotal }) => isTotal)
        .flatMap(({ cells }) => columns.filter(isCounts).flatMap(({ index }) => cells[index] ?? [])),
    );
  const stated = discourse.mentions.filter(
    ({ role, dimension, quantity }) =>
      role === 'level' && dimension === 'count' && !quantity.isWord && quantity.decimals === 0,
  );
  return byValue([...countsOfAll(discourse), ...stated].map(({ quantity }) => quantity).concat(totals));
}

/** The cells of other tables in rows of the same name: charges here, reports of the same years there. */
function sameRows(discourse: Discourse, grid: Grid): OfRow[] {
  return tablesNear(discourse, blockOfGrid(grid))
    .filter((other) => other.id !== grid.id && other.rows.length >= LEAST)
    .flatMap(({ rows, columns }) =>
      columns.filter(isCounts).map(
        ({ index }): OfRow =>
          ({ label }) =>
            rows.find((row) => row.label.trim() === label.trim())?.cells[index],
      ),
    );
}

const IS_SHARE = /\bshare\b|% of|per ?cent of|proportion|percentage of/i;

function sharesOutside(discourse: Discourse, grid: Grid, column: Column): Hypothesis[] {
  if (column.dimension !== 'percent' || !IS_SHARE.test(column.heading)) return [];
  const wholes: OfRow[] = [
    ...wholesOf(discourse, grid).map(
      (whole): OfRow =>
        () =>
          whole,
    ),
    ...sameRows(discourse, grid),
  ];
  const tried = grid.columns
    .filter((part) => isCounts(part) && part.index !== column.index)
    .flatMap((part) =>
      wholes.map((manyOf) => checkRatios(grid, column, { fewOf: cellIn(part), manyOf, size: PERCENT })),
    );
  return bestOf(tried, LEAST);
}

const POPULATION = /population|residents|people|inhabitants|household|dwelling/i;

interface NamedCount {
  readonly stems: ReadonlySet<string>;
  readonly quantity: Quantity;
}

/** The populations of a paragraph, by the stems of the name before each, and lists of names: "Oakley 241,700; Linden 268,300". */
function namedPopulations(discourse: Discourse): readonly NamedCount[] {
  const { draft, of } = discourse;
  const blocks = new Set(
    draft.sentences.flatMap(({ text, block }) => (block.kind !== 'row' && POPULATION.test(text) ? block : [])),
  );
  const stated = draft.sentences
    .filter(({ block }) => blocks.has(block))
    .flatMap(({ index }) =>
      (of[index] ?? [])
        .filter(({ dimension, quantity }) => dimension === 'count' && quantity.value >= 1000)
        .map(({ leadText, quantity }) => ({ stems: stemsOf(leadText.split(/[;:,(]| and /).at(-1) ?? ''), quantity })),
    );
  const listed = listsOf(discourse).flatMap(({ rows }) =>
    rows.flatMap(({ stems, cells: [, quantity] }) => (quantity && quantity.value >= 1000 ? { stems, quantity } : [])),
  );
  return [...stated, ...listed];
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && one.size === other.size && [...one].every((stem) => other.has(stem));

/** "Town, Residents, Rate", and the offences of the towns in another table. */
function countsOutside(discourse: Discourse, grid: Grid, column: Column): Hypothesis[] {
  const sizes = rateSizes(column);
  const populations = grid.columns.filter((whole) => isCounts(whole) && POPULATION.test(whole.heading));
  if (sizes.length === 0 || grid.columns.filter(isCounts).length > populations.length) return [];
  const tried = populations.flatMap((whole) =>
    sameRows(discourse, grid).flatMap((fewOf) =>
      sizes.map((size) => checkRatios(grid, column, { fewOf, manyOf: cellIn(whole), size })),
    ),
  );
  return bestOf(tried, LEAST);
}

function ratesOutside(discourse: Discourse, grid: Grid, column: Column): Hypothesis[] {
  const size = sizeOf(column);
  if (size === undefined) return [];
  const populations = namedPopulations(discourse);
  const named: OfRow = ({ label }) => {
    const stems = stemsOf(label);
    const found = byValue(populations.filter((item) => isSame(item.stems, stems)).map(({ quantity }) => quantity));
    return found.length === 1 ? found[0] : undefined;
  };
  // The population of the row of the total is that of all its rows.
  const parts = grid.rows.filter(({ isTotal }) => !isTotal).map(named);
  const value = parts.reduce((sum, part) => sum + (part?.value ?? Number.NaN), 0);
  const all = parts[0] && Number.isFinite(value) ? { ...parts[0], value, text: numberText(value) } : undefined;
  const manyOf: OfRow = (row) => named(row) ?? (row.isTotal ? all : undefined);
  const tried = grid.columns
    .filter((part) => isCounts(part) && part.index !== column.index)
    .map((part) => checkRatios(grid, column, { fewOf: cellIn(part), manyOf, size }));
  return bestOf(tried, 2);
}

/** "Rate" next to "Rank": the offences stand in another table, and the population in the text. */
function ratesOfStated(discourse: Discourse, grid: Grid, column: Column): Hypothesis[] {
  const sizes = rateSizes(column);
  if (sizes.length === 0 || LONDON.test(column.heading)) return [];
  const inTable = grid.columns.filter((part) => isCounts(part) && part.index !== column.index).map(cellIn);
  const stated = byValue(statedIn(discourse).map(({ mention }) => mention.quantity));
  const tried = [...inTable, ...sameRows(discourse, grid)].flatMap((fewOf) =>
    stated.flatMap((population) =>
      sizes.map((size) => checkRatios(grid, column, { fewOf, manyOf: () => population, size })),
    ),
  );
  return bestOf(tried, LEAST);
}

/** The rates of another place have its own counts. */
const LONDON = /\b(?:london|england|national|region|force|mps|average)\b/i;

/** Shares and rates of a table that are of numbers outside it. */
export function ofOutside(discourse: Discourse, grid: Grid): Hypothesis[] {
  return grid.columns
    .filter(({ index, kind }) => index > 0 && kind !== 'change' && kind !== 'points')
    .flatMap((column) => [
      ...sharesOutside(discourse, grid, column),
      ...ratesOutside(discourse, grid, column),
      ...ratesOfStated(discourse, grid, column),
      ...countsOutside(discourse, grid, column),
    ]);
}
