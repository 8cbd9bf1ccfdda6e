import { scaleLinear } from 'd3-scale';
import { line as lineShape } from 'd3-shape';
import { groupThousands } from '../core/format.js';
import type { Drawing, ReportRow, ReportTable } from '../core/report.js';
import { type Scale, ticksOf } from './axis.js';
import { type ChartMaker, headingOf, numberIn, textOf } from './chart.js';
import { freeLabels, type Obstacle } from './free-labels.js';
import { legend } from './legend.js';
import { diamond, dot, el, horizontal, label, widest } from './svg.js';

const HEIGHT = 330;
const LIMITS = ['lower_99_8', 'lower_95', 'upper_95', 'upper_99_8'];

const LEGEND = [
  { kind: 'limit-line', name: '99.8% limits' },
  { kind: 'other-line', name: '95% limits' },
  { kind: 'beside-line', name: 'London' },
];

const isOutside = (row: ReportRow): boolean => /^[▲▼]/.test(textOf(row, 'place'));

type Position = (row: ReportRow) => number;

/** How the rows lie on the picture. */
interface Layout {
  readonly x: Position;
  readonly up: (key: string) => Position;
  readonly frame: Obstacle;
}

/** What names may not cover: the points, and the lines of the limits in pieces. */
function obstaclesOf(rows: readonly ReportRow[], { x, up }: Layout): Obstacle[] {
  const around = (cx: number, cy: number, by: number) => ({
    left: cx - by,
    right: cx + by,
    top: cy - by,
    bottom: cy + by,
  });
  const points = rows.map((row) => around(x(row), up('rate')(row), 5));
  const lines = ['london', ...LIMITS].flatMap((key) =>
    rows.slice(1).flatMap((row, index) => {
      const before = rows[index] ?? row;
      const pieces = Math.ceil(Math.abs(x(row) - x(before)) / 6);
      return Array.from({ length: pieces + 1 }, (_, piece) => {
        const share = pieces === 0 ? 0 : piece / pieces;
        const between = (of: Position) => of(before) + share * (of(row) - of(before));
        return around(between(x), between(up(key)), 2);
      });
    }),
  );
  return [...points, ...lines];
}

/** Names of the borough itself and of those beyond the limits, where they cover nothing. */
function namesOf(rows: readonly ReportRow[], layout: Layout): string[] {
  const named = [...rows.filter(({ marked }) => marked), ...rows.filter((row) => !row.marked && isOutside(row))];
  const points = named.map((row) => ({
    x: layout.x(row),
    y: layout.up('rate')(row),
    name: textOf(row, 'area'),
    bold: row.marked ?? false,
  }));
  const boxes = freeLabels(points, obstaclesOf(rows, layout), layout.frame);
  return points.map(({ name, bold }, index) => {
    const box = boxes[index];
    return box ? label(box.left, box.bottom - 2, name, { size: 12, kind: bold ? 'own-text' : 'ink' }) : '';
  });
}

/** From the least value to the most, with a margin: points, not bars, which would have to begin at zero. */
function scaleAround(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  return scaleLinear()
    .domain([low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin])
    .range([from, to]);
}

/** The lines of the axes and what they say. */
function axes(table: ReportTable, x: Scale, y: Scale): string {
  const [[left = 0, right = 0], [bottom = 0]] = [x.range(), y.range()];
  const across = ticksOf(y, HEIGHT * 3).map(
    ({ value, text }) =>
      horizontal(left, right, y(value), 'grid') +
      label(left - 8, y(value) + 4, text, { anchor: 'end', size: 12, kind: 'quiet' }),
  );
  const below = ticksOf(x, right - left)
    .filter(({ value }) => x(value) < right - 20 && x(value) > left + 10)
    .map(({ value, text }) => label(x(value), bottom + 16, text, { anchor: 'middle', size: 12, kind: 'quiet' }));
  const name = label(right, bottom + 34, headingOf(table, 'denominator'), { anchor: 'end', size: 12, kind: 'quiet' });
  return [...across, horizontal(left, right, bottom, 'axis'), ...below, name].join('');
}

function draw(table: ReportTable, width: number): Drawing {
  const rows = table.rows
    .filter((row) => numberIn(row, 'denominator') !== null && numberIn(row, 'lower_95') !== null)
    .sort((a, b) => (numberIn(a, 'denominator') ?? 0) - (numberIn(b, 'denominator') ?? 0));
  const keys = legend(LEGEND, width);
  const top = keys.height + 12;
  const bottom = top + HEIGHT;
  const right = width - 8;
  const values = rows.flatMap((row) => ['rate', ...LIMITS].flatMap((key) => numberIn(row, key) ?? []));
  const y = scaleAround(values, bottom, top);
  const texts = ticksOf(y, HEIGHT * 3).map(({ text }) => text);
  const left = widest(texts, { size: 12 }) + 8;
  const people = rows.map((row) => numberIn(row, 'denominator') ?? 0);
  const scale = scaleAround(people, left, right);
  const x: Position = (row) => scale(numberIn(row, 'denominator') ?? 0);
  const up =
    (key: string): Position =>
    (row) =>
      y(numberIn(row, key) ?? 0);
  const curve = (key: string, kind: string) =>
    el('path', { d: lineShape<ReportRow>().x(x).y(up(key)).digits(1)([...rows]) ?? '', class: kind });
  const lines = LIMITS.map((key) => curve(key, key.endsWith('95') ? 'other-line' : 'limit-line'));
  const shown = rows.filter((row) => numberIn(row, 'rate') !== null);
  const marks = shown.map((row) =>
    row.marked ? diamond(x(row), up('rate')(row), 7, 'own') : dot(x(row), up('rate')(row), 4, 'other'),
  );
  const names = namesOf(shown, { x, up, frame: { left, right, top: top - 4, bottom } });
  const parts = [keys.markup, axes(table, scale, y), ...lines, curve('london', 'beside-line'), ...marks, ...names];
  return { height: bottom + 42, markup: parts.join('') };
}

/** Who lies where, in words. */
function finding({ rows }: ReportTable): string {
  const beyond = (sign: string) => rows.filter((row) => textOf(row, 'place').startsWith(`${sign} `));
  const [above, below] = [beyond('▲'), beyond('▼')];
  const boroughRow = rows.find(({ marked }) => marked);
  const position = boroughRow && textOf(boroughRow, 'place').replace(/^[▲▼] /, '');
  const boroughText =
    boroughRow && position ? ` ${textOf(boroughRow, 'area')} (${textOf(boroughRow, 'rate')}) lies ${position}.` : '';
  return `The rate of each borough over its size, with London's rate and the limits chance would keep it in, which narrow as places grow. ${groupThousands(above.length, 0)} boroughs lie above the limits and ${groupThousands(below.length, 0)} below.${boroughText}`;
}

/** The boroughs in a funnel of the limits that chance allows. */
export const funnel: ChartMaker = {
  id: 'funnel',
  table: 'funnel',
  about: 'the boroughs by size and rate, between the limits that chance allows',
  make(table) {
    const known = table.rows.filter((row) => numberIn(row, 'rate') !== null && numberIn(row, 'lower_95') !== null);
    if (known.length < 2) return undefined;
    return { title: table.title, description: finding(table), draw: (width) => draw(table, width) };
  },
};
