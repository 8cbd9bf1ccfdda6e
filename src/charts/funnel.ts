import { line as lineShape } from 'd3-shape';
import { groupThousands } from '../core/format.js';
import type { Drawing, ReportRow, ReportTable } from '../core/report.js';
import { scaleOver, ticksOf } from './axis.js';
import { type ChartMaker, headingOf, numberIn, textOf } from './chart.js';
import { legend } from './legend.js';
import { diamond, dot, el, horizontal, label, textWidth, widest } from './svg.js';

const HEIGHT = 330;
const LIMITS = ['lower_99_8', 'lower_95', 'upper_95', 'upper_99_8'];

const LEGEND = [
  { kind: 'limit-line', name: '99.8% limits' },
  { kind: 'other-line', name: '95% limits' },
  { kind: 'beside-line', name: 'London' },
];

const isOutside = (row: ReportRow): boolean => /^[▲▼]/.test(textOf(row, 'place'));

/** Names of the borough itself and of those beyond the limits, as far as they do not cover one another. */
function namesOf(
  rows: readonly ReportRow[],
  x: (row: ReportRow) => number,
  y: (row: ReportRow) => number,
  right: number,
) {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const wanted = [...rows.filter(({ marked }) => marked), ...rows.filter((row) => !row.marked && isOutside(row))];
  return wanted.map((row) => {
    const name = textOf(row, 'area');
    const width = textWidth(name, { size: 12, bold: row.marked ?? false });
    const before = x(row) + 9 + width > right;
    const box = {
      left: before ? x(row) - 9 - width : x(row) + 9,
      right: before ? x(row) - 9 : x(row) + 9 + width,
      top: y(row) - 6,
      bottom: y(row) + 6,
    };
    const covered = taken.some(
      (other) =>
        box.left < other.right + 2 && other.left < box.right + 2 && box.top < other.bottom && other.top < box.bottom,
    );
    if (covered) return '';
    taken.push(box);
    return label(box.left, y(row) + 4, name, { size: 12, kind: row.marked ? 'own-text' : 'ink' });
  });
}

function draw(table: ReportTable, width: number): Drawing {
  const rows = table.rows.filter((row) => numberIn(row, 'denominator') !== null && numberIn(row, 'lower_95') !== null);
  const keys = legend(LEGEND, width);
  const top = keys.height + 12;
  const bottom = top + HEIGHT;
  const values = rows.flatMap((row) => ['rate', ...LIMITS].flatMap((key) => numberIn(row, key) ?? []));
  const y = scaleOver(values, bottom, top);
  const ticks = ticksOf(y, HEIGHT * 3);
  const left =
    widest(
      ticks.map(({ text }) => text),
      { size: 12 },
    ) + 8;
  const right = width - 8;
  const people = rows.map((row) => numberIn(row, 'denominator') ?? 0);
  const x = scaleOver(people, left, right);
  const xOf = (row: ReportRow) => x(numberIn(row, 'denominator') ?? 0);
  const up = (key: string) => (row: ReportRow) => y(numberIn(row, key) ?? 0);
  const curve = (key: string, kind: string) =>
    el('path', { d: lineShape<ReportRow>().x(xOf).y(up(key)).digits(1)([...rows]) ?? '', class: kind });
  const grid = ticks.map(
    ({ value, text }) =>
      horizontal(left, right, y(value), value === 0 ? 'axis' : 'grid') +
      label(left - 8, y(value) + 4, text, { anchor: 'end', size: 12, kind: 'quiet' }),
  );
  const below = ticksOf(x, right - left)
    .filter(({ value }) => x(value) < right - 20)
    .map(({ value, text }) => label(x(value), bottom + 16, text, { anchor: 'middle', size: 12, kind: 'quiet' }));
  const lines = LIMITS.map((key) => curve(key, key.endsWith('95') ? 'other-line' : 'limit-line'));
  const shown = rows.filter((row) => numberIn(row, 'rate') !== null);
  const marks = shown.map((row) =>
    row.marked ? diamond(xOf(row), up('rate')(row), 7, 'own') : dot(xOf(row), up('rate')(row), 4, 'other'),
  );
  const names = namesOf(shown, xOf, up('rate'), right);
  const axis = label(right, bottom + 34, headingOf(table, 'denominator'), { anchor: 'end', size: 12, kind: 'quiet' });
  const parts = [keys.markup, ...grid, ...below, axis, ...lines, curve('london', 'beside-line'), ...marks, ...names];
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
