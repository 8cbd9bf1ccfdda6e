import type { Drawing, ReportRow, ReportTable } from '../../core/report.js';
import { type ChartContext, numberIn, textOf } from '../chart.js';
import { drawAreas } from './area-map.js';
import type { ShadedMap } from './shaded-map.js';
import { drawTiles } from './tile-map.js';

/** Fewer boroughs make no map. */
const LEAST = 5;

/** The boroughs of a table that have a number in a column; none where they are too few for a map. */
export function boroughsWith({ rows }: ReportTable, key: string): readonly ReportRow[] {
  const boroughs = rows.filter((row) => row.key !== 'london' && numberIn(row, key) !== null);
  return boroughs.length < LEAST ? [] : boroughs;
}

export interface BoroughMap {
  /** What it is, and where its values stand: for its description. */
  readonly opening: string;
  readonly values: string;
  readonly draw: (width: number) => Drawing;
}

/** A map of the boroughs by their outlines, where the user gives them, else by tiles. */
export function boroughMap(
  map: ShadedMap,
  rows: readonly ReportRow[],
  { areas, boundaries }: ChartContext,
): BoroughMap {
  if (!boundaries || !areas.some(({ code }) => boundaries.outlines.has(code)))
    return {
      opening: 'A map of London with a tile for each borough, shaded',
      values: 'the values printed',
      draw: (width) => drawTiles(map, rows, areas, width),
    };
  const drawn = areas.map((area) => {
    const row = rows.find(({ key }) => key === area.code);
    // A borough is called what its figures are: "Hillingdon with Heathrow".
    return { ...area, name: (row && textOf(row, 'area')) || area.name, row };
  });
  return {
    opening: "A map of London's boroughs, shaded",
    values: 'the values printed where there is room and all in the table',
    draw: (width) => drawAreas(map, drawn, boundaries, width),
  };
}
