import type { Boundaries } from '../core/boundaries.js';
import type { Figure } from '../core/figure.js';
import { figureText } from '../core/format.js';
import type { Area } from '../core/reference.js';
import type { Chart, ChartColumns, Drawing, ReportRow, ReportTable } from '../core/report.js';

/** What a chart may know besides its table. */
export interface ChartContext {
  readonly areas: readonly Area[];
  /** The borough the report is about. */
  readonly area: Area;
  /** Outlines of boroughs, wards or LSOAs, where the user gives them. */
  readonly boundaries?: Boundaries | undefined;
}

/** A chart of one table. `make` gives nothing when the table has nothing to draw. */
export interface ChartMaker {
  readonly id: string;
  readonly table: string;
  readonly about: string;
  make(table: ReportTable, context: ChartContext): ChartParts | undefined;
}

export interface ChartParts {
  readonly title: string;
  readonly description: string;
  readonly columns?: ChartColumns;
  readonly showsAll?: boolean;
  readonly repeats?: string;
  readonly draw: (width: number) => Drawing;
}

/** The charts of the tables that are there, in the order of the registry. */
export function chartsOf(
  makers: readonly ChartMaker[],
  tables: readonly ReportTable[],
  context: ChartContext,
): Chart[] {
  return makers.flatMap((maker) => {
    const table = tables.find(({ id }) => id === maker.table);
    const { area } = context;
    const name = table?.areaNames?.get(area.code) ?? area.name;
    const parts = table && maker.make(table, { ...context, area: { ...area, name } });
    return table && parts ? [{ id: maker.id, table: table.id, source: table.source, ...parts }] : [];
  });
}

export const figureOf = ({ cells }: ReportRow, key: string): Figure | undefined => {
  const cell = cells[key];
  return typeof cell === 'string' ? undefined : cell;
};

export const numberIn = (row: ReportRow, key: string): number | null => figureOf(row, key)?.value ?? null;

export function textOf({ cells }: ReportRow, key: string): string {
  const cell = cells[key];
  return cell === undefined || typeof cell === 'string' ? (cell ?? '') : figureText(cell);
}

export const headingOf = ({ columns }: ReportTable, key: string): string =>
  columns.find((column) => column.key === key)?.heading ?? '';
