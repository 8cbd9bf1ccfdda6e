import { memoize } from '../../core/memoize.js';
import { heightOf, linesIn } from './measure.js';
import type { SheetNumber } from './number-format.js';

/** A workbook before it is bytes, in words of its own: only bytes.ts knows the library that writes it. */
export interface Workbook {
  readonly title: string;
  readonly subject: string;
  readonly keywords: string;
  /** "2026-03": the month the data ends with stands for the date of the document. */
  readonly dated: string | undefined;
  readonly sheets: readonly Sheet[];
}

export interface SheetCell {
  /** Text, or a number with its format. */
  readonly content: string | SheetNumber;
  readonly style?: 'title' | 'heading' | 'bold' | 'link' | undefined;
  readonly indent?: number;
  readonly wrap?: boolean;
  /** Numbers stand right, and what stands for them or over them does. */
  readonly right?: boolean;
  /** The sheet a link goes to. */
  readonly link?: string;
}

export interface Sheet {
  readonly name: string;
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  /** Of each row, in points. */
  readonly heights: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The marked-up table: its name and the row, from 0, of its headings. It goes on to the last row. */
  readonly table?: { readonly name: string; readonly headingRow: number };
  readonly charts?: readonly SheetChart[];
}

/** A chart that the spreadsheet draws itself, from columns of the sheet's table. */
export interface SheetChart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly description: string;
  readonly label: number;
  readonly values: readonly number[];
}

/** A sheet from its rows: their heights follow from the text folded into the columns. */
export function sheetOf(parts: Omit<Sheet, 'heights'>): Sheet {
  // The same names and reasons come again and again: each is folded once.
  const folded = parts.widths.map((width) => ({
    plain: memoize((text) => linesIn(text, width, false)),
    bold: memoize((text) => linesIn(text, width, true)),
  }));
  const linesOf = ({ content, wrap, style }: SheetCell, column: number) => {
    if (!wrap || typeof content !== 'string') return 1;
    const isBold = style === 'bold' || style === 'heading';
    return folded[column]?.[isBold ? 'bold' : 'plain'](content) ?? linesIn(content, 0, isBold);
  };
  const heights = parts.rows.map((row) => heightOf(Math.max(...row.map(linesOf)), row[0]?.style === 'title'));
  return { ...parts, heights };
}

/** Text that may stand over the cells to its right. */
export const plain = (content: string): SheetCell => ({ content });

export const wrapped = (content: string): SheetCell => ({ content, wrap: true });

export const titled = (content: string): SheetCell => ({ content, style: 'title' });

export const heading = (content: string): SheetCell => ({ content, style: 'heading', wrap: true });

/** "A", "Z", "AA": a column by its index from 0. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** The name of a sheet as a reference to its cells has it. */
export const sheetReference = (name: string): string => `'${name.replaceAll("'", "''")}'`;
