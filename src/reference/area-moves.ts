import { ERAS } from '../core/crime.js';
import type { AreaMove, WardBorough } from '../core/reference.js';
import { choiceOf, listOf, readReference } from './read-table.js';

const MOVE_COLUMNS = ['area', 'borough', 'name', 'layouts', 'era', 'from', 'to', 'without_row', 'source'] as const;
const WARD_COLUMNS = ['ward', 'name', 'area', 'borough', 'source'] as const;

/** Where and when files have a part of a borough under an entry that is no borough. A new move is one line. */
export function readAreaMoves(): AreaMove[] {
  return readReference('area-moves.csv', MOVE_COLUMNS, ['area', 'borough', 'era', 'from']).map((row) => ({
    area: row.area,
    borough: row.borough,
    name: row.name,
    layouts: listOf(row.layouts),
    era: choiceOf(row.era, ERAS),
    from: row.from,
    to: row.to,
    withoutRow: choiceOf(row.without_row, ['borough', 'absent']),
    source: row.source,
  }));
}

/** The boroughs of wards that files have under an entry that is no borough. */
export function readWardBoroughs(): WardBorough[] {
  return readReference('ward-boroughs.csv', WARD_COLUMNS, ['ward', 'area']).map(({ ward, area, borough }) => ({
    ward,
    area,
    borough,
  }));
}
