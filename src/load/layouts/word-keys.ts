import { memoize } from '../../core/memoize.js';

/** A number for each word, the same whatever its case. */
export function wordNumbers(): (word: string) => number {
  const numbers = new Map<string, number>();
  return (word) => {
    const upper = word.toUpperCase();
    const number = numbers.get(upper) ?? numbers.size;
    numbers.set(upper, number);
    return number;
  };
}

/**
 * One key for the same numbers in the same order, two characters each: with the words in full, keys would be the larger part of
 * what a file of LSOAs takes.
 */
export function keyOf(numbers: readonly number[]): string {
  const codes: number[] = [];
  for (const number of numbers) codes.push(number & 0xffff, number >>> 16);
  return String.fromCharCode(...codes);
}

/** One key for the same words in the same order, whatever their case. */
export function wordKeys(): (words: readonly string[]) => string {
  const numberOf = memoize(wordNumbers());
  return (words) => keyOf(words.map(numberOf));
}
