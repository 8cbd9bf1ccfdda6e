import { scaleLinear } from 'd3-scale';
import type { Drawing, ReportRow } from '../core/report.js';
import { type ChartMaker, numberIn, textOf } from './chart.js';
import { LEAST_RATE } from './ranks-of-groups.js';
import { FONT_SIZE, label, rect, widest, wrap } from './svg.js';

const BAR = 17;
const HEADING = 24;
const BETWEEN = 8;
const GAP = 10;

interface Group {
  readonly offence: string;
  readonly rows: readonly ReportRow[];
}

/** A borough with its partners, their Basic Command Unit and London; of more areas than these the single ones are in the table alone. */
const MOST_AREAS = 6;

/** Offences with a rate below this are next to none: their bars would say nothing. */
const isNearEmpty = ({ rows }: Group): boolean => rows.every((row) => (numberIn(row, 'rate') ?? 0) < LEAST_RATE);

const areasIn = (rows: readonly ReportRow[]): Set<string> => new Set(rows.map((row) => textOf(row, 'area')));

/** The areas of each offence that the chart has room for, without offences that are next to none. */
function groupsOf(rows: readonly ReportRow[]): Group[] {
  const areas = areasIn(rows);
  const kept = rows.filter(
    (row) => areas.size <= MOST_AREAS || row.marked || /\(\d+ boroughs|^London/.test(textOf(row, 'area')),
  );
  const offences = [...new Set(kept.map((row) => textOf(row, 'offence')))];
  return offences
    .map((offence) => ({
      offence,
      rows: kept.filter((row) => textOf(row, 'offence') === offence && numberIn(row, 'rate') !== null),
    }))
    .filter((group) => group.rows.length > 1 && !isNearEmpty(group));
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
  return `Bars of rates per 1,000 side by side, each offence on a scale of its own; offences of fewer than one in 20,000 people are left out. ${groups[0]?.offence ?? ''}: ${total}. The borough is above London in ${above.length} of the ${single.length} other offences${those}.`;
}

const kindOf = (row: ReportRow, index: number, last: number): string =>
  row.marked ? 'own' : index === last ? 'beside' : 'other';

/** Where a group stands, and the room left of its bars. */
interface GroupBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly names: number;
  /** Of names and numbers. */
  readonly room: number;
}

/** The bars of one offence, and where they end. */
function groupBars(
  { offence, rows }: Group,
  { x, y: top, width, names, room }: GroupBox,
): { markup: string; bottom: number } {
  const left = x + room;
  const most = Math.max(...rows.map((row) => numberIn(row, 'rate') ?? 0));
  const scale = scaleLinear()
    .domain([0, most === 0 ? 1 : most])
    .range([0, x + width - left]);
  const heading = wrap(offence, width, { bold: true });
  const parts = heading.map((line, at) => label(x, top + 15 + at * 15, line, { kind: 'bold' }));
  let y = top + HEADING + (heading.length - 1) * 15;
  for (const [index, row] of rows.entries()) {
    const lines = wrap(nameOf(row), names, { bold: row.marked === true });
    const base = y + BAR / 2 + FONT_SIZE * 0.36;
    const text = row.marked ? 'own-text' : 'ink';
    const bar = { x: left, y: y + 3, width: scale(numberIn(row, 'rate') ?? 0), height: BAR - 6 };
    parts.push(
      ...lines.map((line, at) => label(x + names, base + at * 14, line, { anchor: 'end', kind: text })),
      label(left - GAP, base, textOf(row, 'rate'), { anchor: 'end', kind: text }),
      rect(bar, kindOf(row, index, rows.length - 1)),
    );
    y += BAR + (lines.length - 1) * 14;
  }
  return { markup: parts.join(''), bottom: y + BETWEEN };
}

/** The offences stand in as many columns of this width as there is room for. */
const LEAST_COLUMN = 286;
const BETWEEN_COLUMNS = 28;

function draw(groups: readonly Group[], width: number): Drawing {
  const columns = Math.max(1, Math.floor((width + BETWEEN_COLUMNS) / (LEAST_COLUMN + BETWEEN_COLUMNS)));
  const columnWidth = (width - (columns - 1) * BETWEEN_COLUMNS) / columns;
  const widestOf = (text: (row: ReportRow) => string) =>
    widest(
      groups.flatMap(({ rows }) => rows.map(text)),
      { bold: true },
    );
  const names = Math.min(widestOf(nameOf), columnWidth * 0.45);
  const room = names + GAP + widestOf((row) => textOf(row, 'rate')) + GAP;
  const parts: string[] = [];
  let top = 0;
  for (let index = 0; index < groups.length; index += columns) {
    const line = groups
      .slice(index, index + columns)
      .map((group, column) =>
        groupBars(group, { x: column * (columnWidth + BETWEEN_COLUMNS), y: top, width: columnWidth, names, room }),
      );
    parts.push(...line.map(({ markup }) => markup));
    top = Math.max(...line.map(({ bottom }) => bottom));
  }
  return { height: top, markup: parts.join('') };
}

/** The borough compared with its Basic Command Unit (or other comparators) and London, offence by offence. */
export const comparatorBars: ChartMaker = {
  id: 'beside-comparators',
  table: 'comparators',
  about: 'the borough compared with its Basic Command Unit and London, offence by offence',
  make(table) {
    const groups = groupsOf(table.rows);
    if (groups.length === 0) return undefined;
    return {
      title: `${table.title}: rates per 1,000`,
      description: finding(groups),
      showsAll: areasIn(table.rows).size <= MOST_AREAS,
      draw: (width) => draw(groups, width),
    };
  },
};
