import { groupThousands } from '../../core/format.js';
import type { Interval, MistakeId, Quantity } from '../model.js';
import { intervalOf, middleOf, overlap, sizeOf } from './intervals.js';

const shareText = (interval: Interval): string => `${groupThousands(middleOf(interval), 1)}%`;

/** Which mistake fits a number that differs: an explanation only where the mistaken sum gives what is quoted. */

export interface Mistake {
  readonly mistake: MistakeId;
  readonly because: string;
  /** It gives the number only where the levels were rounded far. */
  readonly isLoose?: boolean;
}

const fits = (quoted: Quantity, candidate: Interval): boolean => overlap(intervalOf(quoted), candidate);

export const SWAPPED = 'two digits have changed places';
export const ONE_DIGIT = 'one digit is another';

/** A slip of the pen that gives just what is printed: two digits that have changed places, or one of three that is another. */
export const isSlipOfPen = (mistake: Mistake | undefined, { decimals }: Quantity): boolean =>
  mistake?.because === SWAPPED || (mistake?.because === ONE_DIGIT && decimals > 0);

/** The digits are those of the right answer in another order, or one of them is another, or the point has moved. */
export function digitsOf(quoted: Quantity, right: Interval): Mistake | undefined {
  const { scale = 1 } = quoted;
  const shown = (value: number): string => Math.abs(value / scale).toFixed(quoted.decimals + String(scale).length - 1);
  const [digits, printed] = [shown(middleOf(right)), shown(quoted.value)];
  if (
    fits({ ...quoted, value: quoted.value / 10, decimals: quoted.decimals + 1 }, sizeOf(right)) ||
    fits({ ...quoted, value: quoted.value * 10, decimals: Math.max(0, quoted.decimals - 1) }, sizeOf(right))
  ) {
    return { mistake: 'decimal-point', because: 'the decimal point has moved' };
  }
  if (digits.length !== printed.length || digits === printed) return undefined;
  // 8.2 is no slip of 0.2: nobody takes a figure for none.
  if (digits.startsWith('0') !== printed.startsWith('0')) return undefined;
  const different = [...digits].filter((digit, index) => digit !== printed[index]).length;
  const sorted = (text: string): string => [...text].sort().join('');
  if (different === 2 && sorted(digits) === sorted(printed)) return { mistake: 'digits', because: SWAPPED };
  if (different === 1 && digits.length > 2) return { mistake: 'digits', because: ONE_DIGIT };
  return undefined;
}

/** What a wrong percentage change may have come from. */
export function mistakeOfChange(
  quoted: Quantity,
  earlier: number,
  later: number,
  right: Interval,
): Mistake | undefined {
  const at = (value: number): Interval => ({ lower: value, upper: value });
  if (later > 0) {
    const overLater = at(Math.abs((later - earlier) / later) * 100);
    if (fits(quoted, overLater)) {
      return {
        mistake: 'wrong-base',
        because: `${shareText(overLater)} is the change over the later figure (wrong base)`,
      };
    }
  }
  const ratio = at((later / earlier) * 100);
  if (fits(quoted, ratio))
    return {
      mistake: 'later-over-earlier',
      because: `${shareText(ratio)} is the later figure over the earlier, not the change`,
    };
  return digitsOf(quoted, right);
}

const pointOf = (value: number): Interval => ({ lower: value, upper: value });

/** A share and the counts near it that it may have been taken of instead. */
export interface QuotedShare {
  readonly quoted: Quantity;
  readonly part: number;
  readonly whole: number;
  readonly others?: readonly Quantity[];
}

export const OF_THE_OTHERS = 'the share of the others';
export const OF_BOTH = 'the part over both together';

/** "It is the share of 80": of another count near it. */
export const ofOther = ({ text }: Quantity): string => `it is the share of ${text}`;

/** What a wrong share may have come from. */
export function mistakeOfShare(
  { quoted, part, whole, others = [] }: QuotedShare,
  right: Interval,
): Mistake | undefined {
  const wrong = (value: number, words: string): Mistake | undefined =>
    fits(quoted, pointOf(value))
      ? { mistake: 'wrong-base', because: `${shareText(pointOf(value))} is ${words}` }
      : undefined;
  const other = others.find(
    ({ value }) => value > part && value !== whole && fits(quoted, pointOf((part / value) * 100)),
  );
  return (
    wrong((part / (part + whole)) * 100, OF_BOTH) ??
    wrong(100 - middleOf(right), OF_THE_OTHERS) ??
    (other && { mistake: 'wrong-denominator', because: ofOther(other) }) ??
    (part < whole ? wrong((part / (whole - part)) * 100, 'the part over the others') : undefined) ??
    digitsOf(quoted, right)
  );
}
