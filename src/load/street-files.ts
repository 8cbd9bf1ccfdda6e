import { inputError } from '../errors.js';
import type { Month, StreetCount } from '../model.js';
import { isMonth } from '../months.js';
import { quote } from '../quote.js';
import { readCsv } from './csv.js';
import { expandPaths } from './expand-paths.js';
import { columnNamed, requireSingleColumns } from './layouts/layout.js';
import { requireFullRow } from './layouts/month-columns.js';
import { readBytes, readTextFile } from './read-text.js';

/** Street-level files of data.police.uk: one row an offence. Counts are kept, not rows: memory does not grow with the file. */

const COLUMNS = {
  month: ['month'],
  lsoa: ['lsoacode'],
  lsoaName: ['lsoaname'],
  category: ['crimetype'],
  outcome: ['lastoutcomecategory'],
};

export interface StreetFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly months: readonly Month[];
}

export interface StreetFiles {
  readonly files: readonly StreetFile[];
  readonly counts: readonly StreetCount[];
}

type Counts = Map<string, { -readonly [Key in keyof StreetCount]: StreetCount[Key] } & { rows: number[] | undefined }>;

interface Place {
  readonly path: string;
  readonly file: string;
  readonly index: number;
}

function readOne({ path, file, index }: Place, counts: Counts, keepRows: boolean): StreetFile {
  const text = readTextFile(path, file, readBytes(path, file));
  const months = new Set<Month>();
  const rows = readCsv(text, (header) => {
    const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, names]) => [key, columnNamed(header, names)]));
    if (Object.values(places).includes(-1)) {
      throw inputError(
        `${file}:1:1: is no street-level file of data.police.uk (it needs Month, LSOA code, LSOA name, Crime type and Last outcome category); give the -street.csv files.`,
      );
    }
    requireSingleColumns(file, header, Object.values(COLUMNS));
    return (row) => {
      requireFullRow(file, header, row);
      const cell = (key: keyof typeof COLUMNS): string => (row.cells[places[key] ?? -1] ?? '').trim();
      const [month, category, lsoa] = [cell('month'), cell('category'), cell('lsoa').toUpperCase()];
      if (!isMonth(month))
        throw inputError(`${file}:${row.row}:${(places.month ?? 0) + 1}: ${quote(month)} is no month; write 2022-02.`);
      if (category === '')
        throw inputError(`${file}:${row.row}:${(places.category ?? 0) + 1}: the crime type is blank; fill it in.`);
      if (lsoa !== '' && !/^[EW]01\d{6}$/.test(lsoa))
        throw inputError(`${file}:${row.row}:${(places.lsoa ?? 0) + 1}: ${quote(lsoa)} is no LSOA code; correct it.`);
      months.add(month);
      const outcome = cell('outcome');
      const key = [lsoa, month, category, outcome].join('\u0000');
      const held = counts.get(key);
      if (held) {
        held.count += 1;
        held.rows?.push(row.row);
      } else {
        const rows = keepRows ? [row.row] : undefined;
        counts.set(key, { lsoa, lsoaName: cell('lsoaName'), month, category, outcome, count: 1, file: index, rows });
      }
    };
  });
  return { file, sha256: text.sha256, rows: rows ?? 0, months: [...months].sort() };
}

/**
 * Reads the files together; the same bytes, or a month of two files, would count offences twice and are refused. The numbers
 * of the rows are kept only where they are asked for: with them memory grows with the files.
 */
export function readStreetFiles(paths: readonly string[], keepRows = false): StreetFiles {
  const counts: Counts = new Map();
  const files: StreetFile[] = [];
  for (const { path, file } of expandPaths(paths)) {
    const read = readOne({ path, file, index: files.length }, counts, keepRows);
    const other = files.find(({ months }) => months.some((month) => read.months.includes(month)));
    if (other) {
      const month = read.months.find((each) => other.months.includes(each));
      throw inputError(
        `${file}:1:1: ${month} is in ${other.file} too; give one of them, or each offence counts twice.`,
      );
    }
    files.push(read);
  }
  return { files, counts: [...counts.values()] };
}
