import { remembered } from '../../remembered.js';

/**
 * The row where some words, whatever their case, were met first: told of every row. The words of a key are written as their
 * numbers, two characters each, for in full these keys would be the larger part of what a file of LSOAs takes.
 */
export function firstRows(): (texts: readonly string[], row: number) => number {
  const numbers = new Map<string, number>();
  const numberOf = remembered((text) => {
    const upper = text.toUpperCase();
    const number = numbers.get(upper) ?? numbers.size;
    numbers.set(upper, number);
    return number;
  });
  const rows = new Map<string, number>();
  return (texts, row) => {
    const codes: number[] = [];
    for (const text of texts) {
      const number = numberOf(text);
      codes.push(number & 0xffff, number >>> 16);
    }
    const key = String.fromCharCode(...codes);
    const first = rows.get(key);
    if (first !== undefined) return first;
    rows.set(key, row);
    return row;
  };
}
