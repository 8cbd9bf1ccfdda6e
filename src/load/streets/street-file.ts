import type { Diagnostic } from '../../core/diagnostics.js';
import type { Month } from '../../core/months.js';
import type { SniffedFile } from '../sniff.js';
import type { LastOutcomes } from './outcome-files.js';
import { distinctParts, type Part } from './street-parts.js';

/** One street-level file, whichever reader reads it. */

export interface StreetFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly months: readonly Month[];
  /** The police forces that reported them, where the file says so. */
  readonly forces: readonly string[];
}

export interface NumberedInput extends SniffedFile {
  readonly index: number;
  /** What the outcomes files say; undefined where none is given. */
  readonly lastOutcomes: LastOutcomes | undefined;
}

/** A file that was read; its counts are in the tally. */
export interface StreetFileRead {
  readonly sha256: string;
  readonly file: StreetFile;
  /** Each month of each force. */
  readonly parts: readonly Part[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readOf(
  file: Pick<StreetFile, 'file' | 'sha256' | 'rows'>,
  parts: readonly Part[],
  diagnostics: readonly Diagnostic[],
): StreetFileRead {
  const distinct = (of: (part: Part) => string) => [...new Set(parts.map(of))].filter((text) => text !== '').sort();
  const read = { ...file, months: distinct(({ month }) => month), forces: distinct(({ force }) => force) };
  return { sha256: file.sha256, file: read, parts: distinctParts(parts), diagnostics };
}
