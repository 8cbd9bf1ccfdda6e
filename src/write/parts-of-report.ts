import type { ReportTable } from '../core/report.js';

/** Whether the configuration puts the tables under sections of its own. */
export const hasSections = (tables: readonly ReportTable[]): boolean => tables.some(({ section }) => section);

/** The part that each table stands in: the section of the configuration, which goes on until the next, else its theme. */
export function partNames(tables: readonly ReportTable[]): (string | undefined)[] {
  if (!hasSections(tables)) return tables.map(({ theme }) => theme);
  let current: string | undefined;
  return tables.map(({ section }) => {
    current = section ?? current;
    return current;
  });
}
