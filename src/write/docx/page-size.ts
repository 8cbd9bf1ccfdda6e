/** A4 and its margins, in twentieths of a point. */
export const A4 = { width: 11906, height: 16838 };
export const MARGIN = 1000;
/** Of a page that lies across: its tables are long and wide. */
export const MARGIN_ACROSS = 720;

/** Of pixels of 96 to an inch. */
export const TWIPS_PER_PIXEL = 15;

/** The widths of a page that stands upright and of one that lies across. */
export const WIDTH_UPRIGHT = A4.width - 2 * MARGIN;
export const WIDTH_ACROSS = A4.height - 2 * MARGIN_ACROSS;
