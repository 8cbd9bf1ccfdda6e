import type { Diagnostic } from '../../core/diagnostics.js';
import type { HeaderHandler } from './csv.js';

export interface RowsRead {
  readonly sha256: string;
  /** Undefined where the header was not wanted. */
  readonly rows: number | undefined;
  readonly problems: readonly Diagnostic[];
}

/** What takes the rows of a file, once its hash is known. */
export type RowHandler = (sha256: string) => HeaderHandler;
