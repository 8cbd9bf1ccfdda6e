import type { ReportRow } from '../core/report.js';
import { type ChartMaker, headingOf, numberIn, textOf } from './chart.js';
import { drawTiles } from './tile-map.js';

/** The same steps in every map: a shade means the same in each year and each borough's report. */
const NAMES = ['down by over 10%', 'down by 2.5% to 10%', 'within 2.5%', 'up by 2.5% to 10%', 'up by 10% and over'];

/** A step belongs to its words: 2.5% up is up by 2.5%, 2.5% down is down by 2.5%, and 10% down is not over 10%. */
function stepOf(value: number): number {
  if (value < -10) return 1;
  if (value <= -2.5) return 2;
  if (value < 2.5) return 3;
  return value < 10 ? 4 : 5;
}

function finding(rows: readonly ReportRow[]): string {
  const ordered = [...rows].sort((a, b) => (numberIn(a, 'change_percent') ?? 0) - (numberIn(b, 'change_percent') ?? 0));
  const up = rows.filter((row) => (numberIn(row, 'change_percent') ?? 0) > 0).length;
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  const boroughRow = rows.find(({ marked }) => marked);
  const say = (row: ReportRow | undefined) => (row ? `${textOf(row, 'area')} ${textOf(row, 'change_percent')}` : '');
  return `A map of London with a tile for each borough, shaded by the change on the year before, the values printed. Offences are up in ${up} of ${rows.length} boroughs. Lowest: ${say(first)}; highest: ${say(last)}.${boroughRow ? ` Framed: ${say(boroughRow)}.` : ''}`;
}

/** Where offences went up and down. */
export const mapOfChanges: ChartMaker = {
  id: 'map-of-changes',
  table: 'league',
  about: 'a tile map of London, shaded by the change on the year before, values printed',
  make(table, { areas }) {
    const rows = table.rows.filter((row) => row.key !== 'london' && numberIn(row, 'change_percent') !== null);
    if (rows.length < 5) return undefined;
    const map = { key: 'change_percent', shades: 'change' as const, stepOf, names: NAMES };
    const title = `Total notifiable offences: ${headingOf(table, 'change_percent')}, by London borough`;
    return { title, description: finding(rows), draw: (width) => drawTiles(map, rows, areas, width) };
  },
};
