import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError, type UserError } from '../../core/errors.js';
import type { IndicatorRow, IndicatorUnit } from '../../core/indicator.js';
import { type Count, isMissing } from '../../core/missing.js';
import { type Position, positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { choiceNamed } from '../../core/typed-record.js';
import type { UserRow } from '../lookups/user-table.js';
import { isWrong, readMonth, readValue, readWhole, UNITS, type Wrong } from './indicator-cells.js';

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
export type IndicatorColumn = (typeof INDICATOR_COLUMNS)[number];

/** The cells of a row, refused where they are blank or wrong. */
class Cells {
  constructor(private readonly row: UserRow<IndicatorColumn>) {}

  at(name: IndicatorColumn): Position {
    return this.row.at(name);
  }

  text(name: IndicatorColumn): string {
    return this.row.cell(name);
  }

  needed(name: IndicatorColumn): string {
    const text = this.text(name);
    if (text === '') throw this.refuse(name, `${name} is blank; fill it in.`);
    return text;
  }

  right<T>(name: IndicatorColumn, value: T | Wrong): T {
    if (!isWrong(value)) return value;
    throw this.refuse(name, `${value.wrong.includes(';') ? value.wrong : `${value.wrong}; correct it`}.`);
  }

  refuse(name: IndicatorColumn, sentence: string): UserError {
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

/** The comma of 12,000 would end the cell, and what follows it pass for a numerator. */
function refuseSplitThousands(cells: Cells, unit: IndicatorUnit): void {
  const [value, numerator, denominator] = (['value', 'numerator', 'denominator'] as const).map((name) =>
    cells.text(name),
  );
  if (unit === 'percent' || denominator !== '' || !/^\d{1,3}$/.test(value ?? '') || !/^\d{3}$/.test(numerator ?? ''))
    return;
  throw cells.refuse(
    'value',
    `${quoteForMessage(value ?? '')} is followed by ${quoteForMessage(numerator ?? '')} and no denominator; if ${value},${numerator} is meant, write it without the comma.`,
  );
}

/** Reads a row that is filled in; every fault is refused with its cell. */
export function readRow(userRow: UserRow<IndicatorColumn>, diagnostics: Diagnostic[]): IndicatorRow {
  const cells = new Cells(userRow);
  const unit = readUnit(cells);
  const period = readPeriod(cells);
  refuseSplitThousands(cells, unit);
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
  return isMissing(value) ? row : doubted(row, implied, cells.at('value'), diagnostics);
}

const ratioOf = (unit: IndicatorUnit, numerator?: number, denominator?: number): number | undefined =>
  unit === 'count' || numerator === undefined || denominator === undefined
    ? undefined
    : ((unit === 'percent' ? 100 : 1000) * numerator) / denominator;

/** A value that does not follow from its own numerator and denominator, or looks like a share of 1, is noted. */
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
    diagnostics.push({ level: 'warning', text: `${positionText(at)}: ${statement}.` });
    return { ...row, note: [row.note, `The value as published, ${statement}.`].filter(Boolean).join(' ') };
  }
  if (row.unit === 'percent' && value > 0 && value < 1 && (row.n !== undefined || implied === undefined)) {
    diagnostics.push({
      level: 'warning',
      text: `${positionText(at)}: ${value} percent is less than 1%; if a share of 1 is meant, write ${Number((value * 100).toPrecision(6))}.`,
    });
  }
  return row;
}
