import type { Problem, SourceTable } from '../../model.js';
import type { TextTableRow } from '../csv.js';

/** What is known of a file before its rows are. */
export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
}

/** Takes the rows of one file as they come; nothing is kept that the layout does not need. */
export interface LayoutReader {
  row(row: TextTableRow): void;
  /** Everything read: what the file says. */
  finish(problems: readonly Problem[]): SourceTable;
}

/** A layout knows one family of headers and says what the rows under them mean. */
export interface Layout {
  readonly id: string;
  readonly title: string;
  /** Whether a file with this header is of this layout. */
  recognises(header: readonly string[]): boolean;
  open(header: readonly string[], facts: FileFacts): LayoutReader;
}

/** Headings are compared without case, blanks or underscores: "Look Up_BoroughName" is "lookupboroughname". */
export const plainHeading = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, '');

/** The place of the first heading that is one of the names; -1 if there is none. */
export const columnNamed = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((heading) => names.includes(plainHeading(heading)));
