import type { Estimate } from '../core/reference.js';
import { readReference } from './read-table.js';

const COLUMNS = ['area', 'date', 'value', 'series'] as const;

function readEstimates(name: string): Estimate[] {
  return readReference(name, COLUMNS, ['area', 'date', 'series']).map(({ area, date, value, series }) => ({
    area,
    date,
    value: Number(value),
    series,
  }));
}

/** Mid-year population estimates of the Office for National Statistics. */
export const readPopulation = (): Estimate[] => readEstimates('population.csv');

/** Households (census, GLA estimate) and, under its own name, the dwelling stock. */
export const readHouseholds = (): Estimate[] => readEstimates('households.csv');
