import type { Problem } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { isMonth, type Month } from '../../core/months.js';
import type { StreetCount, StreetOutcome } from '../../core/street.js';
import type { OpenTable } from '../containers/csv.js';
import { readRows } from '../containers/large-rows.js';
import { unfinished } from '../containers/text.js';
import type { GroupKey } from '../duckdb/group-counts.js';
import { reduceFile } from '../duckdb/reduce-file.js';
import { expandPaths, type InputPath } from '../expand-paths.js';
import { columnNamed, requireSingleColumns } from '../layouts/layout.js';
import { requireFullRow } from '../layouts/month-columns.js';
import type { Reading } from '../read-options.js';
import { readUnchanged } from '../recorded-inputs.js';
import { COLUMNS, cellsFrom, fault, needed, placesIn } from './street-columns.js';
import { distinctParts, type Part, type PartOfFile, refuseTwice } from './street-parts.js';
import {
  addCount,
  addOutcome,
  inOrder,
  isNameOfLsoa,
  LSOA_NUMBER_LENGTH,
  placeOfLsoa,
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
  readonly problems: readonly Problem[];
}

interface Place extends InputPath {
  readonly index: number;
}

interface Read {
  readonly file: StreetFile;
  /** What it holds: each month of each force. */
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
}

/** What takes the rows of one file, one by one. */
function opener(
  { file, index }: Place,
  tally: Tally,
  keepRows: boolean,
): { open: OpenTable; parts: Map<string, Part> } {
  const parts = new Map<string, Part>();
  const open: OpenTable = (header) => {
    const places = placesIn(header);
    if (needed(places).includes(-1)) {
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
      parts.set(`${cells.force}|${cells.month}`, cells);
      const one = { count: 1, file: index, row: keepRows ? row.row : undefined };
      addCount(tally, cells, one);
      addOutcome(tally, { ...cells, place: placeOfLsoa(cells.lsoaName) }, one);
    };
  };
  return { open, parts };
}

function readOf(
  file: Pick<StreetFile, 'file' | 'sha256' | 'rows'>,
  parts: readonly Part[],
  problems: readonly Problem[],
): Read {
  const distinct = (of: (part: Part) => string) => [...new Set(parts.map(of))].filter((text) => text !== '').sort();
  const read = { ...file, months: distinct(({ month }) => month), forces: distinct(({ force }) => force) };
  return { file: read, parts: distinctParts(parts), problems };
}

/** Row by row. */
async function readOne(place: Place, tally: Tally, reading: Reading): Promise<Read> {
  const { open, parts } = opener(place, tally, reading.keepRows);
  const { sha256, rows = 0, problems } = await readRows(place, () => open, reading);
  return readOf({ file: place.file, sha256, rows }, [...parts.values()], problems);
}

const GROUPED = (header: readonly string[]): GroupKey[][] | undefined => {
  const places = placesIn(header);
  const isSingle = Object.entries(COLUMNS).every(([key, names]) => {
    const found = header.filter((heading) => columnNamed([heading], names) === 0).length;
    return found === 1 || (key === 'force' && found === 0);
  });
  const force = places.force === -1 ? [] : [places.force];
  const place = { column: places.lsoaName, withoutLast: LSOA_NUMBER_LENGTH };
  return isSingle
    ? [
        [places.lsoa, places.lsoaName, places.category],
        [place, places.month, places.category, places.outcome, ...force],
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
  const ends = byOutcome.map(({ values: [name = '', month = '', category = '', outcome = '', force = ''], count }) => ({
    cells: {
      place: name,
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
  const problems: Problem[] = reduced.endsWithLine ? [] : [{ level: 'warning', text: unfinished(file) }];
  return readOf({ file, sha256: reduced.sha256, rows: reduced.rows }, parts, problems);
}

async function readStreetFile(place: Place, tally: Tally, reading: Reading): Promise<Read & { sha256: string }> {
  const reduced = reading.keepRows ? undefined : await readReduced(place, tally, reading);
  const read = reduced ?? (await readOne(place, tally, reading));
  return { ...read, sha256: read.file.sha256 };
}

/** Reads the files together; the same bytes, or a month of one force in two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: Reading): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map() };
  const files: StreetFile[] = [];
  const held: PartOfFile[] = [];
  const problems: Problem[] = [];
  for (const input of expandPaths(paths)) {
    const { file } = input;
    const place = { ...input, index: files.length };
    const {
      file: read,
      parts,
      problems: found,
    } = await readUnchanged(input, () => readStreetFile(place, tally, reading));
    refuseTwice(file, parts, held);
    files.push(read);
    problems.push(...found);
  }
  return { files, counts: inOrder(tally.counts), outcomes: inOrder(tally.outcomes), problems };
}
