/**
 * How far ln Γ(n + 1) lies above Stirling's formula: what the densities of large counts are made from without loss.
 *
 * Formula: δ(n) = ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π; from 15 on by its series 1/12n − 1/360n³ + 1/1260n⁵ − .... A
 * difference of log-gammas of a million loses nine digits; this loses none. Units: none. n of zero has no logarithm and is
 * never asked for. Source: Loader (2000), Fast and accurate computation of binomial probabilities; as in R.
 *
 * @example stirlingError(20) // 0.00416631969199693
 */
export function stirlingError(n: number): number {
  if (n >= 15) {
    const square = n * n;
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
  }
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
}

/**
 * Deviance of a count from its mean: the exponent of a Poisson or binomial density.
 *
 * Formula: x ln(x/m) + m − x, by series in (x − m)/(x + m) where the two are close and the terms would cancel. Units: none.
 * A count of zero gives m. Source: Loader (2000).
 *
 * @example deviance(0, 3) // 3
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, by Lanczos' approximation. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
