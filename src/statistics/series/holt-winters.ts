import { linearRegression, mean } from 'simple-statistics';

/** How fast level, trend and season follow the newest value: 0 never, 1 at once. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface HoltWinters {
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
  /** Sum of the squares of the one-step errors after the first season. */
  readonly squaredErrors: number;
  readonly forecast: readonly number[];
}

interface Start {
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
}

/**
 * Holt and Winters' exponential smoothing with an additive season.
 *
 * Formula: from the second season on, level = α(y − s) + (1 − α)(level + trend), trend = β × change of level + (1 − β) trend,
 * s = γ(y − level) + (1 − γ)s; h ahead = level + h × trend + s. Initialisation, from the first two seasons: a moving average
 * over one season; level and trend are the intercept and slope of the straight line through it; the season is the mean
 * distance from it of each month, centred on zero. Units: those of the values. Zero is a value. Fewer than two seasons: an error.
 * Source: Holt (1957), Winters (1960); initialisation as in R stats::HoltWinters.
 *
 * @example holtWinters([1, 3, 2, 4, 3, 5], 2, {"alpha":0.5,"beta":0.5,"gamma":0.5}, 2) // {"squaredErrors":0.32720947265625,"level":4.27734375,"trend":0.572265625}
 */
export function holtWinters(
  values: readonly number[],
  period: number,
  { alpha, beta, gamma }: Smoothing,
  ahead: number,
): HoltWinters {
  if (values.length < 2 * period) throw new RangeError(`${values.length} values are fewer than two seasons`);
  const start = startOf(values, period);
  const season = [...start.season];
  let { level, trend } = start;
  let squaredErrors = 0;
  for (let time = period; time < values.length; time += 1) {
    const value = values[time] ?? 0;
    const seasonal = season[time % period] ?? 0;
    squaredErrors += (value - level - trend - seasonal) ** 2;
    const next = alpha * (value - seasonal) + (1 - alpha) * (level + trend);
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
    season[time % period] = gamma * (value - level) + (1 - gamma) * seasonal;
  }
  const seasonAt = (step: number) => season[(values.length + step) % period] ?? 0;
  return {
    level,
    trend,
    season: Array.from({ length: period }, (_, step) => seasonAt(step)),
    squaredErrors,
    forecast: Array.from({ length: ahead }, (_, step) => level + (step + 1) * trend + seasonAt(step)),
  };
}

/** The moving average over one season, its ends counted half when the season is even, where it can be made. */
function movingAverage(values: readonly number[], period: number): { at: number; value: number }[] {
  const half = Math.floor(period / 2);
  const even = period % 2 === 0;
  const averages: { at: number; value: number }[] = [];
  for (let at = half; at + half < values.length; at += 1) {
    let sum = 0;
    for (let step = -half; step <= half; step += 1) {
      sum += (values[at + step] ?? 0) * (even && Math.abs(step) === half ? 0.5 : 1);
    }
    averages.push({ at, value: sum / period });
  }
  return averages;
}

function startOf(values: readonly number[], period: number): Start {
  const first = values.slice(0, 2 * period);
  const averages = movingAverage(first, period);
  const { m, b } = linearRegression(averages.map(({ value }, index) => [index + 1, value]));
  const distances = Array.from({ length: period }, (_, month) =>
    mean(averages.filter(({ at }) => at % period === month).map(({ at, value }) => (first[at] ?? 0) - value)),
  );
  const centre = mean(distances);
  return { level: b, trend: m, season: distances.map((distance) => distance - centre) };
}
