import type { Figure, Unit } from './figure.js';
import type { Cell } from './report.js';

/** The only rounding and number wording. Writers and the checker of drafts share it. */

/**
 * Rounds half away from zero, in decimal.
 *
 * `toFixed` rounds the binary value (1.45 becomes 1.4) and `Math.round` rounds halves up (-2.5 becomes -2).
 * The shortest 15-digit decimal of the number is rounded instead, so a half that arithmetic left one part in 10^15
 * short still counts as the half it is. Units: those of the value. Zero stays zero, never "-0". Not finite: an error.
 *
 * @example roundHalfAway(1.45, 1) // 1.5
 * @example roundHalfAway(-2.5, 0) // -3
 */
export function roundHalfAway(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new Error(`cannot round ${value}`);
  // Most numbers are counts: adding 0 makes -0 a plain zero.
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e12 && decimals >= 0) return value + 0;
  const clear = awayFromHalf(value, decimals);
  if (clear !== undefined) return clear;
  const digits = Math.abs(Number(value.toPrecision(15))).toString();
  const scaled = digits.includes('e') ? Math.abs(value) * 10 ** decimals : Number(`${digits}e${decimals}`);
  const rounded = Number(`${Math.floor(Number((scaled + 0.5).toPrecision(15)))}e-${decimals}`);
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
}

/** 10 to so many: powers of ten that a number has exactly. */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/**
 * A value that lies clear of a half, rounded without its digits as text, which cost fifty times as much: below a thousand million a
 * product is out by less than 0.000001, so that none which is 0.00001 from a half is on its other side; and a whole number
 * divided by a power of ten is the number that the same decimal reads as. Undefined of any other value.
 */
function awayFromHalf(value: number, decimals: number): number | undefined {
  const power = POWERS[decimals];
  if (power === undefined) return undefined;
  const scaled = Math.abs(value) * power;
  const whole = Math.floor(scaled);
  if (scaled >= 1e9 || Math.abs(scaled - whole - 0.5) < 1e-5) return undefined;
  const rounded = scaled - whole < 0.5 ? whole : whole + 1;
  return rounded === 0 ? 0 : (Math.sign(value) * rounded) / power;
}

const DECIMALS: Record<Unit, number> = {
  offences: 0,
  count: 0,
  'per 1,000 young people': 1,
  'offences a borough': 1,
  'offences a month': 1,
  'offences a day': 2,
  percent: 1,
  'percent share': 1,
  'percentage points': 1,
  'per 1,000 population': 1,
  'per 1,000 households': 1,
  'per 1,000 dwellings': 1,
  rank: 0,
  probability: 3,
  ratio: 2,
  index: 1,
  places: 0,
};

const SIGNED: readonly Unit[] = ['percent', 'percentage points', 'places'];

/** Rates below 1 and 0.1 get a second and third decimal: 0.4 against 0.8 per 1,000 says too little. */
export function decimalsFor(unit: Unit, value: number): number {
  const size = Math.abs(value);
  if (!unit.startsWith('per 1,000') || size === 0 || size >= 0.995) return DECIMALS[unit];
  return size >= 0.0995 ? 2 : 3;
}

/**
 * How many decimals print a value on the right side of a line: 0.04 next to 0 is "0.04", not "0.0". At least `least`, at most 6.
 *
 * @example decimalsApart(0.04, 0, 1) // 2
 * @example decimalsApart(0.04996, 0.05, 3) // 5
 */
export function decimalsApart(value: number, line: number, least: number): number {
  let decimals = least;
  while (decimals < 6 && value !== line && roundHalfAway(value, decimals) === roundHalfAway(line, decimals))
    decimals += 1;
  return decimals;
}

/**
 * How many decimals a number has, at least `least` and at most 6.
 *
 * @example decimalsNeeded(5.6, 0) // 1
 */
export function decimalsNeeded(value: number, least: number): number {
  let decimals = least;
  while (decimals < 6 && roundHalfAway(value, decimals) !== roundHalfAway(value, 6)) decimals += 1;
  return decimals;
}

/** 29046 becomes "29,046"; decimals are kept as many as asked. */
export function groupThousands(value: number, decimals: number): string {
  const rounded = roundHalfAway(value, decimals);
  const digits = Math.abs(rounded).toFixed(decimals);
  // The point and the decimals stay behind the last group.
  let at = (decimals > 0 ? digits.length - decimals - 1 : digits.length) - 3;
  let grouped = digits.slice(Math.max(at, 0));
  for (; at > 0; at -= 3) grouped = `${digits.slice(Math.max(at - 3, 0), at)},${grouped}`;
  return rounded < 0 ? `-${grouped}` : grouped;
}

/** A change carries its sign: "+2.6", "-15.0", "0.0". */
function signed(value: number, decimals: number): string {
  const text = groupThousands(value, decimals);
  return roundHalfAway(value, decimals) > 0 ? `+${text}` : text;
}

/** Changes in counts are offences with a sign; their method says so. */
const isChange = (figure: Figure): boolean => SIGNED.includes(figure.unit) || figure.method === 'change';

/** How many decimals a figure is printed with. */
export const printedDecimals = ({ decimals, unit }: Figure, value: number): number =>
  decimals ?? decimalsFor(unit, value);

/** The number of a figure as printed, without words or marks; missing figures have none. */
export function numberText(figure: Figure): string {
  if (figure.value === null) return '';
  const decimals = printedDecimals(figure, figure.value);
  return isChange(figure) ? signed(figure.value, decimals) : groupThousands(figure.value, decimals);
}

/** What is printed of a probability that would round to nothing. */
const TINY = '<0.001';

/** Whether a probability is printed in words, since it would round to nothing. */
export const isTiny = ({ unit, value }: Figure): boolean => unit === 'probability' && value !== null && value < 0.0005;

/** The figure as every table prints it: "29,046", "+2.6%", "8=", "not comparable: ...". */
export function figureText(figure: Figure): string {
  if (figure.value === null) return figure.missing ?? 'not available';
  if (isTiny(figure)) return TINY;
  const suffix =
    figure.unit.startsWith('percent ') || figure.unit === 'percent'
      ? '%'
      : figure.unit === 'percentage points'
        ? ' points'
        : '';
  return `${numberText(figure)}${suffix}${figure.tied ? '=' : ''}${figure.small ? ' [u]' : ''}`;
}

/** What a reader sees in a cell: words as they are, a figure as it is printed. */
export const printedCell = (cell: Cell | undefined): string =>
  typeof cell === 'string' || cell === undefined ? (cell ?? '') : figureText(cell);

/** The figure as a data file holds it: plain digits, rounded as printed; "<0.001" of a smaller probability. */
export function plainNumber(figure: Figure): string {
  if (figure.value === null) return figure.missing ?? 'not available';
  if (isTiny(figure)) return TINY;
  const decimals = printedDecimals(figure, figure.value);
  return roundHalfAway(figure.value, decimals).toFixed(decimals);
}

/** 8 becomes "8th". */
export function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

/** The text with its first letter in upper case. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a", "a and b", "a, b and c". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** So many of a long list are named. */
const NAMED = 3;

/** "a, b, c and 4 more": a list of which only the first are named. */
export const firstInWords = (items: readonly string[]): string =>
  listInWords(items.length > NAMED ? [...items.slice(0, NAMED), `${items.length - NAMED} more`] : items);
