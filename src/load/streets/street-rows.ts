import { inputError } from '../../core/errors.js';
import type { HeaderHandler } from '../containers/csv.js';
import { readRows } from '../containers/rows.js';
import { columnNamed, requireSingleColumns } from '../layouts/layout.js';
import { requireFullRow } from '../layouts/month-columns.js';
import { OTHER_POLICE_FILES } from '../police-files.js';
import type { ReadOptions } from '../read-options.js';
import { RepeatedOffences, repeatedDiagnostics } from './repeated-offences.js';
import { COLUMNS, cellsFrom, columnsOf, fault, needed } from './street-columns.js';
import { type NumberedInput, readOf, type StreetFileRead } from './street-file.js';
import type { Part } from './street-parts.js';
import { addCount, addJoined, addOutcome, areaNameOfLsoa, type Tally } from './street-tally.js';

function whyNoStreetFile(header: readonly string[]): string {
  const other = OTHER_POLICE_FILES.find(({ has }) => has.every((heading) => columnNamed(header, [heading]) >= 0));
  return (
    other?.why ??
    'is no street-level file of data.police.uk (it needs Month, LSOA code, LSOA name, Crime type and Last outcome category)'
  );
}

/** What takes the rows of one file, one by one. */
function opener({ file, index, lastOutcomes }: NumberedInput, tally: Tally, keepRows: boolean) {
  const parts = new Map<string, Part>();
  const repeated = new RepeatedOffences();
  const open: HeaderHandler = (header) => {
    const columnOf = columnsOf(header);
    if (needed(columnOf).includes(-1)) {
      throw inputError({ file, row: 1, column: 1 }, `${whyNoStreetFile(header)}; give the -street.csv files.`);
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

/** Reads a file row by row. */
export async function readStreetRows(
  input: NumberedInput,
  tally: Tally,
  reading: ReadOptions,
): Promise<StreetFileRead> {
  const { open, parts, repeated } = opener(input, tally, reading.keepRows);
  const { sha256, rows = 0, diagnostics } = await readRows(input, open, reading);
  const ofRepeats = repeatedDiagnostics(input.file, repeated.count);
  return readOf({ file: input.file, sha256, rows }, [...parts.values()], [...diagnostics, ...ofRepeats]);
}
