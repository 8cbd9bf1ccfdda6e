import type { Mention } from '../../../mentions/mentions.js';
import type { Interval } from '../../../model.js';
import { intervalOf, middleOf } from '../../../verdicts/intervals.js';
import type { Mistake } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { quotientOf } from '../../ratio.js';
import type { Amount, Divisor } from './average-shares.js';

/** What an average may be of, and how it is said: right, or wrong by a named mistake. */

export interface Over {
  readonly value: Interval;
  readonly text: string;
  readonly parts: readonly Mention[];
}

export const roundedOf = ({ quantity }: Mention): Interval => intervalOf({ ...quantity, kind: 'rate' });

export function readingOf(claim: Mention, { value, text, parts }: Over, mistake: Mistake | undefined): ClaimReading {
  const words = `${text}: ${numberText(middleOf(value), Math.max(1, claim.quantity.decimals))}`;
  const verdict = mistake ? 'differs' : 'agrees';
  return { parts, value, verdict, score: 5, mistake, isSure: true, isTight: true, words };
}

export const over = (many: string): Mistake => ({
  mistake: 'wrong-denominator',
  because: `it is the average over ${many}`,
});

export const shareOf = (total: Amount, divisor: Divisor): Over => ({
  value: quotientOf(total.quantity, divisor.quantity),
  text: `${total.quantity.text} over ${divisor.quantity.text}`,
  parts: [total, divisor].flatMap(({ mention }) => mention ?? []),
});

export const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

/** A number of two digits is met by chance. */
export const LEAST = 3;
