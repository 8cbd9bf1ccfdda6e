import { inputError } from '../errors.js';
import type { Month, Problem, StreetCount, StreetOutcome } from '../model.js';
import { isMonth } from '../months.js';
import { quote } from '../quote.js';
import { readCsv } from './csv.js';
import type { EngineChoice } from './engine/engines.js';
import { reduceCsv } from './engine/reduce-csv.js';
import { expandPaths } from './expand-paths.js';
import { columnNamed, requireSingleColumns } from './layouts/layout.js';
import { requireFullRow } from './layouts/month-columns.js';
import { addCount, addOutcome, inOrder, LSOA_NUMBER, placeOfLsoa, type Tally } from './street-tally.js';
import { readBytes, readTextFile, unfinished } from './read-text.js';

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

interface Place {
  readonly path: string;
  readonly file: string;
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

/** Row by row. */
function readOne({ path, file, index }: Place, tally: Tally, keepRows: boolean): Read {
  const text = readTextFile(path, file, readBytes(path, file));
  const months = new Set<Month>();
  const rows = readCsv(text, (header) => {
    const places = placesIn(header);
    if (Object.values(places).includes(-1)) {
      throw inputError(
        `${file}:1:1: is no street-level file of data.police.uk (it needs Month, LSOA code, LSOA name, Crime type and Last outcome category); give the -street.csv files.`,
      );
    }
    requireSingleColumns(file, header, Object.values(COLUMNS));
    return (row) => {
      requireFullRow(file, header, row);
      const cells = cellsFrom((key) => row.cells[places[key]] ?? '');
      const wrong = fault(cells);
      if (wrong) throw inputError(`${file}:${row.row}:${places[wrong[0]] + 1}: ${wrong[1]}`);
      months.add(cells.month);
      const one = { count: 1, file: index, row: keepRows ? row.row : undefined };
      addCount(tally, cells, one);
      addOutcome(tally, { ...cells, place: placeOfLsoa(cells.lsoaName) }, one);
    };
  });
  return {
    file: { file, sha256: text.sha256, rows: rows ?? 0, months: [...months].sort() },
    problems: text.problems,
  };
}

/** Counted by the engine; undefined where the file is small, or its rows must be read to say what is wrong with it. */
async function readReduced(
  { path, file, index }: Place,
  tally: Tally,
  choice: EngineChoice,
): Promise<Read | undefined> {
  const choose = (header: readonly string[]) => {
    const places = placesIn(header);
    const isSingle = Object.values(COLUMNS).every(
      (names) => header.filter((heading) => columnNamed([heading], names) === 0).length === 1,
    );
    const place = { column: places.lsoaName, without: LSOA_NUMBER };
    return isSingle
      ? [
          [places.lsoa, places.lsoaName, places.category],
          [place, places.month, places.category, places.outcome],
        ]
      : undefined;
  };
  const reduced = await reduceCsv(path, choose, choice);
  const [byLsoa = [], byOutcome = []] = reduced?.groups ?? [];
  if (!reduced) return undefined;
  // DuckDB trims blanks alone.
  if (byLsoa.some(({ values: [, name = ''] }) => name.trim() !== name.replace(/^ +| +$/g, ''))) return undefined;
  const areas = byLsoa.map(({ values: [lsoa = '', lsoaName = '', category = ''], count }) => ({
    cells: { lsoa: lsoa.trim().toUpperCase(), lsoaName: lsoaName.trim(), category: category.trim() },
    count,
  }));
  const ends = byOutcome.map(({ values: [place = '', month = '', category = '', outcome = ''], count }) => ({
    cells: { place, month: month.trim(), category: category.trim(), outcome: outcome.trim() },
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

export interface StreetReading extends EngineChoice {
  /** Keep the numbers of the rows, for whoever wants a figure explained: with them memory grows with the files. */
  readonly keepRows: boolean;
}

/** Reads the files together; the same bytes, or a month of two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: StreetReading): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map() };
  const files: StreetFile[] = [];
  const problems: Problem[] = [];
  for (const { path, file } of expandPaths(paths)) {
    const place = { path, file, index: files.length };
    const reduced = reading.keepRows ? undefined : await readReduced(place, tally, reading);
    const { file: read, problems: found } = reduced ?? readOne(place, tally, reading.keepRows);
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
