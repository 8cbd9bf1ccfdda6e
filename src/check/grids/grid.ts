import { groupByKeys } from '../../core/collections.js';
import { stemsOf } from '../mentions/clauses.js';
import { smallNumberOf } from '../mentions/number-words.js';
import { spanOfPeriod } from '../mentions/periods.js';
import { MEMBERS, mentionsIn } from '../mentions/subjects.js';
import type { Block, CleanText, Draft, Quantity } from '../model.js';
import { perObject } from '../per-object.js';
import { numberText } from '../verdicts/report.js';
import { type Column, columnOf, numberInCell } from './grid-columns.js';
import { codeOf, labelColumnOf } from './row-codes.js';
import { NO_CELL, splitCells } from './split-cells.js';

/** The tables of a draft as columns that know what they hold, and rows that know what they are of. */

export interface GridRow {
  readonly block: Block;
  readonly label: string;
  readonly stems: ReadonlySet<string>;
  readonly offence: string | undefined;
  /** "sp3": what stands before its name. */
  readonly code?: string | undefined;
  readonly isTotal: boolean;
  /** Not printed: the sum of rows. */
  readonly isGroup?: boolean;
  /** The number of each cell; undefined: none, or more than one. */
  readonly cells: readonly (Quantity | undefined)[];
}

/** A row and the table it stands in. */
export interface Named {
  readonly grid: Grid;
  readonly row: GridRow;
}

export interface Grid {
  readonly id: number;
  readonly heading: string;
  readonly columns: readonly Column[];
  readonly rows: readonly GridRow[];
}

const TOTAL =
  /^(?:grand |overall |sub-?)?(?:total|all\b(?! others?\b)|sum\b|both$|overall|together|borough total)|[:–—] ?total$|\btotal$/i;

/** What a label is called by: "First-time entrants aged 10-17" without the ages, "Sickness rate (officers)" without its bracket. */
function nameStems(label: string): ReadonlySet<string> {
  const short = stemsOf(label.replace(/\([^)]*\)|\b(?:aged|ages) \d.*$/gi, ' '));
  return short.size > 0 ? short : stemsOf(label);
}

/** Two labels that differ in their bracket only are called by all their words. */
function withWholeNames(rows: readonly GridRow[]): GridRow[] {
  const keyOf = ({ stems }: GridRow): string => [...stems].sort().join(' ');
  const times = new Map<string, number>();
  for (const row of rows) times.set(keyOf(row), (times.get(keyOf(row)) ?? 0) + 1);
  return rows.map((row) => ((times.get(keyOf(row)) ?? 0) > 1 ? { ...row, stems: stemsOf(row.label) } : row));
}

/** "– residential" below "Burglary" is residential burglary. */
function asPartsOfRows(rows: readonly GridRow[]): GridRow[] {
  let parent: GridRow | undefined;
  return rows.map((row) => {
    const isPart = /^[–—-] ?[a-z]/i.test(row.label);
    if (!isPart) parent = row;
    if (!isPart || !parent) return row;
    const offence = mentionsIn(`${row.label} ${parent.label}`.toLowerCase())[0]?.subject ?? row.offence;
    return { ...row, offence, stems: new Set([...row.stems, ...parent.stems]) };
  });
}

/** "2021 | 2022 | 2023" over one row of numbers: a table without a column of names. */
function isUnlabelled(header: readonly string[], rows: readonly Block[]): boolean {
  const first = rows[0]?.cells?.[0];
  return (
    rows.length === 1 &&
    header.length > 2 &&
    header.every((heading) => spanOfPeriod(heading) !== undefined) &&
    first !== undefined &&
    numberInCell(first, 0) !== undefined
  );
}

function rowOf(block: Block, cells: readonly CleanText[], labelColumn: 0 | 1): GridRow {
  const label = (cells[labelColumn]?.text || cells[0]?.text || '').replace(/\*\*/g, '');
  let at = 0;
  const numbers = cells.map((cell) => {
    const found = numberInCell(cell, at);
    at += cell.text.length + 3;
    return found;
  });
  return {
    block,
    label,
    stems: nameStems(label),
    offence: mentionsIn(label)[0]?.subject,
    code: codeOf(block),
    isTotal: TOTAL.test(label.trim()),
    cells: [undefined, ...numbers.slice(1)],
  };
}

