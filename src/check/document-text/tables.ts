import { PERIOD_SOURCE } from '../mentions/periods.js';
import type { CleanText } from '../model.js';
import { joinClean, sliceClean, trimClean } from './clean-text.js';
import type { Line } from './read-lines.js';

/** Tables without lines: columns parted by tabs, or by blanks under a header of years, rows and header split over lines. */

export interface TableRow {
  readonly cells: readonly CleanText[];
  readonly lines: readonly CleanText[];
}

interface Found {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly next: number;
}

const EMPTY: CleanText = { text: '', at: [] };

/** A row of a year: a number first, and another behind it. */
const isOfYear = ({ cells }: Line): boolean =>
  /^(?:19|20)\d\d\b/.test(cells[0]?.text ?? '') && cells.slice(1).some(({ text }) => /^[-+]?\d/.test(text));

/** A row begins where its first cell begins with a capital, or is a year; other lines carry on the cells above them. */
export function readTabbedTable(lines: readonly Line[], from: number): Found {
  let next = from;
  const groups: Line[][] = [];
  for (let line = lines[next]; line?.kind === 'tabbed'; line = lines[next]) {
    next += 1;
    const last = groups.at(-1);
    if (last && !/^[A-Z]/.test(line.cells[0]?.text ?? '') && !isOfYear(line)) last.push(line);
    else groups.push([line]);
  }
  const rows = groups.map((group): TableRow => {
    const width = Math.max(...group.map(({ cells }) => cells.length));
    const cells = Array.from({ length: width }, (_, column) =>
      joinClean(group.map(({ cells }) => cells[column] ?? EMPTY).filter(({ text }) => text !== '')),
    );
    return { cells, lines: group.map(({ clean }) => clean) };
  });
  const [head, ...rest] = rows;
  const header = head?.cells.map(({ text }) => text) ?? [];
  const isHeader = header.slice(1).every((text) => !/^[-+]?[\d,.]+%?$/.test(text));
  return { header: isHeader ? header : [], rows: isHeader ? rest : rows, next };
}

const NUMERIC = /^[-+−(▲▼]? ?[£]?\d[\d,]*(?:\.\d+)?\)? ?(?:%|pp)?\*?$/;
const numbersIn = ({ cells }: Line): number =>
  cells.filter(({ text }, index) => index > 0 && NUMERIC.test(text)).length;

/** "District   2023   2024   Change": no number but years. */
const hasYearsOnly = ({ cells }: Line): boolean =>
  cells.slice(1).every(({ text }) => !NUMERIC.test(text) || /^(?:19|20)\d\d$/.test(text));

const isNumberRow = (line: Line | undefined): boolean => line?.kind === 'spaced' && numbersIn(line) > 0;

/** The column of a line whose ends a cell is nearest to. */
function nearestColumn({ spans }: Line, [from, to]: readonly [number, number] = [0, 0]): number {
  const away = spans.map(([left, right]) => Math.min(Math.abs(left - from), Math.abs(right - to)));
  return away.indexOf(Math.min(...away));
}

/** The cells of a line beneath the columns of its header. */
function beneath(line: Line, header: Line | undefined): CleanText[] {
  if (!header || line.cells.length === header.cells.length) return [...line.cells];
  const offset =
    header.cells.length < line.cells.length || (header.spans[0]?.[0] ?? 0) > (line.spans[0]?.[1] ?? 0) ? 1 : 0;
  if (header.cells.length + offset === line.cells.length) return [...line.cells];
  const cells: CleanText[] = Array.from({ length: header.cells.length + offset }, () => EMPTY);
  line.cells.forEach((cell, index) => {
    const nearest = index === 0 && offset === 1 ? -1 : nearestColumn(header, line.spans[index]);
    cells[nearest + offset] = cell;
  });
  return cells;
}

