import type { ReportRow } from '../core/report.js';
import { type ChartMaker, headingOf, numberIn, textOf } from './chart.js';
import { type BoroughMap, boroughMap, boroughsWith } from './map/borough-map.js';

/** The same steps in every map: a shade means the same in each year and each borough's report. */
const NAMES = ['down by over 10%', 'down by 2.5% to 10%', 'within 2.5%', 'up by 2.5% to 10%', 'up by 10% and over'];

/** A step belongs to its words: 2.5% up is up by 2.5%, 2.5% down is down by 2.5%, and 10% down is not over 10%. */
function shadeOf(value: number): number {
  if (value < -10) return 1;
  if (value <= -2.5) return 2;
  if (value < 2.5) return 3;
  return value < 10 ? 4 : 5;
}

function finding({ opening, values }: BoroughMap, rows: readonly ReportRow[]): string {
  const ordered = [...rows].sort((a, b) => (numberIn(a, 'change_percent') ?? 0) - (numberIn(b, 'change_percent') ?? 0));
  const up = rows.filter((row) => (numberIn(row, 'change_percent') ?? 0) > 0).length;
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  const boroughRow = rows.find(({ marked }) => marked);
  const say = (row: ReportRow | undefined) => (row ? `${textOf(row, 'area')} ${textOf(row, 'change_percent')}` : '');
  return `${opening} by the change on the year before, ${values}. Offences are up in ${up} of ${rows.length} boroughs. Lowest: ${say(first)}; highest: ${say(last)}.${boroughRow ? ` Framed: ${say(boroughRow)}.` : ''}`;
}

/** Where offences went up and down. */
export const mapOfChanges: ChartMaker = {
  id: 'map-of-changes',
  table: 'league',
  about: 'a map of London, shaded by the change on the year before: tiles, or outlines with --boundaries',
  make(table, context) {
    const rows = boroughsWith(table, 'change_percent');
    if (rows.length === 0) return undefined;
    const classes = NAMES.map((name, index) => ({ name, shade: index + 1 }));
    const map = boroughMap({ key: 'change_percent', shades: 'change', classes, shadeOf }, rows, context);
    const title = `Total notifiable offences: ${headingOf(table, 'change_percent')}, by London borough`;
    return { title, description: finding(map, rows), draw: map.draw };
  },
};
