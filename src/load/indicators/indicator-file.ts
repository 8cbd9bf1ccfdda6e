import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import type { IndicatorRow } from '../../core/indicator.js';
import { baseName, type Position, positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { recordOf } from '../../core/typed-record.js';
import { readUserTable, type UserRow } from '../lookups/user-table.js';
import { INDICATOR_COLUMNS, type IndicatorColumn, readRow } from './indicator-row.js';

/** Reads an indicator file: one tidy CSV that an officer keeps by hand. */
export interface IndicatorFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly IndicatorRow[];
  readonly diagnostics: readonly Diagnostic[];
}

const OPTIONAL: readonly IndicatorColumn[] = ['numerator', 'denominator', 'n', 'note'];

const MATCHERS = recordOf(INDICATOR_COLUMNS, (name) => (heading: string) => heading.toLowerCase() === name);

/** Reads the rows of one file; every fault is refused with its cell. */
export function readIndicatorFile(path: string): IndicatorFile {
  const rows: IndicatorRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const table = {
    path,
    columns: MATCHERS,
    optional: OPTIONAL,
    without: (name: IndicatorColumn) =>
      `there is no column ${name}; the header of an indicator file is ${INDICATOR_COLUMNS.join(', ')}`,
    onOther: (heading: string, at: Position) =>
      diagnostics.push({
        level: 'warning',
        text: `${positionText(at)}: the column ${quoteForMessage(heading)} is not known and is left out.`,
      }),
  };
  let blankRows = 0;
  const read = readUserTable(table, (row) => {
    if (isFilledIn(row)) rows.push(readRow(row, diagnostics));
    else blankRows += 1;
  });
  if (blankRows > 0) {
    const text = `${baseName(path)}: ${blankRows} rows have no value and no source yet, and are left out.`;
    diagnostics.push({ level: 'note', text });
  }
  refuseDoubles(rows);
  return { file: path, sha256: read.sha256, rows, diagnostics: [...read.diagnostics, ...diagnostics] };
}

/** A row of a form that nobody has filled in says nothing. */
const isFilledIn = ({ cell }: UserRow<IndicatorColumn>): boolean =>
  (['value', 'numerator', 'source'] as const).some((name) => cell(name) !== '');

const keyOf = ({ indicator, area, from, to }: IndicatorRow): string =>
  [indicator, area, from, to].map((part) => part.toLowerCase().replace(/\s+/g, ' ')).join('|');

function refuseDoubles(rows: readonly IndicatorRow[]): void {
  const seen = new Map<string, Position>();
  for (const row of rows) {
    const before = seen.get(keyOf(row));
    if (before) {
      throw inputError(
        row.position,
        `${quoteForMessage(row.indicator)} for ${quoteForMessage(row.area)} and this period is already at ${before.row}:${before.column}; delete one.`,
      );
    }
    seen.set(keyOf(row), row.position);
  }
}
