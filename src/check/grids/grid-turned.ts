import { stemsOf } from '../mentions/clauses.js';
import { spanOfPeriod } from '../mentions/periods.js';
import { mentionsIn } from '../mentions/subjects.js';
import { type Grid, type GridRow, isChangeRow } from './grid.js';
import type { Column } from './grid-columns.js';

/** A table whose rows are years, read the other way: its columns as rows, its years as columns. */

/** So many years make a table of years. */
const LEAST = 3;

/** "2024" beneath "Year to March" is the year to March 2024. */
const timeOf = (corner: string, label: string): Column['time'] =>
  (/^\d{4}$/.test(label.trim()) && /^(?:12 months|year) /i.test(corner)
    ? spanOfPeriod(`${corner} ${label}`)
    : undefined) ?? spanOfPeriod(label);

const yearColumn = (corner: string, { label }: GridRow, index: number, dimension: Column['dimension']): Column => ({
  index: index + 1,
  heading: label,
  kind: 'level',
  dimension,
  time: timeOf(corner, label),
  mark: 0,
  stems: new Set(),
});

function rowFrom({ heading, index, stems }: Column, years: readonly GridRow[]): GridRow[] {
  const [first] = years;
  if (!first) return [];
  const offence = mentionsIn(heading)[0]?.subject;
  const cells = [undefined, ...years.map(({ cells: yearCells }) => yearCells[index])];
  return [
    {
      block: first.block,
      label: heading,
      stems: stems.size > 0 ? stems : stemsOf(heading),
      offence,
      isTotal: false,
      cells,
    },
  ];
}

/** One table for each kind of number: counts, rates and percentages are not compared. */
export function turnedGrids({ id, heading, columns, rows }: Grid): Grid[] {
  const years = rows.filter((row) => !row.isTotal && !isChangeRow(row) && spanOfPeriod(row.label) !== undefined);
  const others = rows.filter((row) => !row.isTotal && !isChangeRow(row)).length;
  const isOfYears = years.length >= LEAST && years.length >= others;
  if (!isOfYears) return [];
  const levels = columns.filter(({ kind, index }) => kind === 'level' && index > 0);
  return (['count', 'rate', 'percent'] as const).flatMap((dimension): Grid[] => {
    const sameDimension = levels.filter((column) => column.dimension === dimension);
    if (sameDimension.length === 0) return [];
    const label: Column = {
      index: 0,
      heading: '',
      kind: 'label',
      dimension: 'count',
      time: undefined,
      mark: 0,
      stems: new Set(),
    };
    return [
      {
        id,
        heading,
        columns: [label, ...years.map((year, index) => yearColumn(columns[0]?.heading ?? '', year, index, dimension))],
        rows: sameDimension.flatMap((column) => rowFrom(column, years)),
      },
    ];
  });
}
