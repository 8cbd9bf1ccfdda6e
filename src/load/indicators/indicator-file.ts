import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError, type UserError } from '../../core/errors.js';
import type { IndicatorRow, IndicatorUnit } from '../../core/indicator.js';
import { type Count, isMissing, missing } from '../../core/missing.js';
import { baseName, type Position, positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { choiceNamed, recordOf } from '../../core/typed-record.js';
import { readUserTable, type UserRow } from '../lookups/user-table.js';
import { isWrong, readMonth, readValue, readWhole, UNITS, type Wrong } from './indicator-cells.js';

/** Reads an indicator file: one tidy CSV that an officer keeps by hand. */
export interface IndicatorFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly IndicatorRow[];
  readonly diagnostics: readonly Diagnostic[];
}

export const INDICATOR_COLUMNS = [
  'indicator',
  'area',
  'from',
  'to',
  'value',
  'numerator',
  'denominator',
  'n',
  'unit',
  'source',
  'note',
] as const;
type ColumnName = (typeof INDICATOR_COLUMNS)[number];
const OPTIONAL: readonly ColumnName[] = ['numerator', 'denominator', 'n', 'note'];

const MATCHERS = recordOf(INDICATOR_COLUMNS, (name) => (heading: string) => heading.toLowerCase() === name);

/** Reads the rows of one file; every fault is refused with its cell. */
export function readIndicatorFile(path: string): IndicatorFile {
  const rows: IndicatorRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const table = {
    path,
    columns: MATCHERS,
    optional: OPTIONAL,
    without: (name: ColumnName) =>
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
const isFilledIn = ({ cell }: UserRow<ColumnName>): boolean =>
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

/** The cells of a row, refused where they are blank or wrong. */
class Cells {
  constructor(private readonly row: UserRow<ColumnName>) {}

  at(name: ColumnName): Position {
    return this.row.at(name);
  }

  text(name: ColumnName): string {
    return this.row.cell(name);
  }

  needed(name: ColumnName): string {
    const text = this.text(name);
    if (text === '') throw this.refuse(name, `${name} is blank; fill it in.`);
    return text;
  }

  right<T>(name: ColumnName, value: T | Wrong): T {
    if (!isWrong(value)) return value;
    throw this.refuse(name, `${value.wrong.includes(';') ? value.wrong : `${value.wrong}; correct it`}.`);
  }

  refuse(name: ColumnName, sentence: string): UserError {
    return inputError(this.at(name), sentence);
  }
}

function readUnit(cells: Cells): IndicatorUnit {
  const unit = choiceNamed(UNITS, cells.needed('unit').toLowerCase());
  if (unit) return unit;
  const units = UNITS.join(', ');
  throw cells.refuse('unit', `${quoteForMessage(cells.text('unit'))} is no unit; the units are ${units}.`);
}

function readPeriod(cells: Cells): Pick<IndicatorRow, 'from' | 'to'> {
  const text = cells.text('from');
  const from = text === '' ? '' : cells.right('from', readMonth(text, 'from'));
  const to = cells.right('to', readMonth(cells.needed('to'), 'to'));
  if (from > to) throw cells.refuse('from', `${from} is after ${to}; exchange from and to.`);
  return { from, to };
}

function readParts(cells: Cells, unit: IndicatorUnit): Pick<IndicatorRow, 'numerator' | 'denominator' | 'n'> {
  const [numerator, denominator, n] = (['numerator', 'denominator', 'n'] as const).map((name) =>
    cells.right(name, readWhole(cells.text(name))),
  );
  if (denominator === 0) throw cells.refuse('denominator', 'is 0, and nothing can be divided by it; correct it.');
  if (n === 0) throw cells.refuse('n', 'is 0; leave it blank when it is not known.');
  if (n !== undefined && unit !== 'percent') {
    throw cells.refuse(
      'n',
      'only a percentage has a number of people asked; leave n blank or set the unit to percent.',
    );
  }
  if (unit === 'percent' && numerator !== undefined && denominator !== undefined && numerator > denominator) {
    throw cells.refuse('numerator', `${numerator} is more than its denominator ${denominator}; exchange them.`);
  }
  return { numerator, denominator, n };
}

function readRow(userRow: UserRow<ColumnName>, diagnostics: Diagnostic[]): IndicatorRow {
  const cells = new Cells(userRow);
  const unit = readUnit(cells);
  const period = readPeriod(cells);
  const parts = readParts(cells, unit);
  const written = cells.text('value') !== '';
  const given = cells.right('value', readValue(cells.text('value'), unit));
  const implied = ratioOf(unit, parts.numerator, parts.denominator);
  const value: Count = !written && implied !== undefined ? implied : given.value;
  const row: IndicatorRow = {
    position: cells.at('indicator'),
    areaPosition: cells.at('area'),
    indicator: cells.needed('indicator'),
    area: cells.needed('area'),
    ...period,
    value,
    decimals: written ? given.decimals : undefined,
    ...parts,
    unit,
    source: cells.needed('source'),
    note: cells.text('note'),
  };
  return isMissing(value)
    ? { ...row, value: missing(value.code, value.missing) }
    : doubted(row, implied, cells.at('value'), diagnostics);
}

const ratioOf = (unit: IndicatorUnit, numerator?: number, denominator?: number): number | undefined =>
  unit === 'count' || numerator === undefined || denominator === undefined
    ? undefined
    : ((unit === 'percent' ? 100 : 1000) * numerator) / denominator;

/** A value that does not follow from its own numerator and denominator, or looks like a share of 1, is said. */
function doubted(
  row: IndicatorRow,
  implied: number | undefined,
  at: Position,
  diagnostics: Diagnostic[],
): IndicatorRow {
  const value = Number(row.value);
  if (
    row.decimals !== undefined &&
    implied !== undefined &&
    Math.abs(implied - value) > 0.500001 / 10 ** row.decimals
  ) {
    const statement = `${value} does not follow from ${row.numerator} / ${row.denominator}, which gives ${Number(implied.toPrecision(4))}`;
    diagnostics.push({ level: 'warning', text: `${at}: ${statement}.` });
    return { ...row, note: [row.note, `The value as published, ${statement}.`].filter(Boolean).join(' ') };
  }
  if (row.unit === 'percent' && value > 0 && value < 1 && (row.n !== undefined || implied === undefined)) {
    diagnostics.push({
      level: 'warning',
      text: `${at}: ${value} percent is less than 1%; if a share of 1 is meant, write ${Number((value * 100).toPrecision(6))}.`,
    });
  }
  return row;
}
