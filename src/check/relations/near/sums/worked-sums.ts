import type { Mention } from '../../../mentions/mentions.js';
import type { Interval } from '../../../model.js';
import { middleOf, pointAt } from '../../../verdicts/intervals.js';
import { numberText } from '../../../verdicts/report.js';
import { rest, type Sum } from './sum-words.js';

/** What comes of the two numbers nearest to a claim, or of all that stand one behind the other. */

/** Of two numbers that stand further off nothing is said but that they fit. */
const NEAREST = 5;

export interface Worked {
  readonly parts: readonly Mention[];
  readonly value: Interval;
  readonly words: string;
  /** No other number of its kind stands nearer than its parts. */
  readonly isNearest: boolean;
  /** The whole is that of a share that was found to be right. */
  readonly isShare?: boolean;
}

export const textOf = (parts: readonly Mention[], sign: string): string =>
  parts.map(({ quantity }) => quantity.text).join(` ${sign} `);

/** "There had been 7, so two more": the larger is the earlier of the two, and it fell. */
const isTurned = ({ direction }: Mention, top: Mention, base: Mention): boolean => {
  const earlier = [top, base].filter(({ mark }) => mark === -1);
  return direction !== undefined && earlier.length === 1 && (earlier[0] === top) === direction > 0;
};

/** "March was 33 up on January": the one with that name is one of the two. */
function isOfOtherName({ tailText }: Mention, near: readonly Mention[], pair: readonly Mention[]): boolean {
  const name = /^[^.;,]{0,30}?\b(?:on|than|from|over|below|above)(?: in| the)* ([a-z]{3,})/.exec(tailText)?.[1];
  const named = near.filter((item) => name !== undefined && `${item.leadText} ${item.tailText}`.includes(name));
  return named.length > 0 && !pair.some((item) => named.includes(item));
}

export function ofTwo(claim: Mention, sum: Sum, near: readonly Mention[]): Worked[] {
  return near.slice(0, NEAREST).flatMap((one, index) =>
    near.slice(0, index).flatMap((other): Worked[] => {
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      const found = sum.of(claim, a, b);
      if (!found) return [];
      const { top, base, value } = found;
      if (sum.isMove && (isTurned(claim, top, base) || isOfOtherName(claim, near, [a, b]))) return [];
      const words = `${textOf([top, base], sum.sign)}: ${numberText(middleOf(value), Math.max(0, claim.quantity.decimals))}`;
      return [{ parts: [a, b], value, words, isNearest: index === 1 }];
    }),
  );
}

/** "168 in April and 143 in May, so 311": two and more that stand one behind the other, the last of them right before it. */
export function ofMany(claim: Mention, sum: Sum, near: readonly Mention[]): Worked[] {
  const before = near.filter((item) => item.id < claim.id && item.dimension === claim.dimension);
  if (sum.isRest) return restOfMany(claim, before);
  if (!sum.isOfMany) return [];
  return before.slice(2).map((_, index): Worked => {
    const parts = before.slice(0, index + 3).reverse();
    const total = parts.reduce((all, { quantity }) => all + quantity.value, 0);
    return {
      parts,
      value: pointAt(total),
      words: `${textOf(parts, '+')}: ${numberText(total)}`,
      isNearest: index + 3 === before.length,
    };
  });
}

/** "We saw 940. 310 were women and 125 men, leaving 505": what two parts and more leave of the number before them. */
function restOfMany({ quantity }: Mention, before: readonly Mention[]): Worked[] {
  const amounts = before.filter(({ mark }) => mark !== -1);
  return amounts.slice(2).flatMap((whole, index): Worked[] => {
    const parts = amounts.slice(0, index + 2).reverse();
    const left = whole.quantity.value - parts.reduce((all, part) => all + part.quantity.value, 0);
    const words = `${textOf([whole, ...parts], rest.sign)}: ${numberText(left, Math.max(0, quantity.decimals))}`;
    return left > 0 ? [{ parts: [whole, ...parts], value: pointAt(left), words, isNearest: true }] : [];
  });
}