/** The rows that are no total and no sum of others that is not printed. */
export const partRows = ({ rows }: Pick<Grid, 'rows'>): readonly GridRow[] =>
  rows.filter(({ isTotal, isGroup }) => !isTotal && !isGroup);

/** "Change 2022 to 2023": a row of differences between the rows above it. */
export const isChangeRow = ({ label }: GridRow): boolean =>
  /^(?:%|per ?cent(?:age)?|net|overall|annual|year[- ]on[- ]year|(?:one|two|three|four|five|\d+)[- ]year)? ?(?:change|difference|variation|movement)\b/i.test(
    label.trim(),
  );

/** "Five premises" below five rows. */
const countsRows = ({ label }: GridRow, index: number): boolean =>
  index > 2 && smallNumberOf(/^(?:all |the )?([a-z]+|\d{1,2}) [a-z]+$/i.exec(label)?.[1] ?? '') === index;

/** A last row that is the sum of the others is their total, as one that counts them is, whatever its name. */
function isTotalOf(columns: readonly Column[], rows: readonly GridRow[], index: number): boolean {
  const row = rows[index];
  if (!row || index !== rows.length - 1 || rows.length < 4) return false;
  if (countsRows(row, index)) return true;
  return columns.some((column) => {
    const others = rows.slice(0, -1).flatMap(({ cells }) => cells[column.index] ?? []);
    const sum = others.reduce((all, { value }) => all + value, 0);
    const totalCell = row.cells[column.index];
    return (
      column.kind === 'level' &&
      column.dimension === 'count' &&
      others.length === rows.length - 1 &&
      totalCell !== undefined &&
      totalCell.value === sum
    );
  });
}

/** Where all the parts of a group of offences are rows and the group is not, it is their sum. */
function groupRows(rows: readonly GridRow[], columns: readonly Column[]): GridRow[] {
  return Object.entries(MEMBERS).flatMap(([group, parts]): GridRow[] => {
    const partRows = parts.map((part) => rows.find(({ offence }) => offence === part));
    const [first] = partRows;
    if (!first || partRows.some((item) => item === undefined) || rows.some(({ offence }) => offence === group))
      return [];
    const cells = columns.map(({ index, kind }) => {
      const numbers = partRows.flatMap((row) => row?.cells[index] ?? []);
      const [one] = numbers;
      const value = numbers.reduce((sum, entry) => sum + entry.value, 0);
      return one && kind === 'level' && numbers.length === parts.length
        ? { ...one, value, text: numberText(value) }
        : undefined;
    });
    return [
      {
        block: first.block,
        label: group.toUpperCase(),
        stems: new Set([group]),
        offence: group,
        isTotal: false,
        isGroup: true,
        cells,
      },
    ];
  });
}

function gridOf(rows: readonly Block[]): Grid | undefined {
  const [first] = rows;
  if (!first?.table) return undefined;
  const labelColumn = labelColumnOf(rows);
  const isBare = isUnlabelled(first.table.header, rows);
  const cellsOf = ({ cells = [] }: Block): readonly CleanText[] => (isBare ? [NO_CELL, ...cells] : cells);
  const { header, rows: cells } = splitCells({
    header: isBare ? ['', ...first.table.header] : first.table.header,
    rows: rows.map(cellsOf),
  });
  const gridRows = withWholeNames(asPartsOfRows(rows.map((row, index) => rowOf(row, cells[index] ?? [], labelColumn))));
  const numbersOf = (index: number): Quantity[] => gridRows.flatMap(({ cells }) => cells[index] ?? []);
  const width = Math.max(header.length, ...gridRows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => columnOf(header[index] ?? '', index, numbersOf(index)));
  return {
    id: first.table.id,
    heading: first.heading,
    columns,
    rows: [
      ...gridRows.map((row, index) => (isTotalOf(columns, gridRows, index) ? { ...row, isTotal: true } : row)),
      ...groupRows(gridRows, columns),
    ],
  };
}

function gridsOf({ blocks }: Draft): Grid[] {
  const tables = groupByKeys(blocks, ({ kind, table }) => (kind === 'row' && table ? [table.id] : []));
  return [...tables.values()].flatMap((rows) => gridOf(rows) ?? []);
}

/** The tables of a draft, read once. */
const gridsOnce = perObject(gridsOf);
export const tablesOf = ({ draft }: { draft: Draft }): readonly Grid[] => gridsOnce(draft);
