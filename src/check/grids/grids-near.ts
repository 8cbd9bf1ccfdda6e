import { countBelow } from '../../core/collections.js';
import type { Discourse } from '../mentions/discourse.js';
import { perObject } from '../per-object.js';
import { type Grid, type Named, tablesOf } from './grid.js';
import { turnedGrids } from './grid-turned.js';
import { listsOf } from './listed-rows.js';

/** The tables and lists that stand near a place: a document that repeats its tables is read by those nearest to the text. */

const NEAREST = 12;

/** The few of many, in the order of the draft, that stand nearest to a block; so time grows with the draft, not with its square. */
export function nearest<T>(items: readonly T[], block: number, blockOf: (item: T) => number): readonly T[] {
  if (items.length <= NEAREST) return items;
  const next = countBelow(items, block, blockOf);
  return items.slice(Math.max(0, next - NEAREST / 2), next + NEAREST / 2);
}

/** Where the row of a table stands. */
export const blockOfRow = ({ row }: Named): number => row.block.index;

export const blockOfGrid = ({ rows }: Grid): number => rows[0]?.block.index ?? 0;

/** A table, and where its rows are years the table that is read the other way. */
export const bothWays = perObject((table: Grid): readonly Grid[] => [table, ...turnedGrids(table)]);

const listsInOrder = perObject((discourse: Discourse): readonly Grid[] =>
  [...listsOf(discourse)].sort((a, b) => blockOfGrid(a) - blockOfGrid(b)),
);

export const tablesNear = (discourse: Discourse, block: number): readonly Grid[] =>
  nearest(tablesOf(discourse), block, blockOfGrid);

/** Tables and lists. */
export const gridsNear = (discourse: Discourse, block: number): readonly Grid[] => [
  ...tablesNear(discourse, block),
  ...nearest(listsInOrder(discourse), block, blockOfGrid),
];

/** All tables, both ways, and lists in the order of the draft. */
export const gridsInOrder = perObject((discourse: Discourse): readonly Grid[] =>
  [...tablesOf(discourse).flatMap(bothWays), ...listsOf(discourse)].sort((a, b) => blockOfGrid(a) - blockOfGrid(b)),
);
