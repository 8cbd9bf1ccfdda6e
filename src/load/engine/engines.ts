/** What reads large files: DuckDB where it is installed, DuckDB in any case, or the reader of rows. */
export const ENGINES = ['auto', 'duckdb', 'streaming'] as const;

export interface EngineChoice {
  readonly engine: (typeof ENGINES)[number];
  /** Most memory of DuckDB, in megabytes. */
  readonly memory?: number | undefined;
}
