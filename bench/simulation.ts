import { randomFrom } from '../scripts/synthetic/random.js';

/** Draws of chance by seed, and shares of them; the seed of the environment goes before the fixed one. */
export const SEED = Number(process.env.SEED ?? 20_260_331);

export const random = randomFrom(SEED);

/** A Poisson count by adding up exponential waits, in pieces so that the product does not vanish. */
export function poisson(mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 500) {
    const floor = Math.exp(-Math.min(left, 500));
    for (let product = random(); product > floor; product *= random()) count += 1;
  }
  return count;
}

export const binomial = (n: number, p: number): number =>
  Array.from({ length: n }, random).filter((each) => each < p).length;

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

export const print = (line = '') => process.stdout.write(`${line}\n`);
