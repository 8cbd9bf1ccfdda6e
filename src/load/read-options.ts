import type { Engine } from '../core/crime.js';

/** How files are to be read. */
export interface ReadOptions {
  readonly engine: Engine;
  /** Most memory of DuckDB, in megabytes. */
  readonly memory?: number | undefined;
  /** Keep the numbers of rows, for whoever wants a figure explained: without them a large file is read sooner. */
  readonly keepRows: boolean;
  /** Is called with how far a large file has been read, in bytes. */
  readonly onProgress?: ((file: string, bytes: number, total: number) => void) | undefined;
}

export const USUAL_READ_OPTIONS: ReadOptions = { engine: 'auto', keepRows: true };
