import type { ReadOptions } from './read-options.js';
import type { SniffedFile } from './sniff.js';

/** One way to read a file, in a table of them. */
export interface FileReader<Result> {
  /** Whether it is to be tried, by what is known of the file before it is read. */
  readonly suits: (file: SniffedFile, options: ReadOptions) => boolean;
  /** Undefined where it cannot read this file with certainty: the next of the table is to read it. */
  readonly read: (file: SniffedFile, options: ReadOptions) => Promise<Result | undefined>;
}

/** Suits every file. */
export const always = (): boolean => true;

/** Reads a file with the first reader of the table that suits it and does not give up; the last may do neither. */
export async function chooseReader<Result>(
  readers: readonly FileReader<Result>[],
  file: SniffedFile,
  options: ReadOptions,
): Promise<Result> {
  for (const { suits, read } of readers) {
    const result = suits(file, options) ? await read(file, options) : undefined;
    if (result !== undefined) return result;
  }
  throw new Error(`no reader of the table has read ${file.file}`);
}
