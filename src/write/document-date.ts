import type { Month } from '../core/months.js';

/**
 * The date of a document: the first day after its data, midnight UTC. Documents must carry one, and the clock would make
 * every run differ; 1980-01-01, the first day that a zip file knows, where no data end is known.
 */
export function documentDate(dataTo: Month | undefined): Date {
  const [year = 1979, month = 12] = dataTo?.split('-').map(Number) ?? [];
  return new Date(Date.UTC(year, month, 1));
}
