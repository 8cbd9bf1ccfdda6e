import type { SmallLevel, SourceRow, SourceTable } from '../core/crime.js';
import { inputError } from '../core/errors.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { Area, SmallArea } from '../core/reference.js';
import { isNameOf } from './wards/ward-entries.js';

/** The key of a ward or LSOA: its own code and its borough's. Two boroughs may hold parts of one ward. */
const keyOf = (gss: string, borough: string): string => `${gss}/${borough}`;

/** Finds the ward or LSOA of a row, in its borough; those met so far are in `known`. */
export function smallAreaFinder(table: SourceTable, level: SmallLevel, known: Map<string, SmallArea>) {
  const kind = level === 'ward' ? 'E05' : 'E01';
  const isCode = new RegExp(`^${kind}\\d{6}$`);
  const make = ({ row, smallArea: source }: SourceRow, borough: Area): SmallArea => {
    const gss = source?.code.toUpperCase() ?? '';
    const code = keyOf(gss, borough.code);
    const cached = known.get(code);
    if (cached) return cached;
    if (!isCode.test(gss)) {
      throw inputError(
        { ...table, row, column: table.columns.smallAreaCode },
        `${quoteForMessage(source?.code ?? '')} is no ${level === 'ward' ? 'ward' : 'LSOA'} code (${kind} and six digits); correct it.`,
      );
    }
    const area = { code, gss, name: source?.name ?? '', level, borough: borough.code };
    known.set(code, area);
    return area;
  };
  const asWritten = new Map<Area, Map<string, SmallArea>>();
  return (row: SourceRow, borough: Area): SmallArea => {
    const met = asWritten.get(borough) ?? new Map<string, SmallArea>();
    if (met.size === 0) asWritten.set(borough, met);
    const written = row.smallArea?.code ?? '';
    const area = met.get(written) ?? make(row, borough);
    met.set(written, area);
    const name = row.smallArea?.name ?? '';
    const named = known.get(area.code);
    if (named && named.name !== name && isNameOf(name, named.name)) known.set(area.code, { ...named, name });
    return area;
  };
}
