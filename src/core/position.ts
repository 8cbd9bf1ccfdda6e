/** Positions in input files, for messages: "file:row:column", counted from 1. */

export interface Position {
  readonly file: string;
  /** The sheets of a workbook that are read as one table, where there are several. */
  readonly sheets?: readonly string[];
  readonly row?: number | undefined;
  readonly column?: number | undefined;
}

/** The rows of a workbook's second sheet are numbered on from here, those of its third from twice this: a sheet holds no more. */
export const ROWS_OF_A_SHEET = 1_048_576;

/** "file", "file:row" or "file:row:column"; "file[sheet]:row:column" where several sheets are read as one table. */
export function positionText({ file, sheets = [], row, column }: Position): string {
  if (row === undefined) return file;
  const { sheet, number } = rowInSheet(sheets, row);
  const name = sheet === undefined ? file : `${file}[${sheet}]`;
  return [name, number, ...(column === undefined ? [] : [column])].join(':');
}

/** A row within a message on its file: "row 5", or "row 5 of the sheet Data". */
export function rowText({ sheets = [] }: Pick<Position, 'sheets'>, row: number): string {
  const { sheet, number } = rowInSheet(sheets, row);
  return sheet === undefined ? `row ${row}` : `row ${number} of the sheet ${sheet}`;
}

function rowInSheet(sheets: readonly string[], row: number): { readonly sheet?: string; readonly number: number } {
  const index = row === 0 ? 0 : Math.floor((row - 1) / ROWS_OF_A_SHEET);
  const sheet = sheets.length < 2 ? undefined : sheets[index];
  return { ...(sheet === undefined ? {} : { sheet }), number: row - index * ROWS_OF_A_SHEET };
}

const LONGEST_PATH = 120;

/** A path within a message, its end cut off where it is very long. */
export const shortPath = (path: string): string =>
  path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}...` : path;

/** The name of a file without its folders: what a report may print of where it lies. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
