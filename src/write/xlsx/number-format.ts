import type { Figure } from '../../core/figure.js';
import { decimalsFor, figureText, plainNumber } from '../../core/format.js';

/** A number of a spreadsheet: what it is and how it is shown, which is as `figureText` prints it. */
export interface SheetNumber {
  readonly value: number;
  readonly format: string;
}

/** What a spreadsheet keeps of a number. */
const DIGITS = 15;

const SIGNED_UNITS = ['percent', 'percentage points', 'places'];

const quoted = (text: string): string => (text === '' ? '' : `"${text}"`);

/** The letters after the digits: the text itself has them, so that no mark is known in two places. */
const suffixOf = (figure: Figure): string => figureText(figure).replace(/^[+-]?[\d,.]+/, '');

/** Per cents are fractions in a spreadsheet: +2.6% is 0.026, and a sum of them is still right. */
const isPercentage = ({ unit }: Figure): boolean => unit === 'percent' || unit === 'percent share';

/**
 * A figure that is there, rounded as printed, with the number format that shows the printed text.
 * The rounded value is stored: what a reader computes from a published cell agrees with what is published. A copy to work
 * with has the value as it was computed.
 */
export function sheetNumber(figure: Figure, isUnrounded = false): SheetNumber {
  const text = figureText(figure);
  if (text.startsWith('<')) {
    const format = Array(3).fill(quoted(text)).join(';');
    const value = figure.value ?? 0;
    return { value: Number(value.toPrecision(isUnrounded ? DIGITS : 3)), format };
  }
  const decimals = decimalsFor(figure.unit, figure.value ?? 0);
  const percentage = isPercentage(figure);
  const decimalDigits = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
  const digits = `#,##0${decimalDigits}${percentage ? '%' : ''}`;
  const suffix = quoted(percentage ? suffixOf(figure).replace(/^%/, '') : suffixOf(figure));
  const signed = SIGNED_UNITS.includes(figure.unit) || figure.method === 'change';
  const format = signed ? `+${digits}${suffix};-${digits}${suffix};${digits}${suffix}` : `${digits}${suffix}`;
  const printed = isUnrounded ? (figure.value ?? 0) : Number(plainNumber(figure));
  return { value: Number((percentage ? printed / 100 : printed).toPrecision(DIGITS)), format };
}
