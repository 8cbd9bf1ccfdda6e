/** Control characters between the cells and rows of a run. CSV that has them is read row by row; in Parquet they are made blanks. */
export const BETWEEN_CELLS = 1;
export const BETWEEN_ROWS = 2;
