import { quantile } from 'simple-statistics';

/**
 * Over-dispersion of areas around a target: how many times more they differ than chance alone would make them.
 *
 * Formula: φ = mean of z², z = (observed − expected)/√expected; with `winsorised` a share w of the z on each side is drawn
 * in to the w and 1 − w quantiles first, so that one outlier (Westminster) does not set the spread it is judged by. Units: none;
 * 1 is what independent events give. An area with an expected count of zero tells nothing and is left out; none left gives 1.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24 (winsorised at 10%).
 *
 * @example overDispersion([120, 80], [100, 100], 0) // 4
 */
export function overDispersion(observed: readonly number[], expected: readonly number[], winsorised: number): number {
  const scores = observed.flatMap((count, index) => {
    const mean = expected[index] ?? 0;
    return mean > 0 ? [(count - mean) / Math.sqrt(mean)] : [];
  });
  if (scores.length === 0) return 1;
  const [low, high] =
    winsorised > 0 ? [quantile(scores, winsorised), quantile(scores, 1 - winsorised)] : [-Infinity, Infinity];
  const drawnIn = scores.map((score) => Math.min(Math.max(score, low), high));
  return drawnIn.reduce((sum, score) => sum + score * score, 0) / drawnIn.length;
}
