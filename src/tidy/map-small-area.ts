import { inputError } from '../errors.js';
import type { Area, SmallArea, SmallLevel, SourceRow, SourceTable } from '../model.js';
import { quote } from '../quote.js';

/** The key of a ward or LSOA: its own code and its borough's. A ward may stand under two (Heathrow Villages does). */
const keyOf = (gss: string, borough: string): string => `${gss}/${borough}`;

/** The ward or LSOA of a row, in its borough; `borough` is undefined outside London. */
export function smallAreaOf(
  table: SourceTable,
  row: SourceRow,
  level: SmallLevel,
  borough: Area | undefined,
  known: Map<string, SmallArea>,
): SmallArea {
  const gss = row.place?.code.toUpperCase() ?? '';
  const code = keyOf(gss, borough?.code ?? '');
  const met = known.get(code);
  if (met) return met;
  const kind = level === 'ward' ? 'E05' : 'E01';
  if (!new RegExp(`^${kind}\\d{6}$`).test(gss)) {
    throw inputError(
      `${table.file}:${row.row}:1: ${quote(row.place?.code ?? '')} is no ${level === 'ward' ? 'ward' : 'LSOA'} code (${kind} and six digits); correct it.`,
    );
  }
  const area = { code, gss, name: row.place?.name ?? '', level, borough: borough?.code ?? '' };
  known.set(code, area);
  return area;
}
