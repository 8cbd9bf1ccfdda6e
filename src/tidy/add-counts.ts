import type { CountSeries } from '../core/crime.js';
import { type Count, isMissing } from '../core/missing.js';

/** The sum of two counts; missing with the first reason met when either is missing, for a part unknown is a sum unknown. */
export function addCounts(a: Count, b: Count): Count {
  if (isMissing(a)) return a;
  if (isMissing(b)) return b;
  return a + b;
}

/** Two series along the same months, added month by month. */
export const addSeries = (a: CountSeries, b: CountSeries): Count[] =>
  Array.from({ length: a.length }, (_, index) => addCounts(a[index] ?? 0, b[index] ?? 0));
