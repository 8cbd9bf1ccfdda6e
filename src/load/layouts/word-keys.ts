import { remembered } from '../../remembered.js';

/**
 * One key for the same words in the same order, whatever their case. Words are written as their numbers, two characters each:
 * in full, the keys would be the larger part of what a file of LSOAs takes.
 */
export function wordKeys(): (words: readonly string[]) => string {
  const numbers = new Map<string, number>();
  const numberOf = remembered((word) => {
    const upper = word.toUpperCase();
    const number = numbers.get(upper) ?? numbers.size;
    numbers.set(upper, number);
    return number;
  });
  return (words) => {
    const codes: number[] = [];
    for (const word of words) {
      const number = numberOf(word);
      codes.push(number & 0xffff, number >>> 16);
    }
    return String.fromCharCode(...codes);
  };
}
