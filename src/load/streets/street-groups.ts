import type { Diagnostic } from '../../core/diagnostics.js';
import { isMonth } from '../../core/months.js';
import { unfinished } from '../containers/text.js';
import { type ReductionQuery, reduceFile } from '../duckdb/reduce-file.js';
import { columnNamed } from '../layouts/layout.js';
import type { ReadOptions } from '../read-options.js';
import { repeatedDiagnostics } from './repeated-offences.js';
import { COLUMNS, columnsOf, fault, isSingleColumn } from './street-columns.js';
import { type NumberedInput, readOf, type StreetFileRead } from './street-file.js';
import { addCount, addOutcome, isNameOfLsoa, LSOA_NUMBER_LENGTH, type Tally } from './street-tally.js';

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
export async function readStreetGroups(
  input: NumberedInput,
  tally: Tally,
  reading: ReadOptions,
): Promise<StreetFileRead | undefined> {
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
