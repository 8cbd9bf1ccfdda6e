import type { ReportTable } from '../model.js';

/** What a command hands to the writers: its tables, and what it says as JSON. */
export interface Document {
  /** "annual": the name of the files written into a folder. */
  readonly name: string;
  readonly tables: readonly ReportTable[];
  readonly json: unknown;
}

export interface OutputFile {
  readonly name: string;
  readonly content: string;
}

export interface WriteOptions {
  readonly color: boolean;
  /** Columns of the terminal; 0 where there is none. */
  readonly width: number;
}

/** An output format: one text for standard output or a single file, and the files of a folder. */
export interface Writer {
  readonly format: string;
  readonly extensions: readonly string[];
  write(document: Document, options: WriteOptions): string;
  files(document: Document): readonly OutputFile[];
}
