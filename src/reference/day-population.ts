import { readReference } from './read-table.js';

const COLUMNS = ['area', 'day_population', 'published', 'source'] as const;

/** People in an area on an average day, visitors among them, by its code; only the areas with the most are known. */
export const readDayPopulation = (): ReadonlyMap<string, number> =>
  new Map(readReference('day-population.csv', COLUMNS, ['area']).map((row) => [row.area, Number(row.day_population)]));
