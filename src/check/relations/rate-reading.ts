import type { Mention } from '../mentions/mentions.js';
import type { Interval, Quantity } from '../model.js';
import type { Stated } from '../pairs/stated-population.js';
import { intervalOf, middleOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';

/** A rate as one count over one population. */

/** A count of the text, or of a table. */
export type Count = Pick<Mention, 'quantity'> & { readonly mention?: Mention };

export function readingOf(
  rate: Mention,
  { quantity: count, mention }: Count,
  stated: Stated,
  size: number,
): ClaimReading {
  const [top, base] = [intervalOf(count), stated.mention.quantity];
  // A population is often rounded further than it shows.
  const reach = base.value % 1000 === 0 ? 0.005 : base.value % 100 === 0 ? 0.0005 : 0;
  const value: Interval = {
    lower: (top.lower / (base.value * (1 + reach))) * size,
    upper: (top.upper / (base.value * (1 - reach))) * size,
  };
  const quantity: Quantity = { ...rate.quantity, kind: 'rate' };
  const verdict = judge(quantity, value);
  const words = `${count.text} on ${base.text}: ${numberText(middleOf(value), Math.max(1, quantity.decimals))} per ${numberText(size)}`;
  return {
    parts: mention ? [mention, stated.mention] : [stated.mention],
    value,
    verdict,
    score: 5,
    mistake: verdict === 'differs' ? digitsOf(quantity, value) : undefined,
    isSure: true,
    words,
  };
}
