import { usageError } from '../core/errors.js';

/** The tables of the two pages for a board; which they are is not to be chosen. */
export function boardTables(wanted: readonly string[]): readonly string[] {
  if (wanted.length === 0) return ['headlines', 'signals'];
  throw usageError('--preset board has its own tables; leave out --table, or take another preset.');
}
