import { roundHalfAway } from '../../core/format.js';
import type { ReportRow } from '../../core/report.js';
import { type ChartMaker, headingOf, numberIn, textOf } from '../chart.js';
import { type BoroughMap, boroughMap, boroughsWith } from './borough-map.js';

/** The same steps in every map: a shade means the same in each year and each borough's report. */
const NAMES = [
  'down by 10% or more',
  'down by 2.5% to under 10%',
  'by under 2.5%, up or down',
  'up by 2.5% to under 10%',
  'up by 10% or more',
];

/** A step belongs to its words, and a value to one step alone, as it is printed. */
export function shadeOfChange(value: number): number {
  const printed = roundHalfAway(value, 1);
  const size = Math.abs(printed);
  const steps = size >= 10 ? 2 : size >= 2.5 ? 1 : 0;
  return 3 + Math.sign(printed) * steps;
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
    const map = boroughMap({ key: 'change_percent', shades: 'change', classes, shadeOf: shadeOfChange }, rows, context);
    const title = `Total notifiable offences: ${headingOf(table, 'change_percent')}, by London borough`;
    return { title, description: finding(map, rows), draw: map.draw };
  },
};
