import type { GridRow } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import type { Interval, Quantity } from '../../model.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { digitsOf, mistakeOfShare } from '../../verdicts/mistakes.js';
import { numberText } from '../../verdicts/report.js';
import type { Checked } from './checked-cells.js';

/**
 * A column of percentages or rates whose part and whole are two other cells of the same row: "Searches, Finds, Find rate",
 * "Population, Offences, Rate per 1,000", "Shops, Offences, Per shop".
 */

const WORDS: Readonly<Record<string, number>> = { million: 1e6, thousand: 1000 };

const RATE_SIZES = [1000, 10_000, 100_000];

/** A share of a hundred, which no part exceeds. */
export const PERCENT = 'percent';
export type RatioSize = number | typeof PERCENT;

/** What the heading says a rate is per: 1,000 of "per 1,000 people"; undefined for percentages. */
export const sizeOf = ({ heading }: Pick<Column, 'heading'>): number | undefined => {
  const digits = /\bper (100,?000|10,?000|1,?000|100|million|thousand)\b(?!,\d)/i.exec(heading)?.[1]?.replace(',', '');
  return digits === undefined ? undefined : (WORDS[digits.toLowerCase()] ?? Number(digits));
};

/** A heading "Rate" does not say what it is per: the sizes that rates are printed per, to be tried on the rows. */
export function rateSizes(column: Column): readonly number[] {
  const size = sizeOf(column);
  if (size !== undefined) return [size];
  return /\brates?\b/i.test(column.heading) && column.dimension !== 'percent' ? RATE_SIZES : [];
}

/** Percentages, or numbers under a heading that says share. */
export const isPercentRatio = (column: Column): boolean =>
  column.dimension === 'percent' ||
  (sizeOf(column) === undefined && /%|per ?cent|pct\b|\brate\b|share|proportion/i.test(column.heading));

/** Percentages and numbers under a heading that says what they are per. */
export const isCalledRatio = (column: Column): boolean =>
  isPercentRatio(column) || /\bper\b|\beach\b|\bratio\b|\bmean\b|\baverage\b/i.test(column.heading);

/** Those, and numbers with decimals. */
export const mayBeRatio = (column: Column): boolean =>
  column.index > 0 &&
  column.kind !== 'change' &&
  column.kind !== 'points' &&
  (isCalledRatio(column) || column.dimension === 'rate');

/** Whole thousands or millions in the heading of the other column leave so much less to be per. */
const IN_UNITS = [1, 1000, 1e6];

/** What a ratio may be per. */
export function ratioSizes(column: Column): readonly RatioSize[] {
  const size = sizeOf(column);
  if (size !== undefined) return IN_UNITS.map((unit) => size / unit).filter((one) => one >= 1);
  const hundred: RatioSize = isPercentRatio(column) ? PERCENT : 100;
  return column.dimension === 'percent' ? [PERCENT] : [hundred, 1, ...RATE_SIZES];
}

interface Parts {
  readonly row: GridRow;
  readonly cell: Quantity;
  readonly few: Quantity;
  readonly many: Quantity;
}

function checkRate({ row, cell, few, many }: Parts, share: Interval, size: number): Checked[] {
  const value = { lower: (share.lower * size) / 100, upper: (share.upper * size) / 100 };
  const rate: Quantity = { ...cell, kind: 'rate' };
  const verdict = judge(rate, value);
  const mistake = verdict === 'differs' ? digitsOf(rate, value) : undefined;
  const rateText = numberText(middleOf(value), Math.max(1, cell.decimals));
  const shown = `${few.text} on ${many.text}: ${rateText}${size === 1 ? '' : ` per ${numberText(size)}`}`;
  return [{ row, cell, value, verdict, mistake, shown, kind: 'rate', parts: [few, many] }];
}

export function checkShare({ row, cell, few, many }: Parts, value: Interval): Checked[] {
  const percent: Quantity = { ...cell, kind: 'percent' };
  const verdict = judge(percent, value);
  const mistake =
    verdict === 'differs' ? mistakeOfShare({ quoted: percent, part: few.value, whole: many.value }, value) : undefined;
  const shown = `${few.text} of ${many.text}: ${numberText(middleOf(value), Math.max(1, cell.decimals))}%`;
  return [{ row, cell, value, verdict, mistake, shown, kind: 'share', parts: [few, many] }];
}

/** What stands for a row: its cell of a column, or a number from outside its table. */
export type OfRow = (row: GridRow) => Quantity | undefined;

export const cellIn =
  ({ index }: Column): OfRow =>
  ({ cells }) =>
    cells[index];

export interface Ratio {
  readonly fewOf: OfRow;
  readonly manyOf: OfRow;
  readonly size: RatioSize;
}

/** Nobody prints a rate per 1,000 of five: a number that small is no population. */
const SMALLEST_PART = 0.1;

const isTooFew = ({ value }: Quantity, size: RatioSize): boolean => size !== PERCENT && value < size * SMALLEST_PART;

/** A whole column of shares or rates, worked out row by row. */
export const checkRatios = (
  { rows }: { readonly rows: readonly GridRow[] },
  column: Column,
  { fewOf, manyOf, size }: Ratio,
): Checked[] =>
  rows.flatMap((row): Checked[] => {
    const [cell, few, many] = [row.cells[column.index], fewOf(row), manyOf(row)];
    if (!cell || !few || !many || cell.value < 0) return [];
    const share = shareOf(intervalOf(few), intervalOf(many));
    if (!share || (size === PERCENT && few.value > many.value) || isTooFew(many, size)) return [];
    const parts = { row, cell, few, many };
    return size === PERCENT ? checkShare(parts, share) : checkRate(parts, share, size);
  });

export const isCounts = ({ kind, dimension, index }: Column): boolean =>
  kind === 'level' && dimension === 'count' && index > 0;
