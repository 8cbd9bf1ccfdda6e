import type { SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { TextTableRow } from '../containers/csv.js';

/** What a file is called in messages. */
export interface FileName {
  readonly file: string;
  /** The sheets of a workbook that are read as one table, as far as they have been opened. */
  readonly sheets?: readonly string[];
}

/** What decides a file of a layout, so that a large one may be handed over in fewer pieces than it has cells. */
export type Projection =
  /** Rows grouped by `columns`, with the `valueColumns` of each; of those that `countOnlyWhere` finds only the number. */
  | {
      readonly kind: 'row-groups';
      readonly columns: readonly number[];
      readonly valueColumns: readonly number[];
      readonly countOnlyWhere?: { readonly column: number; readonly values: readonly string[] };
    }
  /** Columns of words, then counts along the months to the last. */
  | { readonly kind: 'counts'; readonly from: number };

/** Takes the rows of one file as they come; nothing is kept that the layout does not need. */
export interface LayoutReader {
  row(row: TextTableRow): void;
  /** Everything read: what the file says. */
  finish(diagnostics: readonly Diagnostic[]): TableContents;
}

/** A table without the hash of its file, which is known only after the last row. */
export type TableContents = Omit<SourceTable, 'sha256'>;

/** A layout knows one family of headers and says what the rows under them mean. */
export interface Layout {
  readonly id: string;
  readonly title: string;
  /** Whether a file with this header is of this layout. */
  recognises(header: readonly string[]): boolean;
  open(header: readonly string[], facts: FileName): LayoutReader;
  /** Undefined where every row is needed as it stands. */
  projection?(header: readonly string[]): Projection | undefined;
}

/** Headings are compared without case, blanks or underscores: "Look Up_BoroughName" is "lookupboroughname". */
export const plainHeading = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, '');

/** The index of the first heading that is one of the names; -1 if there is none. */
export const columnNamed = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((heading) => names.includes(plainHeading(heading)));

/** A heading met twice would leave it to chance which column is read. `columns` are those the layout reads, by their names. */
export function requireSingleColumns(
  file: string,
  header: readonly string[],
  columns: readonly (readonly string[])[],
): void {
  for (const names of columns) {
    const columnIndexes = header.flatMap((heading, index) => (names.includes(plainHeading(heading)) ? [index] : []));
    if (columnIndexes.length > 1) {
      const second = (columnIndexes[1] ?? 0) + 1;
      throw inputError(
        { file, row: 1, column: second },
        `${quoteForMessage(header[second - 1] ?? '')} says the same as column ${(columnIndexes[0] ?? 0) + 1}; keep one of the two columns.`,
      );
    }
  }
}
