import { BETWEEN_CELLS, BETWEEN_ROWS } from './separators.js';
import { sqlName, sqlText } from './session.js';

/** What DuckDB reads, as a query whose columns are c0, c1, ... in the order of the header, all of them text. */

export type EngineSource = CsvSource | ParquetSource;

export interface CsvSource {
  readonly kind: 'csv';
  readonly path: string;
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Read the file in parts at once; not where a cell holds a line end. */
  readonly isParallel: boolean;
}

export interface ParquetSource {
  readonly kind: 'parquet';
  readonly path: string;
  readonly header: readonly string[];
  /** DuckDB's name of the type of each column. */
  readonly types: readonly string[];
}

/** DuckDB reads this much at once, by default 32 MB, of which several are in use: a hundred megabytes more, and no sooner. */
const BUFFER = 4 * 2 ** 20;

const csvQuery = ({ path, header, delimiter, isParallel }: CsvSource, numbersFrom: number): string => {
  const columns = header
    .map((_, column) => `c${column}: '${column < numbersFrom ? 'VARCHAR' : 'USMALLINT'}'`)
    .join(', ');
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${sqlText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = true',
    'null_padding = false',
    'ignore_errors = false',
    `parallel = ${isParallel}`,
    `buffer_size = ${BUFFER}`,
    `columns = {${columns}}`,
  ].join(', ');
  return `read_csv(${sqlText(path)}, ${options})`;
};

/** What the marks of runs are made of is made blank. A whole number is written as one, whatever its type: "5.0" is what other programs make of a column with gaps. */
const parquetText = (name: string, type: string): string =>
  `translate(${parquetWord(name, type)}, chr(${BETWEEN_CELLS}) || chr(${BETWEEN_ROWS}), '  ')`;

const parquetWord = (name: string, type: string): string =>
  /^(DOUBLE|FLOAT|DECIMAL)/.test(type)
    ? `CASE WHEN ${name} = floor(${name}) AND abs(${name}) < 1e15 THEN ${name}::BIGINT::VARCHAR ELSE ${name}::VARCHAR END`
    : `${name}::VARCHAR`;

/** A count that is not there, or is no small whole number, ends the query: what it is, the reader of rows says. */
const parquetNumber = (name: string): string =>
  `CASE WHEN ${name} IS NULL THEN error('no count') ELSE ${name}::USMALLINT END`;

/** Whether DuckDB keeps the columns from `from` on as whole numbers. Others it would round to be some. */
export const areWholeNumbers = ({ types }: ParquetSource, from: number): boolean =>
  types.slice(from).every((type) => /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type));

function parquetQuery({ path, header, types }: ParquetSource, numbersFrom: number): string {
  const columns = header.map((name, column) => {
    const cell = column < numbersFrom ? parquetText(sqlName(name), types[column] ?? '') : parquetNumber(sqlName(name));
    return `${cell} AS c${column}`;
  });
  return `(SELECT ${columns.join(', ')}, file_row_number + 2 AS row FROM read_parquet(${sqlText(path)}, file_row_number = true))`;
}

/** Columns from `numbersFrom` on are small whole numbers. */
export const queryOf = (source: EngineSource, numbersFrom = Number.POSITIVE_INFINITY): string =>
  source.kind === 'csv' ? csvQuery(source, numbersFrom) : parquetQuery(source, numbersFrom);

/** The same with the number of each row, counted as a spreadsheet does, in a column `row`. */
export const numberedQueryOf = (source: EngineSource): string =>
  source.kind === 'csv'
    ? `(SELECT row_number() OVER () + 1 AS row, * FROM ${csvQuery(source, Number.POSITIVE_INFINITY)})`
    : parquetQuery(source, Number.POSITIVE_INFINITY);
