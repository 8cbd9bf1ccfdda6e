import type { SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError, usageError } from '../core/errors.js';
import { isMonth } from '../core/months.js';

/**
 * The files that were known by a month: those that end before it, for a month is published in the next. What came later
 * is left out, so that the figures are those of a report of that time.
 */
export function filesAsOf(
  tables: readonly SourceTable[],
  asOf: string | undefined,
): { tables: readonly SourceTable[]; diagnostics: Diagnostic[] } {
  if (asOf === undefined) return { tables, diagnostics: [] };
  if (!isMonth(asOf)) throw usageError(`--as-of ${asOf} is no month; write 2022-04.`);
  const lastOf = ({ months }: SourceTable) => months.at(-1) ?? '';
  const known = tables.filter((table) => lastOf(table) < asOf);
  if (known.length === 0) {
    const oldest = tables.map(lastOf).sort()[0];
    throw inputError(
      `no file was known by ${asOf}: the oldest there is runs to ${oldest}; add the file of that time (\`boroughstat data add\`), or name a later month.`,
    );
  }
  const diagnostics = tables
    .filter((table) => !known.includes(table))
    .map((table): Diagnostic => {
      const text = `${table.file}: runs to ${lastOf(table)}, so it was not known by ${asOf}; left out.`;
      return { level: 'note', text };
    });
  return { tables: known, diagnostics };
}
