import { inputError } from '../errors.js';
import { isMissing, missing } from '../missing.js';
import type { Count, IndicatorRow, IndicatorUnit, Problem } from '../model.js';
import { quote } from '../quote.js';
import { readCsv, type TextTableRow } from './csv.js';
import { isWrong, readMonth, readValue, readWhole, UNITS, type Wrong } from './indicator-cells.js';
import { isWorkbook, readBytes, readTextFile } from './read-text.js';

/** Reads an indicator file: one tidy CSV that an officer keeps by hand. */
export interface IndicatorFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly IndicatorRow[];
  readonly problems: readonly Problem[];
}

const NEEDED = ['indicator', 'area', 'from', 'to', 'value', 'unit', 'source'];
const COLUMNS = ['indicator', 'area', 'from', 'to', 'value', 'numerator', 'denominator', 'n', 'unit', 'source', 'note'];

type Places = ReadonlyMap<string, number>;

function readHeader(file: string, header: readonly string[], row: number, problems: Problem[]): Places {
  const places = new Map<string, number>();
  for (const [index, heading] of header.entries()) {
    const name = heading.toLowerCase();
    const at = `${file}:${row}:${index + 1}`;
    if (places.has(name)) {
      throw inputError(`${at}: ${quote(heading)} is the same as column ${(places.get(name) ?? 0) + 1}; delete one.`);
    }
    if (COLUMNS.includes(name)) places.set(name, index);
    else if (name !== '') {
      problems.push({ level: 'warning', text: `${at}: the column ${quote(heading)} is not known and is left out.` });
    }
  }
  const absent = NEEDED.find((name) => !places.has(name));
  if (absent) {
    throw inputError(
      `${file}:${row}:1: there is no column ${absent}; the header of an indicator file is ${COLUMNS.join(', ')}.`,
    );
  }
  return places;
}

/** Reads the rows of one file; every fault is refused with its cell. */
export function readIndicatorFile(path: string): IndicatorFile {
  const bytes = readBytes(path, path);
  if (isWorkbook(bytes)) throw inputError(`${path}:1:1: is a workbook; save the sheet as CSV.`);
  const text = readTextFile(path, path, bytes);
  const rows: IndicatorRow[] = [];
  const problems: Problem[] = [...text.problems];
  readCsv(text, (header, number) => {
    const places = readHeader(path, header, number, problems);
    return (row) => rows.push(readRow(path, places, header.length, row, problems));
  });
  refuseDoubles(path, rows);
  return { file: path, sha256: text.sha256, rows, problems };
}

const keyOf = ({ indicator, area, from, to }: IndicatorRow): string =>
  [indicator, area, from, to].map((part) => part.toLowerCase().replace(/\s+/g, ' ')).join('|');

function refuseDoubles(file: string, rows: readonly IndicatorRow[]): void {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const before = seen.get(keyOf(row));
    if (before) {
      throw inputError(
        `${row.place}: ${quote(row.indicator)} for ${quote(row.area)} and this period is already at ${before.slice(file.length + 1)}; delete one.`,
      );
    }
    seen.set(keyOf(row), row.place);
  }
}

function readRow(
  file: string,
  places: Places,
  width: number,
  { row, cells }: TextTableRow,
  problems: Problem[],
): IndicatorRow {
  const at = (name: string) => `${file}:${row}:${(places.get(name) ?? 0) + 1}`;
  const extra = cells.findIndex((cell, index) => index >= width && cell.trim() !== '');
  if (extra >= 0) {
    throw inputError(
      `${file}:${row}:${extra + 1}: ${quote(cells[extra] ?? '')} stands under no heading; quote cells that hold a comma.`,
    );
  }
  if (cells.length < width) {
    throw inputError(
      `${file}:${row}:${cells.length + 1}: the row ends after ${cells.length} of ${width} cells; complete it.`,
    );
  }
  const cell = (name: string) => (cells[places.get(name) ?? -1] ?? '').trim();
  const need = (name: string): string => {
    if (cell(name) === '') throw inputError(`${at(name)}: ${name} is blank; fill it in.`);
    return cell(name);
  };
  const good = <T>(name: string, value: T | Wrong): T => {
    if (isWrong(value))
      throw inputError(`${at(name)}: ${value.wrong.includes(';') ? value.wrong : `${value.wrong}; correct it`}.`);
    return value;
  };
  const unit = need('unit').toLowerCase() as IndicatorUnit;
  if (!UNITS.includes(unit)) {
    throw inputError(`${at('unit')}: ${quote(cell('unit'))} is no unit; the units are ${UNITS.join(', ')}.`);
  }
  const from = cell('from') === '' ? '' : good('from', readMonth(cell('from'), 'from'));
  const to = good('to', readMonth(need('to'), 'to'));
  if (from > to) throw inputError(`${at('from')}: ${from} is after ${to}; exchange from and to.`);
  const numerator = good('numerator', readWhole(cell('numerator')));
  const denominator = good('denominator', readWhole(cell('denominator')));
  const n = good('n', readWhole(cell('n')));
  if (denominator === 0) throw inputError(`${at('denominator')}: is 0, and nothing can be divided by it; correct it.`);
  if (n === 0) throw inputError(`${at('n')}: is 0; leave it blank when it is not known.`);
  if (n !== undefined && unit !== 'percent') {
    throw inputError(
      `${at('n')}: only a percentage has a number of people asked; leave n blank or set the unit to percent.`,
    );
  }
  if (unit === 'percent' && numerator !== undefined && denominator !== undefined && numerator > denominator) {
    throw inputError(`${at('numerator')}: ${numerator} is more than its denominator ${denominator}; exchange them.`);
  }
  const given = good('value', readValue(cell('value'), unit));
  const implied = ratioOf(unit, numerator, denominator);
  const written = cell('value') !== '';
  const value: Count = !written && implied !== undefined ? implied : given.value;
  const made: IndicatorRow = {
    place: at('indicator'),
    areaPlace: at('area'),
    indicator: need('indicator'),
    area: need('area'),
    from,
    to,
    value,
    decimals: written ? given.decimals : undefined,
    numerator,
    denominator,
    n,
    unit,
    source: need('source'),
    note: cell('note'),
  };
  return isMissing(value) ? { ...made, value: missing(value.missing) } : doubted(made, implied, at('value'), problems);
}

const ratioOf = (unit: IndicatorUnit, numerator?: number, denominator?: number): number | undefined =>
  unit === 'count' || numerator === undefined || denominator === undefined
    ? undefined
    : ((unit === 'percent' ? 100 : 1000) * numerator) / denominator;

/** A value that does not follow from its own numerator and denominator, or looks like a share of 1, is said. */
function doubted(row: IndicatorRow, implied: number | undefined, at: string, problems: Problem[]): IndicatorRow {
  const value = Number(row.value);
  if (
    row.decimals !== undefined &&
    implied !== undefined &&
    Math.abs(implied - value) > 0.500001 / 10 ** row.decimals
  ) {
    const said = `${value} does not follow from ${row.numerator} / ${row.denominator}, which gives ${Number(implied.toPrecision(4))}`;
    problems.push({ level: 'warning', text: `${at}: ${said}.` });
    return { ...row, note: [row.note, `The value as published, ${said}.`].filter(Boolean).join(' ') };
  }
  if (row.unit === 'percent' && value > 0 && value < 1 && (row.n !== undefined || implied === undefined)) {
    problems.push({
      level: 'warning',
      text: `${at}: ${value} percent is less than 1%; if a share of 1 is meant, write ${Number((value * 100).toPrecision(6))}.`,
    });
  }
  return row;
}
