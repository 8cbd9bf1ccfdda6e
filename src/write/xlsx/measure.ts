import { textWidth, wrap } from '../../charts/svg.js';

/** Sizes of text in a sheet of Arial, 12 points: as the picture's font, which has the same widths. */

const PIXELS = 16;
/** A column's width is counted in digits of the default font. */
const DIGIT = textWidth('0', { size: PIXELS });
/** The room a cell leaves on its left and right, in digits. */
const PADDING = 1.5;
const LINE_POINTS = 15.5;
const TITLE_POINTS = 21;

/** The width of a column, in digits, that shows the text on one line. */
export const widthFor = (text: string, bold = false): number =>
  Math.ceil(textWidth(text, { size: PIXELS, bold }) / DIGIT + PADDING);

/** The lines that a text takes in a column. */
export const linesIn = (text: string, width: number, bold: boolean): number =>
  wrap(text, (width - PADDING) * DIGIT, { size: PIXELS, bold }).length;

/** A height for each row is stored: not every program finds it itself where text is folded. */
export const heightOf = (lines: number, title: boolean): number =>
  title ? TITLE_POINTS : Math.max(1, lines) * LINE_POINTS;
