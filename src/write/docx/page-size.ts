/** A4 and its margins, in twentieths of a point. */
export const A4 = { width: 11906, height: 16838 };
export const MARGIN = 1000;

/** The widths of a page that stands upright and of one that lies across. */
export const WIDTH_UPRIGHT = A4.width - 2 * MARGIN;
export const WIDTH_ACROSS = A4.height - 2 * MARGIN;
