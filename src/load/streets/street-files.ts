import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { isMonth, type Month } from '../../core/months.js';
import type { StreetCount, StreetOutcome } from '../../core/street.js';
import type { HeaderHandler } from '../containers/csv.js';
import { readRows } from '../containers/rows.js';
import { unfinished } from '../containers/text.js';
import type { GroupKey } from '../duckdb/group-counts.js';
import { reduceFile } from '../duckdb/reduce-file.js';
import { suitsEngine } from '../duckdb/verified-queries.js';
import { expandPaths } from '../expand-paths.js';
import { always, chooseReader, type FileReader } from '../file-readers.js';
import { columnNamed, requireSingleColumns } from '../layouts/layout.js';
import { requireFullRow } from '../layouts/month-columns.js';
import type { ReadOptions } from '../read-options.js';
import { readUnchanged } from '../recorded-inputs.js';
import { type SniffedFile, sniff } from '../sniff.js';
import { COLUMNS, cellsFrom, columnsOf, fault, needed } from './street-columns.js';
import { distinctParts, type Part, type PartOfFile, refuseTwice } from './street-parts.js';
import {
  addCount,
  addOutcome,
  areaNameOfLsoa,
  inOrder,
  isNameOfLsoa,
  LSOA_NUMBER_LENGTH,
  type Tally,
} from './street-tally.js';

/** Street-level files of data.police.uk: one row an offence. Counts are kept, not rows: memory does not grow with the file. */

export interface StreetFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly months: readonly Month[];
  /** The police forces that reported them, where the file says so. */
  readonly forces: readonly string[];
}

export interface StreetFiles {
  readonly files: readonly StreetFile[];
  readonly counts: readonly StreetCount[];
  readonly outcomes: readonly StreetOutcome[];
  readonly problems: readonly Diagnostic[];
}

interface NumberedInput extends SniffedFile {
  readonly index: number;
}

interface Read {
  readonly sha256: string;
  readonly file: StreetFile;
  /** What it holds: each month of each force. */
  readonly parts: readonly Part[];
  readonly problems: readonly Diagnostic[];
}

/** What takes the rows of one file, one by one. */
function opener(
  { file, index }: NumberedInput,
  tally: Tally,
  keepRows: boolean,
): { open: HeaderHandler; parts: Map<string, Part> } {
  const parts = new Map<string, Part>();
  const open: HeaderHandler = (header) => {
    const columnOf = columnsOf(header);
    if (needed(columnOf).includes(-1)) {
      throw inputError(
        { file, row: 1, column: 1 },
        'is no street-level file of data.police.uk (it needs Month, LSOA code, LSOA name, Crime type and Last outcome category); give the -street.csv files.',
      );
    }
    requireSingleColumns(file, header, Object.values(COLUMNS));
    return (row) => {
      requireFullRow({ file }, header, row);
      const cells = cellsFrom((key) => row.cells[columnOf[key]] ?? '');
      const wrong = fault(cells);
      if (wrong) throw inputError({ file, row: row.row, column: columnOf[wrong[0]] + 1 }, `${wrong[1]}`);
      parts.set(`${cells.force}|${cells.month}`, cells);
      const one = { count: 1, file: index, row: keepRows ? row.row : undefined };
      addCount(tally, cells, one);
      addOutcome(tally, { ...cells, areaName: areaNameOfLsoa(cells.lsoaName) }, one);
    };
  };
  return { open, parts };
}

function readOf(
  file: Pick<StreetFile, 'file' | 'sha256' | 'rows'>,
  parts: readonly Part[],
  problems: readonly Diagnostic[],
): Read {
  const distinct = (of: (part: Part) => string) => [...new Set(parts.map(of))].filter((text) => text !== '').sort();
  const read = { ...file, months: distinct(({ month }) => month), forces: distinct(({ force }) => force) };
  return { sha256: file.sha256, file: read, parts: distinctParts(parts), problems };
}

