import { inputError } from '../../core/errors.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { LsoaWard, LsoaWards } from '../../core/street.js';
import { readUserTable } from './user-table.js';

/** Columns of the ONS lookups, whatever their year: LSOA21CD, WD24CD, WD24NM, and LAD24CD, which some have. */
const COLUMNS = {
  lsoa: (heading: string) => /^lsoa\d\dcd$/i.test(heading),
  ward: (heading: string) => /^wd\d\dcd$/i.test(heading),
  name: (heading: string) => /^wd\d\dnm$/i.test(heading),
  borough: (heading: string) => /^lad\d\dcd$/i.test(heading),
};

/** A lookup from LSOA to ward, a CSV as the ONS publishes it; an LSOA twice is refused. */
export function readLsoaLookup(path: string): LsoaWards {
  const wards = new Map<string, LsoaWard>();
  const rows = new Map<string, number>();
  let heading = '';
  const columns = {
    ...COLUMNS,
    lsoa: (text: string) => {
      if (COLUMNS.lsoa(text)) heading = text;
      return COLUMNS.lsoa(text);
    },
  };
  const without = () => 'is no lookup of LSOAs to wards; it needs columns such as LSOA21CD, WD24CD and WD24NM';
  const { diagnostics } = readUserTable({ path, columns, optional: ['borough'], without }, ({ row, at, cell }) => {
    const [lsoa, code, name] = [cell('lsoa'), cell('ward'), cell('name')];
    if (!/^[EW]01\d{6}$/.test(lsoa) || code === '' || name === '')
      throw inputError(
        at('lsoa'),
        `${quoteForMessage(lsoa)} with ${quoteForMessage(code)}, ${quoteForMessage(name)} is no LSOA and ward; correct the row.`,
      );
    const first = rows.get(lsoa);
    if (first !== undefined)
      throw inputError(
        at('lsoa'),
        `${quoteForMessage(lsoa)} is already row ${first}; use a best-fit lookup, one row an LSOA.`,
      );
    rows.set(lsoa, row);
    wards.set(lsoa, { code, name, borough: cell('borough') || undefined, boroughAt: at('borough') });
  });
  return { file: path, heading: heading.trim(), wards, diagnostics };
}
