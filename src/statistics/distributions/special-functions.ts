import { deviance, logGamma, stirlingError } from './saddle-point.js';

/**
 * The normal, gamma and beta distributions, to 1e-10 relative or better over the range that counts of offences need (to two
 * million, all of London).
 *
 * Formula: the incomplete gamma and beta functions by series and continued fraction (Lentz) times a density by Loader's
 * saddle point; their inverses by bisection on the function itself. Units: none; probabilities from 0 to 1. Zero and
 * infinity are limits and give the limit. Source: Press and others, Numerical Recipes, 3rd edition, chapter 6; Abramowitz
 * and Stegun, chapters 6 and 26; Loader (2000). (The normal functions of simple-statistics are a table to 0.01.)
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
const TINY = 1e-300;
const PRECISION = 1e-16;
const TERMS = 100_000;

/** x^a e^-x / Γ(a): a times the Poisson density of a at mean x. */
function gammaFront(a: number, x: number): number {
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a));
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - deviance(a, x));
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < TERMS && Math.abs(term) > Math.abs(sum) * PRECISION; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaFront(a, x);
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < TERMS; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < PRECISION) break;
  }
  return h * gammaFront(a, x);
}

const nonZero = (value: number): number => (value < TINY && value > -TINY ? TINY : value);

/** Lower incomplete gamma function, regularised: P(a, x). */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Upper incomplete gamma function, regularised: Q(a, x) = 1 - P(a, x), without the loss of a subtraction. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < PRECISION) break;
  }
  return h;
}

/** x^a (1 - x)^b / B(a, b). */
function betaFront(a: number, b: number, x: number): number {
  const n = a + b;
  const scale = Math.sqrt((a * b) / (2 * Math.PI * n));
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return scale * Math.exp(errors - deviance(a, n * x) - deviance(b, n * (1 - x)));
}

/** Incomplete beta function, regularised: I_x(a, b). */
export function betaI(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = betaFront(a, b, x);
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/** The point between two bounds where a rising function meets a value; halves the bounds until they touch. */
function bisect(rising: (x: number) => number, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Quantile of the gamma distribution with shape a and scale 1. */
export function gammaQuantile(p: number, a: number): number {
  if (p <= 0) return 0;
  let high = a + 10;
  while (gammaP(a, high) < p) high *= 2;
  return bisect((x) => gammaP(a, x), p, 0, high);
}

/** Quantile of the chi-squared distribution. */
export const chiSquaredQuantile = (p: number, degrees: number): number => 2 * gammaQuantile(p, degrees / 2);

/** Quantile of the beta distribution. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p <= 0 ? 0 : p >= 1 ? 1 : bisect((x) => betaI(x, a, b), p, 0, 1);

/** Probability that a standard normal variable lies above z. */
export function normalUpper(z: number): number {
  const half = (z * z) / 2;
  return z < 0 ? 1 - gammaQ(0.5, half) / 2 : gammaQ(0.5, half) / 2;
}

/** Intervals ask for the same two or three probabilities thousands of times, and each is 60 halvings. */
const knownQuantiles = new Map<number, number>();
const MOST_KNOWN = 100;

/** Quantile of the standard normal distribution. */
export function normalQuantile(p: number): number {
  const known = knownQuantiles.get(p);
  if (known !== undefined) return known;
  const z = findNormalQuantile(p);
  if (knownQuantiles.size < MOST_KNOWN) knownQuantiles.set(p, z);
  return z;
}

function findNormalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const z = bisect((at) => -normalUpper(at), -tail, 0, 40);
  return p < 0.5 ? -z : z;
}

/** Probability that a binomial variable is at most x. */
export const binomialAtMost = (x: number, n: number, p: number): number =>
  x < 0 ? 0 : x >= n ? 1 : betaI(1 - p, n - x, x + 1);

/** Probability that a Poisson variable is at most x. */
export const poissonAtMost = (x: number, mean: number): number => (x < 0 ? 0 : gammaQ(x + 1, mean));

/** Probability that a Poisson variable is at least x. */
export const poissonAtLeast = (x: number, mean: number): number => (x <= 0 ? 1 : gammaP(x, mean));
