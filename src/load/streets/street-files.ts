import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { isMonth, type Month } from '../../core/months.js';
import type { JoinedOutcome, StreetCount, StreetOutcome } from '../../core/street.js';
import type { HeaderHandler } from '../containers/csv.js';
import { readRows } from '../containers/rows.js';
import { unfinished } from '../containers/text.js';
import { type ReductionQuery, reduceFile } from '../duckdb/reduce-file.js';
import { suitsEngine } from '../duckdb/verified-queries.js';
import { expandPaths } from '../expand-paths.js';
import { always, chooseReader, type FileReader } from '../file-readers.js';
import { columnNamed, requireSingleColumns } from '../layouts/layout.js';
import { requireFullRow } from '../layouts/month-columns.js';
import type { ReadOptions } from '../read-options.js';
import { readUnchanged } from '../recorded-inputs.js';
import { type SniffedFile, sniff } from '../sniff.js';
import { isOutcomeHeader, LastOutcomes } from './outcome-files.js';
import { RepeatedOffences, repeatedDiagnostics } from './repeated-offences.js';
import { COLUMNS, cellsFrom, columnsOf, fault, isSingleColumn, needed } from './street-columns.js';
import { distinctParts, gapDiagnostics, type Part, type PartOfFile, refuseTwice } from './street-parts.js';
import {
  addCount,
  addJoined,
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
  /** Each month of each force. */
  readonly parts: readonly Part[];
  /** Offences by their outcome in the outcomes files; undefined where none is given. */
  readonly joined: readonly JoinedOutcome[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface NumberedInput extends SniffedFile {
  readonly index: number;
  /** What the outcomes files say; undefined where none is given. */
  readonly lastOutcomes: LastOutcomes | undefined;
}

interface Read {
  readonly sha256: string;
  readonly file: StreetFile;
  /** What it holds: each month of each force. */
  readonly parts: readonly Part[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What takes the rows of one file, one by one. */
function opener({ file, index, lastOutcomes }: NumberedInput, tally: Tally, keepRows: boolean) {
  const parts = new Map<string, Part>();
  const repeated = new RepeatedOffences();
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
      const areaName = areaNameOfLsoa(cells.lsoaName);
      addOutcome(tally, { ...cells, areaName }, one);
      repeated.add(cells.crimeId, row.cells);
      if (!lastOutcomes || cells.crimeId === '') return;
      addJoined(tally, { ...cells, areaName, outcome: lastOutcomes.of(cells.crimeId) }, one);
    };
  };
  return { open, parts, repeated };
}

function readOf(
  file: Pick<StreetFile, 'file' | 'sha256' | 'rows'>,
  parts: readonly Part[],
  diagnostics: readonly Diagnostic[],
): Read {
  const distinct = (of: (part: Part) => string) => [...new Set(parts.map(of))].filter((text) => text !== '').sort();
  const read = { ...file, months: distinct(({ month }) => month), forces: distinct(({ force }) => force) };
  return { sha256: file.sha256, file: read, parts: distinctParts(parts), diagnostics };
}

/** Row by row. */
async function readOne(input: NumberedInput, tally: Tally, reading: ReadOptions): Promise<Read> {
  const { open, parts, repeated } = opener(input, tally, reading.keepRows);
  const { sha256, rows = 0, diagnostics } = await readRows(input, open, reading);
  const ofRepeats = repeatedDiagnostics(input.file, repeated.count);
  return readOf({ file: input.file, sha256, rows }, [...parts.values()], [...diagnostics, ...ofRepeats]);
}

const GROUPED = (header: readonly string[]): ReductionQuery | undefined => {
  const columnOf = columnsOf(header);
  const isSingle = Object.entries(COLUMNS).every(([key, names]) =>
    isSingleColumn(key, header.filter((heading) => columnNamed([heading], names) === 0).length),
  );
  if (!isSingle) return undefined;
  const force = columnOf.force === -1 ? [] : [columnOf.force];
  const area = { column: columnOf.lsoaName, withoutLast: LSOA_NUMBER_LENGTH };
  return {
    groupings: [
      [columnOf.lsoa, columnOf.lsoaName, columnOf.category],
      [area, columnOf.month, columnOf.category, columnOf.outcome, ...force],
    ],
    identifiedBy: columnOf.crimeId === -1 ? undefined : columnOf.crimeId,
  };
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
  const diagnostics: Diagnostic[] = reduced.endsWithLine ? [] : [{ level: 'warning', text: unfinished(file) }];
  diagnostics.push(...repeatedDiagnostics(file, reduced.repeated));
  return readOf({ file, sha256: reduced.sha256, rows: reduced.rows }, parts, diagnostics);
}

/** The readers of the file of a number. An offence is joined to its outcome row by row. */
const readersOf = (
  numbered: Pick<NumberedInput, 'index' | 'lastOutcomes'>,
  tally: Tally,
): readonly FileReader<Read>[] => [
  {
    suits: (input, options) => !options.keepRows && !numbered.lastOutcomes && suitsEngine(input, options),
    read: (input, options) => readReduced({ ...input, ...numbered }, tally, options),
  },
  { suits: always, read: (input, options) => readOne({ ...input, ...numbered }, tally, options) },
];

/** The outcomes files among the inputs, read; undefined where there is none. */
async function lastOutcomesOf(inputs: readonly SniffedFile[], reading: ReadOptions): Promise<LastOutcomes | undefined> {
  const files = inputs.filter(({ header }) => isOutcomeHeader(header));
  if (files.length === 0) return undefined;
  const outcomes = new LastOutcomes();
  for (const file of files) await outcomes.read(file, reading);
  return outcomes;
}

/** Reads the files together; the same bytes, or a month of one force in two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: ReadOptions): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map(), joined: new Map() };
  const files: StreetFile[] = [];
  const partsRead: PartOfFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const inputs = expandPaths(paths).map(sniff);
  const lastOutcomes = await lastOutcomesOf(inputs, reading);
  const streetInputs = inputs.filter(({ header }) => !isOutcomeHeader(header));
  if (streetInputs.length === 0)
    throw inputError(`${paths.join(', ')}: outcomes alone; give the -street.csv files of their offences too.`);
  for (const input of streetInputs) {
    const readers = readersOf({ index: files.length, lastOutcomes }, tally);
    const read = await readUnchanged(input, () => chooseReader(readers, input, reading));
    refuseTwice(input.file, read.parts, partsRead);
    files.push(read.file);
    diagnostics.push(...read.diagnostics);
  }
  const joined = lastOutcomes && inOrder(tally.joined);
  return {
    files,
    counts: inOrder(tally.counts),
    outcomes: inOrder(tally.outcomes),
    parts: partsRead,
    joined,
    diagnostics: [...diagnostics, ...gapDiagnostics(partsRead)],
  };
}
