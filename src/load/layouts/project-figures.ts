import { readFileSync } from 'node:fs';
import type { Era, SourceRow, SourceTable } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import type { TextFile } from '../containers/text.js';
import { monthColumns } from './month-columns.js';

/** What stands next to a table of the project's own layout, as FILE.json. */
interface Sidecar {
  readonly era: Era;
  readonly attribution: string;
  readonly origin: string;
  readonly table_sha256: string;
}

function readSidecar({ path, file }: TextFile): Sidecar {
  const sidecar = path.replace(/\.csv(\.gz)?$/i, '.json');
  try {
    return JSON.parse(readFileSync(sidecar, 'utf8'));
  } catch {
    throw inputError(
      { file: sidecar },
      `cannot be read; it says where ${file} came from, write both with the tabulate script.`,
    );
  }
}

export const isProjectHeader = (header: readonly string[] = []): boolean =>
  header[0] === 'area_code' && header[1] === 'offence';

const COMMA = ','.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/** The numbers of a line from a position on, without a string for each; `count` of them. */
function wholeNumbers(line: string, from: number, count: number): number[] {
  const numbers = new Array<number>(count);
  let filled = 0;
  let number = 0;
  for (let index = from; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === COMMA) {
      numbers[filled] = number;
      filled += 1;
      number = 0;
    } else number = number * 10 + code - ZERO;
  }
  numbers[filled] = number;
  return numbers;
}

/**
 * The project's own layout: `area_code,offence,2010-04,...`, canonical codes and ids, written by the tabulate script.
 * Its SHA-256 stands next to it and is checked first, so every cell is known to be a count and the lines are only split:
 * this is read at every start. The offence id stands in for both label columns.
 */
export function readProjectFigures(text: TextFile): SourceTable {
  const { file, sha256, diagnostics } = text;
  const { era, attribution, origin, table_sha256: written } = readSidecar(text);
  if (sha256 !== written) {
    throw inputError(
      { file, row: 1, column: 1 },
      'is not as the tabulate script wrote it (SHA-256 differs); write it again with the script.',
    );
  }
  const [first = '', ...lines] = text.text.trimEnd().split('\n');
  const months = monthColumns(file, first.split(',')).map(({ month }) => month);
  const rows: SourceRow[] = lines.map((line, index) => {
    const [area = '', subgroup = ''] = line.split(',', 2);
    const values = wholeNumbers(line, area.length + subgroup.length + 2, months.length);
    return { row: index + 2, area, group: '', subgroup, measure: 'offences', values };
  });
  return {
    file,
    sha256,
    layout: 'boroughstat-figures',
    columns: { area: 1, group: 2, subgroup: 2 },
    era,
    months,
    rows,
    rowsRead: rows.length,
    absentRowMeansZero: true,
    attribution,
    origin,
    diagnostics,
  };
}
