import type { Problem } from '../../core/diagnostics.js';
import type { OpenTable } from './csv.js';

export interface RowsRead {
  readonly sha256: string;
  /** Undefined where the header was not wanted. */
  readonly rows: number | undefined;
  readonly problems: readonly Problem[];
}

/** What takes the rows of a file, once its hash is known. */
export type Opener = (sha256: string) => OpenTable;
