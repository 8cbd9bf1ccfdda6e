import type { Figure, Unit } from '../../core/figure.js';
import type { Cell, Column, ReportRow, ReportTable } from '../../core/report.js';

/** A column of a table that computes its own cell for each row; "" where it has nothing to say of that row. */
export interface TableColumn<Row> extends Column {
  readonly cell: (row: Row) => Cell;
}

export type Columns<Row> = readonly TableColumn<Row>[];

/** What a row is called and how it is shown; the columns read the rest of it. */
export type RowHead = Pick<ReportRow, 'key' | 'level' | 'marked'>;

const ofUnit =
  (unit: Unit | null) =>
  <Row>(key: string, heading: string, cell: (row: Row) => Cell): TableColumn<Row> => ({ key, heading, unit, cell });

/** Columns by the unit of their figures. `key` is the contract with scripts, `heading` what a reader sees. */
export const column = {
  text: ofUnit(null),
  of: ofUnit,
  offences: ofUnit('offences'),
  offencesADay: ofUnit('offences a day'),
  count: ofUnit('count'),
  percent: ofUnit('percent'),
  share: ofUnit('percent share'),
  points: ofUnit('percentage points'),
  rate: ofUnit('per 1,000 population'),
  rank: ofUnit('rank'),
  rankMoves: ofUnit('places'),
  probability: ofUnit('probability'),
};

/** A column that a narrow screen leaves out sooner (3, 4) or never (1); see `Column.priority`. */
export const withPriority = <Row>(priority: number, item: TableColumn<Row>): TableColumn<Row> => ({
  ...item,
  priority,
});

/** The columns and rows of a table: every column computes its cell of every row. */
export function tableBody<Row extends RowHead>(
  rows: readonly Row[],
  columns: Columns<NoInfer<Row>>,
): Pick<ReportTable, 'columns' | 'rows'> {
  const cellsOf = (row: Row) => Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)]));
  return {
    columns: columns.map(({ cell: _, ...item }) => item),
    rows: rows.map((row) => {
      const { key, level = 0, marked = false } = row;
      return { key, level, marked, cells: cellsOf(row) };
    }),
  };
}

/** The same for a list; an empty one has a single row of that key, which says "none". */
export function listBody<Row extends RowHead>(
  rows: readonly Row[],
  columns: Columns<NoInfer<Row>>,
  emptyKey: string,
): Pick<ReportTable, 'columns' | 'rows'> {
  if (rows.length > 0) return tableBody(rows, columns);
  const empty = columns.map((item, index) => ({ ...item, cell: () => (index === 0 ? 'none' : '') }));
  return tableBody([{ key: emptyKey }], empty);
}

/** The figures among the cells of a table, row by row. */
export const figuresOf = (rows: readonly ReportRow[]): Figure[] =>
  rows.flatMap(({ cells }) => Object.values(cells).filter((cell) => typeof cell !== 'string'));

/** The items of a list as rows, with their numbers from 1 as keys. */
export const numbered = <Item extends object>(items: readonly Item[]): (Item & RowHead)[] =>
  items.map((item, index) => ({ ...item, key: `${index + 1}` }));
