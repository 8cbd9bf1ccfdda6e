import { inputError } from '../errors.js';
import type { LsoaWard, LsoaWards } from '../model.js';
import { quote } from '../quote.js';
import { readCsv } from './csv.js';
import { requireFullRow } from './layouts/month-columns.js';
import { readBytes, readTextFile } from './read-text.js';

/** Columns of the ONS lookups, whatever their year: LSOA21CD, WD24CD, WD24NM, and LAD24CD, which some have. */
const COLUMNS = { lsoa: /^lsoa\d\dcd$/i, ward: /^wd\d\dcd$/i, name: /^wd\d\dnm$/i };
const BOROUGH = /^lad\d\dcd$/i;

/** A lookup from LSOA to ward, a CSV as the ONS publishes it; an LSOA twice is refused. */
export function readLsoaLookup(path: string): LsoaWards {
  const wards = new Map<string, LsoaWard>();
  let boroughAt = -1;
  readCsv(readTextFile(path, path, readBytes(path, path)), (header) => {
    const [lsoaAt, wardAt, nameAt] = Object.values(COLUMNS).map((pattern) =>
      header.findIndex((heading) => pattern.test(heading)),
    );
    if (lsoaAt === undefined || wardAt === undefined || nameAt === undefined || [lsoaAt, wardAt, nameAt].includes(-1)) {
      throw inputError(
        `${path}:1:1: is no lookup of LSOAs to wards; it needs columns such as LSOA21CD, WD24CD and WD24NM.`,
      );
    }
    boroughAt = header.findIndex((heading) => BOROUGH.test(heading));
    return (row) => {
      requireFullRow(path, header, row);
      const [lsoa = '', code = '', name = ''] = [lsoaAt, wardAt, nameAt].map((place) =>
        (row.cells[place] ?? '').trim(),
      );
      if (!/^[EW]01\d{6}$/.test(lsoa) || code === '' || name === '')
        throw inputError(
          `${path}:${row.row}:${lsoaAt + 1}: ${quote(lsoa)} with ${quote(code)}, ${quote(name)} is no LSOA and ward; correct the row.`,
        );
      const first = wards.get(lsoa)?.row;
      if (first !== undefined)
        throw inputError(
          `${path}:${row.row}:${lsoaAt + 1}: ${quote(lsoa)} is already row ${first}; use a best-fit lookup, one row an LSOA.`,
        );
      const borough = (row.cells[boroughAt] ?? '').trim() || undefined;
      wards.set(lsoa, { code, name, borough, row: row.row });
    };
  });
  return { file: path, wards, boroughColumn: boroughAt + 1 };
}
