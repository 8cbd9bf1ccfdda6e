import { groupByKeys } from '../../core/collections.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Draft } from '../model.js';
import { perObject } from '../per-object.js';
import { type Named, tablesOf } from './grid.js';
import { columnPairs } from './grid-columns.js';
import { blockOfRow, bothWays, nearest } from './grids-near.js';

/** The row of a table that a number stands in: "Police recorded 25,388 offences. That is 757 more than the year before." */

/** A number of fewer digits stands in many rows. */
const LEAST_DIGITS = 3;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

const rowsByValue = perObject((draft: Draft): ReadonlyMap<number, readonly Named[]> => {
  const rows = tablesOf({ draft })
    .flatMap(bothWays)
    .flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })));
  return groupByKeys(rows, ({ grid, row }) =>
    grid.columns.flatMap(({ index, kind }) => {
      const cell = row.cells[index];
      return kind === 'level' && cell && digitsIn(cell.text) >= LEAST_DIGITS ? [cell.value] : [];
    }),
  );
});

const isLevel = ({ role, quantity }: Mention): boolean =>
  role === 'level' && !quantity.isWord && quantity.hedge === undefined && digitsIn(quantity.text) >= LEAST_DIGITS;

const ofOneName = (rows: readonly Named[]): Named[] | undefined =>
  new Set(rows.map(({ row }) => row.label)).size === 1 ? [...rows] : undefined;

/** Of a table that has several years, whose rows can have risen or fallen. */
const isOverTime = ({ grid }: Named): boolean => columnPairs(grid.columns).some(({ isKnown }) => isKnown);

/** The rows that hold the level nearest before a number, in its sentence or the one before; none where they have several names. */
export function rowsOfLevel({ draft, of }: Discourse, { sentence, id }: Mention): Named[] {
  const before = (of[sentence.index] ?? []).filter((item) => item.id < id && isLevel(item));
  const { previous } = sentence;
  const ahead = previous?.block === sentence.block ? (of[previous.index] ?? []).filter(isLevel) : [];
  for (const { quantity } of [...before.reverse(), ...ahead.reverse()]) {
    const rows = nearest(rowsByValue(draft).get(quantity.value) ?? [], sentence.block.index, blockOfRow);
    const found = ofOneName(rows) ?? ofOneName(rows.filter(isOverTime));
    if (rows.length > 0) return found ?? [];
  }
  return [];
}
