import type { SourceTable } from '../../model.js';
import type { TextTable } from '../csv.js';
import type { TextFile } from '../read-text.js';

/** A layout knows one family of headers and says what the rows under them mean. */
export interface Layout {
  readonly id: string;
  readonly title: string;
  /** Whether a file with this header is of this layout. */
  recognises(header: readonly string[]): boolean;
  read(table: TextTable, file: TextFile): SourceTable;
}

/** Headings are compared without case, blanks or underscores: "Look Up_BoroughName" is "lookupboroughname". */
export const plainHeading = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, '');

/** The place of the first heading that is one of the names; -1 if there is none. */
export const columnNamed = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((heading) => names.includes(plainHeading(heading)));
