import { inputError } from '../errors.js';
import type { Month, Problem, StreetCount, StreetOutcome } from '../model.js';
import { isMonth } from '../months.js';
import { quote } from '../quote.js';
import type { OpenTable } from './csv.js';
import type { Reading } from './engine/engines.js';
import type { GroupKey } from './engine/groups.js';
import { reduceFile } from './engine/reduce.js';
import { expandPaths, type InputPath } from './expand-paths.js';
import { readUnchanged } from './inputs.js';
import { columnNamed, requireSingleColumns } from './layouts/layout.js';
import { requireFullRow } from './layouts/month-columns.js';
import {
  addCount,
  addOutcome,
  inOrder,
  isNameOfLsoa,
  LSOA_NUMBER_LENGTH,
  placeOfLsoa,
  type Tally,
} from './street-tally.js';
import { readRows } from './read-rows.js';
import { unfinished } from './read-text.js';

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
  readonly outcomes: readonly StreetOutcome[];
  readonly problems: readonly Problem[];
}

interface Place extends InputPath {
  readonly index: number;
}

interface Read {
  readonly file: StreetFile;
  readonly problems: readonly Problem[];
}

type Column = keyof typeof COLUMNS;
type Cells = Readonly<Record<Column, string>>;

const placesIn = (header: readonly string[]): Record<Column, number> =>
  Object.fromEntries(Object.entries(COLUMNS).map(([key, names]) => [key, columnNamed(header, names)])) as Record<
    Column,
    number
  >;

/** What is wrong with a row, and in which column; undefined when nothing is. */
function fault({
  month,
  category,
  lsoa,
}: Pick<Cells, 'month' | 'category' | 'lsoa'>): readonly [Column, string] | undefined {
  if (!isMonth(month)) return ['month', `${quote(month)} is no month; write 2022-02.`];
  if (category === '') return ['category', 'the crime type is blank; fill it in.'];
  if (lsoa !== '' && !/^[EW]01\d{6}$/.test(lsoa)) return ['lsoa', `${quote(lsoa)} is no LSOA code; correct it.`];
  return undefined;
}

function cellsFrom(of: (key: Column) => string): Cells {
  const cell = (key: Column): string => of(key).trim();
  return {
    month: cell('month'),
    lsoa: cell('lsoa').toUpperCase(),
    lsoaName: cell('lsoaName'),
    category: cell('category'),
    outcome: cell('outcome'),
  };
}

/** What takes the rows of one file, one by one. */
function opener({ file, index }: Place, tally: Tally, keepRows: boolean): { open: OpenTable; months: Set<Month> } {
  const months = new Set<Month>();
  const open: OpenTable = (header) => {
    const places = placesIn(header);
    if (Object.values(places).includes(-1)) {
      throw inputError(
        `${file}:1:1: is no street-level file of data.police.uk (it needs Month, LSOA code, LSOA name, Crime type and Last outcome category); give the -street.csv files.`,
      );
    }
    requireSingleColumns(file, header, Object.values(COLUMNS));
    return (row) => {
      requireFullRow({ file }, header, row);
      const cells = cellsFrom((key) => row.cells[places[key]] ?? '');
      const wrong = fault(cells);
      if (wrong) throw inputError(`${file}:${row.row}:${places[wrong[0]] + 1}: ${wrong[1]}`);
      months.add(cells.month);
      const one = { count: 1, file: index, row: keepRows ? row.row : undefined };
      addCount(tally, cells, one);
      addOutcome(tally, { ...cells, place: placeOfLsoa(cells.lsoaName) }, one);
    };
  };
  return { open, months };
}

/** Row by row. */
async function readOne(place: Place, tally: Tally, reading: Reading): Promise<Read> {
  const { open, months } = opener(place, tally, reading.keepRows);
  const { sha256, rows = 0, problems } = await readRows(place, () => open, reading);
  return { file: { file: place.file, sha256, rows, months: [...months].sort() }, problems };
}

const GROUPED = (header: readonly string[]): GroupKey[][] | undefined => {
  const places = placesIn(header);
  const isSingle = Object.values(COLUMNS).every(
    (names) => header.filter((heading) => columnNamed([heading], names) === 0).length === 1,
  );
  const place = { column: places.lsoaName, withoutLast: LSOA_NUMBER_LENGTH };
  return isSingle
    ? [
        [places.lsoa, places.lsoaName, places.category],
        [place, places.month, places.category, places.outcome],
      ]
    : undefined;
};

/** Counted by the engine; undefined where the file is small, or its rows must be read to say what is wrong with it. */
async function readReduced(place: Place, tally: Tally, reading: Reading): Promise<Read | undefined> {
  const { file, index } = place;
  const reduced = await reduceFile(place, GROUPED, reading);
  const [byLsoa = [], byOutcome = []] = reduced?.groups ?? [];
  if (!reduced) return undefined;
  // An expression looked for in every name takes a third of the whole reading: the letters are counted, and the names are few.
  if (!byLsoa.every(({ values: [, name = ''] }) => name === '' || isNameOfLsoa(name))) return undefined;
  const areas = byLsoa.map(({ values: [lsoa = '', lsoaName = '', category = ''], count }) => ({
    cells: { lsoa: lsoa.trim().toUpperCase(), lsoaName: lsoaName.trim(), category: category.trim() },
    count,
  }));
  const ends = byOutcome.map(({ values: [name = '', month = '', category = '', outcome = ''], count }) => ({
    cells: { place: name, month: month.trim(), category: category.trim(), outcome: outcome.trim() },
    count,
  }));
  const isWrong =
    areas.some(({ cells }) => fault({ ...cells, month: '2000-01' })) || ends.some(({ cells }) => !isMonth(cells.month));
  if (isWrong) return undefined;
  for (const { cells, count } of areas) addCount(tally, cells, { count, file: index });
  for (const { cells, count } of ends) addOutcome(tally, cells, { count, file: index });
  const months = [...new Set(ends.map(({ cells }) => cells.month))].sort();
  const problems: Problem[] = reduced.endsWithLine ? [] : [{ level: 'warning', text: unfinished(file) }];
  return { file: { file, sha256: reduced.sha256, rows: reduced.rows, months }, problems };
}

async function readStreetFile(place: Place, tally: Tally, reading: Reading): Promise<Read & { sha256: string }> {
  const reduced = reading.keepRows ? undefined : await readReduced(place, tally, reading);
  const read = reduced ?? (await readOne(place, tally, reading));
  return { ...read, sha256: read.file.sha256 };
}

/** Reads the files together; the same bytes, or a month of two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: Reading): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map() };
  const files: StreetFile[] = [];
  const problems: Problem[] = [];
  for (const input of expandPaths(paths)) {
    const { file } = input;
    const place = { ...input, index: files.length };
    const { file: read, problems: found } = await readUnchanged(input, () => readStreetFile(place, tally, reading));
    const other = files.find(({ months }) => months.some((month) => read.months.includes(month)));
    if (other) {
      const month = read.months.find((each) => other.months.includes(each));
      throw inputError(
        `${file}:1:1: ${month} is in ${other.file} too; give one of them, or each offence counts twice.`,
      );
    }
    files.push(read);
    problems.push(...found);
  }
  return { files, counts: inOrder(tally.counts), outcomes: inOrder(tally.outcomes), problems };
}
