import { textWidth, wrap } from '../../charts/svg.js';
import { largestOf } from '../../core/collections.js';
import type { ReportTable } from '../../core/report.js';
import { cellText } from '../cell-text.js';
import { TWIPS_PER_PIXEL } from './page-size.js';

/** Half-points: the size of the style, and how small a table of many columns may get before words are broken. */
const SIZES = [17, 16, 15, 14, 13, 12, 11] as const;
export const USUAL = SIZES[0];
/** Pixels to a half-point, and the room a cell leaves at its sides. */
const PIXELS = 11.5 / 17;
const PADDING = 130;
const WIDEST_WORDS = 2600;
const WIDEST_REASON = 1500;
/** What the name of a part is indented by. */
export const STEP = 180;

interface Fit {
  readonly widths: readonly number[];
  /** Half-points of the text. */
  readonly size: number;
}

/** The width of a cell around a text of a size. */
const widthOf = (text: string, size: number, bold: boolean): number =>
  textWidth(text, { size: size * PIXELS, bold }) * TWIPS_PER_PIXEL + PADDING;

/** What each column needs at a size: its numbers and longest words whole, names whole or folded, reasons folded. */
function leastWidths({ columns, rows }: ReportTable, size: number, isFolded = true): number[] {
  return columns.map(({ key, heading, unit }) => {
    const words = heading.split(/[ -]/).map((word) => widthOf(word, size, true));
    const limit = unit !== null ? (WIDEST_REASON * size) / USUAL : isFolded ? (WIDEST_WORDS * size) / USUAL : Infinity;
    const texts = rows.map(({ cells, marked = false, level = 0 }) => {
      const cell = cells[key];
      const width = widthOf(cellText(cell), size, marked);
      const isNumber = typeof cell === 'object' && cell.value !== null;
      return isNumber ? width : Math.min(width + level * STEP, limit);
    });
    return largestOf([...words, ...texts]);
  });
}

export const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

/** How many lines a heading takes in a column of a width. */
function linesOf(heading: string, width: number, size: number): number {
  const pixels = (width - PADDING) / TWIPS_PER_PIXEL;
  return wrap(heading, pixels, { size: size * PIXELS, bold: true }).length;
}

/** The least width in which a heading takes so many lines. */
function widthOfLines(heading: string, lines: number, size: number): number {
  const words = heading.split(' ');
  const runs = words.flatMap((_, from) => words.slice(from).map((_, index) => words.slice(from, from + index + 1)));
  const widths = runs.map((run) => widthOf(run.join(' '), size, true)).sort((a, b) => a - b);
  return widths.find((width) => linesOf(heading, width, size) <= lines) ?? 0;
}

/** Headings of more lines than this make the head of a table high. */
const FLAT = 2;

/** Columns widened, as far as the page has room, until no heading takes more lines than it must. */
function flattened(
  { columns }: Pick<ReportTable, 'columns'>,
  least: readonly number[],
  size: number,
  page: number,
): readonly number[] {
  const lines = columns.map(({ heading }, index) => linesOf(heading, least[index] ?? 0, size));
  const most = Math.max(...lines);
  if (most <= FLAT) return least;
  const wider = columns.map(({ heading }, index) =>
    lines[index] === most ? Math.max(least[index] ?? 0, widthOfLines(heading, most - 1, size)) : (least[index] ?? 0),
  );
  return sum(wider) <= page ? flattened({ columns }, wider, size, page) : least;
}

/** Half-points below which the text of a table on an upright page would be too small to read. */
const SMALLEST_UPRIGHT = 14;

const fitsAt = (table: ReportTable, page: number, size: number): boolean => sum(leastWidths(table, size)) <= page;

/**
 * Columns as wide as their numbers and longest words need, the rest of the page shared out; smaller text where it must
 * be, and none larger than `largest`. Where it can be read so, no name is folded.
 */
export function fitOf(table: ReportTable, page: number, largest: number = USUAL): Fit {
  const sizes = SIZES.filter((item) => item <= largest);
  const whole = sizes.find((size) => size >= SMALLEST_UPRIGHT && sum(leastWidths(table, size, false)) <= page);
  const size = whole ?? sizes.find((item) => fitsAt(table, page, item)) ?? SIZES[SIZES.length - 1] ?? USUAL;
  const least = flattened(table, leastWidths(table, size, whole === undefined), size, page);
  return { size, widths: least.map((width) => Math.floor((width * page) / sum(least))) };
}

/** Whether a table can stand on an upright page in text of a size to read. */
export const fitsUpright = (table: ReportTable, page: number): boolean => fitsAt(table, page, SMALLEST_UPRIGHT);
