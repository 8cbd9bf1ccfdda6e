import { jStat } from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  betaI,
  betaQuantile,
  binomialAtMost,
  chiSquaredQuantile,
  gammaP,
  normalQuantile,
  normalUpper,
  poissonAtMost,
} from '../../src/statistics/distributions/special-functions.js';

/** jstat computes the same functions by other means, to about ten digits at best. */
const close = (value: number, other: number, relative = 1e-8) =>
  expect(Math.abs(value - other), `${value} for ${other}`).toBeLessThanOrEqual(relative * Math.abs(other) + 1e-12);

describe('a second opinion', () => {
  it('on the normal distribution', () => {
    for (const z of [-4, -1.96, -0.1, 0, 0.5, 1, 2.5758, 3.09]) close(normalUpper(z), 1 - jStat.normal.cdf(z, 0, 1));
    for (const p of [0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999])
      close(normalQuantile(p), jStat.normal.inv(p, 0, 1), 1e-7);
  });

  it('on the gamma and chi-squared distributions', () => {
    for (const [x, a] of [
      [0.5, 1],
      [3, 2.5],
      [12, 10],
      [95, 100],
    ] as const) {
      close(gammaP(a, x), jStat.gamma.cdf(x, a, 1));
    }
    for (const df of [1, 2, 10, 60]) close(chiSquaredQuantile(0.975, df), jStat.chisquare.inv(0.975, df), 1e-7);
  });

  it('on the beta, binomial and Poisson distributions', () => {
    for (const [x, a, b] of [
      [0.2, 2, 3],
      [0.5, 10, 20],
      [0.9, 50, 4],
    ] as const) {
      close(betaI(x, a, b), jStat.beta.cdf(x, a, b));
      close(betaQuantile(0.025, a, b), jStat.beta.inv(0.025, a, b), 1e-6);
    }
    close(binomialAtMost(7, 30, 0.3), jStat.binomial.cdf(7, 30, 0.3));
    close(poissonAtMost(12, 15.5), jStat.poisson.cdf(12, 15.5));
  });
});
