import { type HoltWinters, holtWinters, type Smoothing } from './holt-winters.js';

const STEPS = [0.02, 0.1, 0.2, 0.4, 0.7];
const SLOW = [0, 0.02, 0.1];

/** Every smoothing tried: the trend is kept slow, for a fast one runs away over a quarter. */
const TRIED: readonly Smoothing[] = STEPS.flatMap((alpha) =>
  SLOW.flatMap((beta) => [0.02, 0.1, 0.2, 0.4].map((gamma) => ({ alpha, beta, gamma }))),
);

/**
 * Holt and Winters' smoothing fitted to a series: of sixty settings the one whose one-step errors are smallest.
 *
 * Formula: the α of 0.02 to 0.7, β of 0 to 0.1 and γ of 0.02 to 0.4 with the least sum of squared errors; of equals the first. A fixed
 * list, not a search: the same series gives the same forecast on every machine. Units: those of the values. Fewer than two
 * seasons: an error. Source: as holtWinters; the list is this project's choice, judged by its back-test.
 *
 * @example fitHoltWinters([2, 4, 2, 4], 2, 2) // {"squaredErrors":0,"level":3,"trend":0}
 */
export function fitHoltWinters(values: readonly number[], period: number, ahead: number): HoltWinters {
  const fits = TRIED.map((smoothing) => holtWinters(values, period, smoothing, ahead));
  return fits.reduce((best, fitted) => (fitted.squaredErrors < best.squaredErrors ? fitted : best));
}
