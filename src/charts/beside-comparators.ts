import { scaleLinear } from 'd3-scale';
import type { Drawing, ReportRow } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { FONT_SIZE, label, rect, widest, wrap } from './svg.js';

const BAR = 17;
const HEADING = 24;
const BETWEEN = 8;
const GAP = 10;

interface Group {
  readonly offence: string;
  readonly rows: readonly ReportRow[];
}

/** The borough, the comparators that are several boroughs, and London: the rest is in the table. */
function groupsOf(rows: readonly ReportRow[]): Group[] {
  const kept = rows.filter((row) => row.marked || /\(\d+ boroughs|^London/.test(textOf(row, 'area')));
  const offences = [...new Set(kept.map((row) => textOf(row, 'offence')))];
  return offences
    .map((offence) => ({
      offence,
      rows: kept.filter((row) => textOf(row, 'offence') === offence && numberIn(row, 'rate') !== null),
    }))
    .filter((group) => group.rows.length > 1);
}

/** "North West Basic Command Unit (3 boroughs pooled)" as "North West Basic Command Unit". */
const nameOf = (row: ReportRow): string => textOf(row, 'area').replace(/ \(\d+ boroughs.*\)$/, '');

/** How many offences are above London's rate, and the total's three rates. */
function finding(groups: readonly Group[]): string {
  const total = groups[0]?.rows.map((row) => `${nameOf(row)} ${textOf(row, 'rate')}`).join(', ') ?? '';
  const single = groups.slice(1);
  const above = single.filter(({ rows }) => {
    const [boroughRow, london] = [rows.find(({ marked }) => marked), rows[rows.length - 1]];
    return boroughRow && london && (numberIn(boroughRow, 'rate') ?? 0) > (numberIn(london, 'rate') ?? 0);
  });
  const list = above.map(({ offence }) => offence).join('; ');
  const those = above.length === 0 ? '' : `: ${list}`;
  return `Bars of rates per 1,000 side by side, each offence on a scale of its own. ${groups[0]?.offence ?? ''}: ${total}. The borough is above London in ${above.length} of the ${single.length} other offences${those}.`;
}

const kindOf = (row: ReportRow, index: number, last: number): string =>
  row.marked ? 'own' : index === last ? 'beside' : 'other';

function draw(groups: readonly Group[], width: number): Drawing {
  const names = groups.flatMap(({ rows }) => rows.map(nameOf));
  const room = Math.min(widest(names, { bold: true }), width * 0.45);
  const numbers = widest(
    groups.flatMap(({ rows }) => rows.map((row) => textOf(row, 'rate'))),
    { bold: true },
  );
  const left = room + GAP + numbers + GAP;
  let y = 0;
  const parts: string[] = [];
  for (const { offence, rows } of groups) {
    const most = Math.max(...rows.map((row) => numberIn(row, 'rate') ?? 0));
    const scale = scaleLinear()
      .domain([0, most === 0 ? 1 : most])
      .range([0, width - left]);
    parts.push(label(0, y + 15, offence, { kind: 'bold' }));
    y += HEADING;
    for (const [index, row] of rows.entries()) {
      const lines = wrap(nameOf(row), room, { bold: row.marked === true });
      const base = y + BAR / 2 + FONT_SIZE * 0.36;
      const kind = kindOf(row, index, rows.length - 1);
      const text = row.marked ? 'own-text' : 'ink';
      parts.push(
        ...lines.map((line, at) => label(room, base + at * 14, line, { anchor: 'end', kind: text })),
        label(left - GAP, base, textOf(row, 'rate'), { anchor: 'end', kind: text }),
        rect({ x: left, y: y + 3, width: scale(numberIn(row, 'rate') ?? 0), height: BAR - 6 }, kind),
      );
      y += BAR + (lines.length - 1) * 14;
    }
    y += BETWEEN;
  }
  return { height: y, markup: parts.join('') };
}

/** The borough compared with its Basic Command Unit (or other comparators) and London, offence by offence. */
export const comparatorBars: ChartMaker = {
  id: 'beside-comparators',
  table: 'comparators',
  about: 'the borough beside its Basic Command Unit and London, offence by offence',
  make(table) {
    const groups = groupsOf(table.rows);
    if (groups.length === 0) return undefined;
    return {
      title: `${table.title}: rates per 1,000`,
      description: finding(groups),
      draw: (width) => draw(groups, width),
    };
  },
};
