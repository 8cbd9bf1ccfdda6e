import type { SourceRow, SourceTable } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Area, SmallArea } from '../core/reference.js';
import type { TidyTools } from './tidied-source.js';

type Tools = Pick<TidyTools, 'findArea' | 'wardBoroughs'>;

export const codeOfSmallArea = ({ smallArea }: SourceRow): string => smallArea?.code.toUpperCase() ?? '';

/**
 * The borough of a ward or LSOA whose row stands under an entry that is no borough: the one it stands under elsewhere in the
 * file, or the one that is known of it. A ward lies in one borough, whatever the file has it under.
 */
export function wardHomes(table: SourceTable, { findArea, wardBoroughs }: Tools) {
  const homes = new Map<string, Area | undefined>(wardBoroughs.map(({ ward, borough }) => [ward, findArea(borough)]));
  const isElsewhere = table.rows.some((row) => findArea(row.area)?.kind === 'no-borough');
  for (const row of isElsewhere ? table.rows : []) {
    const area = findArea(row.area);
    if (area?.kind === 'borough') homes.set(codeOfSmallArea(row), area);
  }
  return (row: SourceRow, area: Area): Area =>
    area.kind === 'no-borough' ? (homes.get(codeOfSmallArea(row)) ?? area) : area;
}

/** Wards without a borough are in no borough's list: whoever knows theirs can say so. */
export function homelessWards(table: SourceTable, wards: Iterable<SmallArea>, { findArea }: Tools): Diagnostic[] {
  return [...wards].flatMap(({ gss, name, level, borough }): Diagnostic[] => {
    const entry = level === 'ward' ? findArea(borough) : undefined;
    if (entry?.kind !== 'no-borough' || entry.code !== borough) return [];
    return [
      {
        level: 'warning',
        text: `${table.file}: the ward ${name} (${gss}) stands under ${entry.name} and no borough, so it is among no borough's wards; add a line to data/reference/ward-boroughs.csv.`,
      },
    ];
  });
}
