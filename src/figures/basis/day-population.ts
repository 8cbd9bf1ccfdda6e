import type { Area } from '../../core/reference.js';
import type { Study } from '../study.js';

/** With twice as many people as residents, a rate per 1,000 residents says little of what a person there risks. */
const TIMES = 2;
/** The residents of the year in which the day population was published. */
const RESIDENTS_ON = '2013-06-30';

/** Whether at least twice as many people are in a borough by day as live there, as the Greater London Authority estimates. */
export function isMuchFullerByDay({ reference }: Study, { code }: Area): boolean {
  const byDay = reference.dayPopulation.get(code);
  const residents = reference.population.find(({ area, date }) => area === code && date === RESIDENTS_ON)?.value;
  return byDay !== undefined && residents !== undefined && byDay >= TIMES * residents;
}
