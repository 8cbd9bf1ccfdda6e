import type { CensusFeatures } from '../core/reference.js';
import { readReference } from './read-table.js';

const COLUMNS = [
  'area',
  'hectares',
  'population',
  'aged_under_15',
  'aged_15_to_29',
  'aged_65_and_over',
  'households',
  'in_purpose_built_flats',
] as const;

/** What the census of 2021 says of each borough and the City, by code. */
export function readCensusFeatures(): ReadonlyMap<string, CensusFeatures> {
  return new Map(
    readReference('census-features.csv', COLUMNS, ['area']).map((row) => [
      row.area,
      {
        hectares: Number(row.hectares),
        population: Number(row.population),
        agedUnder15: Number(row.aged_under_15),
        aged15To29: Number(row.aged_15_to_29),
        aged65AndOver: Number(row.aged_65_and_over),
        households: Number(row.households),
        inPurposeBuiltFlats: Number(row.in_purpose_built_flats),
      },
    ]),
  );
}