export const YEAR_LABEL = /^(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?:?$/;

/** Three lines or more of a label and the same number of numbers, without a header: "Old Town   2,000   20%". */
function readBareTable(lines: readonly Line[], from: number): Found | undefined {
  const width = lines[from]?.cells.length ?? 0;
  const isRow = (line: Line | undefined): line is Line =>
    line?.kind === 'spaced' &&
    line.cells.length === width &&
    numbersIn(line) === width - 1 &&
    (YEAR_LABEL.test(line.cells[0]?.text ?? '') || /^[A-Za-z][A-Za-z '’&/,()-]+$/.test(line.cells[0]?.text ?? ''));
  const rows: TableRow[] = [];
  let next = from;
  for (let line = lines[next]; isRow(line); line = lines[next]) {
    rows.push({ cells: line.cells, lines: [line.clean] });
    next += 1;
  }
  return rows.length < 3 ? undefined : { header: [], rows, next };
}

const MOST_HEADER_LINES = 4;

/** The lines of a header: those above the first rule, else those that begin beneath a column and hold words or periods. */
function headerLines(lines: readonly Line[], from: number): Line[] {
  const below = lines.slice(from, from + MOST_HEADER_LINES + 1);
  const other = below.findIndex(({ kind }) => kind !== 'spaced');
  if (other > 0 && below[other]?.kind === 'rule') return below.slice(0, other);
  // "Change over" and beneath it "latest year": a line of one cell goes on the header too.
  const isWords = (line: Line) =>
    (line.spans[0]?.[0] ?? 0) > 2 && numbersIn(line) === 0 && !/\d/.test(line.cells[0]?.text ?? '');
  const first = below.findIndex((line, index) => index > 0 && !isWords(line));
  return below.slice(0, Math.max(1, first));
}

/** A header of several lines as one: each cell joins the column of the widest line that it is nearest to. */
function joinHeader(heads: readonly Line[]): Line {
  const widest = heads.reduce((most, line) => (line.cells.length > most.cells.length ? line : most));
  const columns = widest.cells.map((): CleanText[] => []);
  for (const { cells, spans } of heads) {
    cells.forEach((cell, index) => {
      columns[nearestColumn(widest, spans[index])]?.push(cell);
    });
  }
  return { ...widest, cells: columns.map(joinClean) };
}

/** Columns parted by two blanks or more: a header ("Type   2023   2024" is no row) and rows of numbers beneath it. */
export function readBlankTable(lines: readonly Line[], from: number): Found | undefined {
  const top = lines[from];
  if (top?.kind !== 'spaced') return undefined;
  const bare = hasYearsOnly(top) ? undefined : readBareTable(lines, from);
  if (bare) return bare;
  if (!hasYearsOnly(top)) return undefined;
  const heads = headerLines(lines, from);
  const first = joinHeader(heads);
  const rows: TableRow[] = [];
  let next = from + heads.length;
  for (let line = lines[next]; line; line = lines[next]) {
    const isBetween = line.kind === 'rule' || (line.kind === 'blank' && isNumberRow(lines[next + 1]));
    if (!isBetween && !isNumberRow(line)) break;
    if (!isBetween) rows.push({ cells: beneath(line, first), lines: [line.clean] });
    next += 1;
  }
  if (rows.length < 2) return undefined;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const header = first.cells.map(({ text }) => text);
  return { header: width > header.length ? ['', ...header] : header, rows, next };
}

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');
const ROW = /^(\D(?:[^\d]|\d(?=[A-Za-z]))*?)\s((?:[-+]?\(?\d[\d,]*(?:\.\d+)?%?\)?\*?(?:\s|$)){2,})$/;
const HEADER_WORDS =
  /% ?change|change|difference|%|offence|crime|type|vs\.?|on|and|year|total|volume|12 months to|\(|\)|[-–+/]/gi;

/** Periods, "% change" and hardly a word more: not a sentence. */
function isHeaderLine(text: string): boolean {
  if (text.length > 200 || /[.;]$/.test(text)) return false;
  const periods = text.match(PERIOD)?.length ?? 0;
  return periods >= 2 && text.replace(PERIOD, '').replace(HEADER_WORDS, '').trim().length < 12;
}

/** "2011/12 2015/16 % change vs. one year ago % change vs. 5 years ago" in its columns; the first is that of the labels. */
export function splitHeader(text: string): string[] {
  const [years = '', ...changes] = text.split(/(?=% ?change|(?<!% )change\b|difference\b)/i);
  return ['', ...(years.match(PERIOD) ?? []), ...changes.map((part) => part.trim())];
}

const CELL = /[-+]?\(?\d[\d,]*(?:\.\d+)?%?\)?\*?/g;

function rowOf(line: Line): TableRow | undefined {
  const match = line.clean.text.length > 300 ? null : ROW.exec(line.clean.text);
  if (!match?.[1] || !match[2]) return undefined;
  const offset = match[1].length + 1;
  const label = trimClean(sliceClean(line.clean, 0, match[1].length));
  const cells = [...match[2].matchAll(CELL)].map((found) =>
    sliceClean(line.clean, offset + found.index, offset + found.index + found[0].length),
  );
  return { cells: [label, ...cells], lines: [line.clean] };
}

/** The header may go on over lines and blanks; between rows there may be blanks. */
export function readSpacedTable(lines: readonly Line[], from: number): Found | undefined {
  const first = lines[from];
  if ((first?.kind !== 'prose' && first?.kind !== 'spaced') || !isHeaderLine(first.clean.text)) return undefined;
  const parts = [first.clean.text];
  let next = from + 1;
  for (let line = lines[next]; line && next - from < 12 && !rowOf(line); line = lines[next]) {
    if (line.clean.text.length > 60) return undefined;
    parts.push(line.clean.text);
    next += 1;
  }
  const rows: TableRow[] = [];
  let end = next;
  for (let line = lines[next]; line; line = lines[next]) {
    next += 1;
    const row = rowOf(line);
    if (row) {
      rows.push(row);
      end = next;
    } else if (line.kind !== 'blank') break;
  }
  const header = splitHeader(parts.filter((part) => part !== '').join(' '));
  return rows.length === 0 ? undefined : { header, rows, next: end };
}
