import type { Area } from '../core/reference.js';
import { readCensusFeatures } from './census-features.js';
import { choiceOf, listOf, readReference } from './read-table.js';

const COLUMNS = [
  'code',
  'name',
  'kind',
  'bcu',
  'inner_outer_statutory',
  'inner_outer_ons',
  'neighbours',
  'grid_x',
  'grid_y',
  'abbreviation',
  'aliases',
] as const;

/** The 32 boroughs, the City, and the entries of the Met's files that are no borough. */
export function readAreas(): Area[] {
  const census = readCensusFeatures();
  return readReference('areas.csv', COLUMNS, ['code']).map((row) => ({
    code: row.code,
    name: row.name,
    kind: choiceOf(row.kind, ['borough', 'city', 'no-borough']),
    basicCommandUnit: row.bcu,
    innerOuterStatutory: row.inner_outer_statutory,
    innerOuterOns: row.inner_outer_ons,
    neighbours: listOf(row.neighbours),
    tile: row.grid_x === '' ? undefined : { x: Number(row.grid_x), y: Number(row.grid_y) },
    abbreviation: row.abbreviation,
    aliases: listOf(row.aliases),
    census: census.get(row.code),
  }));
}
