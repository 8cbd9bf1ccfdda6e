import type { Diagnostic } from '../../core/diagnostics.js';
import { type UserError, usageError } from '../../core/errors.js';
import type { Figure } from '../../core/figure.js';
import type { ReportTable } from '../../core/report.js';
import { namesSuppressed } from '../../figures/basis/suppression.js';
import { figuresOf } from './column.js';

/** The reason that most figures give, the first of several. */
export function commonestReason(reasons: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Why a table shows nothing: it has no row, or no figure in it has a value. Undefined where it shows something. */
export function whyEmpty({ rows, whyNoRow }: ReportTable): string | undefined {
  if (rows.length === 0) return whyNoRow ?? 'the files have nothing that it shows';
  const figures = figuresOf(rows);
  // What is kept back is there, though it is not shown.
  const isThere = (figure: Figure) => figure.value !== null || namesSuppressed(figure);
  if (figures.length === 0 || figures.some(isThere)) return undefined;
  return commonestReason(figures.flatMap(({ missing }) => missing ?? []));
}

/** The message for who makes the report: what is left out, why, and what would fill it. */
export const leftOutNote = (what: string, why: string, whatToAdd?: string): Diagnostic => ({
  level: 'note',
  text: `${what} is left out: ${why}.${whatToAdd === undefined ? '' : ` ${whatToAdd}`}`,
});

/** A table that was asked for by name and shows nothing is refused: printed, it would look like one that found nothing. */
export const emptyTable = (id: string, why: string): UserError => usageError(`the table ${id} cannot be made: ${why}.`);

export function refuseEmpty<Table extends ReportTable>(tables: readonly Table[], wanted: readonly string[]): void {
  for (const table of tables.filter(({ id }) => wanted.includes(id))) {
    const why = whyEmpty(table);
    if (why !== undefined) throw emptyTable(table.id, why);
  }
}