/** Row by row. */
async function readOne(input: NumberedInput, tally: Tally, reading: ReadOptions): Promise<Read> {
  const { open, parts } = opener(input, tally, reading.keepRows);
  const { sha256, rows = 0, problems } = await readRows(input, open, reading);
  return readOf({ file: input.file, sha256, rows }, [...parts.values()], problems);
}

const GROUPED = (header: readonly string[]): GroupKey[][] | undefined => {
  const columnOf = columnsOf(header);
  const isSingle = Object.entries(COLUMNS).every(([key, names]) => {
    const found = header.filter((heading) => columnNamed([heading], names) === 0).length;
    return found === 1 || (key === 'force' && found === 0);
  });
  const force = columnOf.force === -1 ? [] : [columnOf.force];
  const area = { column: columnOf.lsoaName, withoutLast: LSOA_NUMBER_LENGTH };
  return isSingle
    ? [
        [columnOf.lsoa, columnOf.lsoaName, columnOf.category],
        [area, columnOf.month, columnOf.category, columnOf.outcome, ...force],
      ]
    : undefined;
};

/** Counted by the engine; undefined where the file is small, or its rows must be read to say what is wrong with it. */
async function readReduced(input: NumberedInput, tally: Tally, reading: ReadOptions): Promise<Read | undefined> {
  const { file, index } = input;
  const reduced = await reduceFile(input, GROUPED, reading);
  const [byLsoa = [], byOutcome = []] = reduced?.groups ?? [];
  if (!reduced) return undefined;
  // An expression looked for in every name takes a third of the whole reading: the letters are counted, and the names are few.
  if (!byLsoa.every(({ values: [, name = ''] }) => name === '' || isNameOfLsoa(name))) return undefined;
  const areas = byLsoa.map(({ values: [lsoa = '', lsoaName = '', category = ''], count }) => ({
    cells: { lsoa: lsoa.trim().toUpperCase(), lsoaName: lsoaName.trim(), category: category.trim() },
    count,
  }));
  const ends = byOutcome.map(({ values: [name = '', month = '', category = '', outcome = '', force = ''], count }) => ({
    cells: {
      areaName: name,
      month: month.trim(),
      category: category.trim(),
      outcome: outcome.trim(),
      force: force.trim(),
    },
    count,
  }));
  const isWrong =
    areas.some(({ cells }) => fault({ ...cells, month: '2000-01' })) || ends.some(({ cells }) => !isMonth(cells.month));
  if (isWrong) return undefined;
  for (const { cells, count } of areas) addCount(tally, cells, { count, file: index });
  for (const { cells, count } of ends) addOutcome(tally, cells, { count, file: index });
  const parts = ends.map(({ cells }) => cells);
  const problems: Diagnostic[] = reduced.endsWithLine ? [] : [{ level: 'warning', text: unfinished(file) }];
  return readOf({ file, sha256: reduced.sha256, rows: reduced.rows }, parts, problems);
}

/** The readers of the file of a number. */
const readersOf = (index: number, tally: Tally): readonly FileReader<Read>[] => [
  {
    suits: (input, options) => !options.keepRows && suitsEngine(input, options),
    read: (input, options) => readReduced({ ...input, index }, tally, options),
  },
  { suits: always, read: (input, options) => readOne({ ...input, index }, tally, options) },
];

/** Reads the files together; the same bytes, or a month of one force in two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: ReadOptions): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map() };
  const files: StreetFile[] = [];
  const partsRead: PartOfFile[] = [];
  const problems: Diagnostic[] = [];
  for (const input of expandPaths(paths)) {
    const readers = readersOf(files.length, tally);
    const read = await readUnchanged(input, () => chooseReader(readers, sniff(input), reading));
    refuseTwice(input.file, read.parts, partsRead);
    files.push(read.file);
    problems.push(...read.problems);
  }
  return { files, counts: inOrder(tally.counts), outcomes: inOrder(tally.outcomes), problems };
}
