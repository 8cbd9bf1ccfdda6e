import type { ControlLimits } from './xmr-limits.js';

/** Which rule a point of a control chart breaks, and on which side. */
export interface ControlSignal {
  readonly rule: 'outside' | 'two of three' | 'shift' | 'trend';
  readonly side: 'high' | 'low';
}

const RUN = 7;

type Sign = -1 | 0 | 1;

const signOf = (value: number): Sign => (value > 0 ? 1 : value < 0 ? -1 : 0);

/**
 * Signals of a control chart: points that the process, left as it is, would seldom give.
 *
 * Formula: the first that holds of: outside the limits; one of two out of three points on one side and within the outer
 * third of its limits; one of seven or more in a row on one side of the mean; one of seven or more in a row each above (or
 * each below) the one before. A point on the mean ends a run, two equal ones end a trend. Units: none; null is a point without
 * a signal. A constant series has none. Each point is judged by the limits that stand under it.
 * Source: NHS England, Making Data Count; rules and their order as in NHSRplotthedots.
 *
 * @example controlSignals([1, 9], [{"mean":2,"lower":0,"upper":4},{"mean":2,"lower":0,"upper":4}]) // [null,{"rule":"outside","side":"high"}]
 */
export function controlSignals(
  values: readonly number[],
  limits: readonly ControlLimits[],
): readonly (ControlSignal | null)[] {
  const at = (index: number): ControlLimits => limits[index] ?? { mean: 0, lower: 0, upper: 0 };
  const sides = values.map((value, index) => signOf(value - at(index).mean));
  const outside = values.map((value, index) => value > at(index).upper || value < at(index).lower);
  const outer = values.map((value, index) => {
    const { mean, upper } = at(index);
    return !outside[index] && upper > mean && Math.abs(value - mean) > (2 / 3) * (upper - mean);
  });
  const shifted = inRuns(sides);
  const moves = values.slice(1).map((value, index) => signOf(value - (values[index] ?? 0)));
  const trending = trends(moves, values.length);
  return values.map((_, index) => {
    const side = sides[index] === -1 ? 'low' : 'high';
    if (outside[index]) return { rule: 'outside', side };
    if (outer[index] && inThree(index, sides, outer)) return { rule: 'two of three', side };
    if (shifted[index]) return { rule: 'shift', side };
    const way = trending[index];
    return way ? { rule: 'trend', side: way === 1 ? 'high' : 'low' } : null;
  });
}

/** Whether some three neighbours with this point lie on its side, two of them in the outer third. */
function inThree(index: number, sides: readonly Sign[], outer: readonly boolean[]): boolean {
  return [index - 2, index - 1, index].some((first) => {
    const three = [first, first + 1, first + 2];
    if (!three.every((position) => sides[position] === sides[index])) return false;
    return three.filter((position) => outer[position]).length >= 2;
  });
}

/** Which points lie in a run of seven or more of one sign. */
function inRuns(signs: readonly Sign[], least = RUN): boolean[] {
  const marks = signs.map(() => false);
  let start = 0;
  for (let position = 1; position <= signs.length; position += 1) {
    if (position < signs.length && signs[position] === signs[start]) continue;
    if (signs[start] !== 0 && position - start >= least) marks.fill(true, start, position);
    start = position;
  }
  return marks;
}

/** Seven points in a row that each rise are six rises; the point they start from belongs to the trend. */
function trends(moves: readonly Sign[], length: number): Sign[] {
  const long = inRuns(moves, RUN - 1);
  return Array.from({ length }, (_, point) => {
    if (long[point - 1]) return moves[point - 1] ?? 0;
    return long[point] ? (moves[point] ?? 0) : 0;
  });
}
