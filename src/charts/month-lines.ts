import { curveLinear, curveStepAfter, line as lineShape } from 'd3-shape';
import type { Drawing, ReportRow, ReportTable } from '../core/report.js';
import { scaleOver, ticksOf } from './axis.js';
import { figureOf, numberIn } from './chart.js';
import { legend } from './legend.js';
import { monthAxis } from './month-axis.js';
import { dot, el, horizontal, label, widest } from './svg.js';

const HEIGHT = 250;
const HEAD = 30;
const FOOT = 26;

/** One line of a monthly chart: a column of the table, how it looks, and what the legend calls it (nothing: it is left out there). */
export interface Series {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Points that get a dot. */
  readonly dots?: (row: ReportRow) => boolean;
  /** Holds its value until the next month: a mean that jumps must not look as if it had moved slowly. */
  readonly stepped?: boolean;
}

/** A path that breaks off where a month is missing: a line across would claim to know it. */
function pathOf(
  rows: readonly ReportRow[],
  { key, stepped }: Series,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const shape = lineShape<ReportRow>()
    .defined((row) => numberIn(row, key) !== null)
    .x((_, index) => x(index))
    .y((row) => y(numberIn(row, key) ?? 0))
    .curve(stepped ? curveStepAfter : curveLinear)
    .digits(1);
  return shape([...rows]) ?? '';
}

/** Lines over months, from zero: a cut axis makes a ripple look like a wave. */
export function monthLines({ rows }: ReportTable, series: readonly Series[], width: number): Drawing {
  const keys = legend(
    series.filter(({ name }) => name !== ''),
    width,
  );
  const top = keys.height + HEAD - 22;
  const bottom = top + HEIGHT;
  const values = rows.flatMap((row) => series.flatMap(({ key }) => numberIn(row, key) ?? []));
  const y = scaleOver(values, bottom, top);
  const ticks = ticksOf(y, HEIGHT * 3);
  const left =
    widest(
      ticks.map(({ text }) => text),
      { size: 12 },
    ) + 8;
  const right = width - 12;
  const x = (index: number) => left + ((right - left) * index) / Math.max(1, rows.length - 1);
  const grid = ticks.map(
    ({ value, text }) =>
      horizontal(left, right, y(value), value === 0 ? 'axis' : 'grid') +
      label(left - 8, y(value) + 4, text, { anchor: 'end', size: 12, kind: 'quiet' }),
  );
  const lines = series.map((item) => {
    const { key, kind, dots } = item;
    const marks = rows.map((row, index) => {
      const value = numberIn(row, key);
      return dots?.(row) && value !== null ? dot(x(index), y(value), 4, 'own') : '';
    });
    return el('path', { d: pathOf(rows, item, x, y), class: kind }) + marks.join('');
  });
  const axis = monthAxis(rows, x, { top, bottom });
  return { height: bottom + FOOT, markup: keys.markup + grid.join('') + axis + lines.join('') };
}

/** The lowest and highest month of a column, for the words of a chart. */
export function extremesOf(
  rows: readonly ReportRow[],
  key: string,
): { lowest: ReportRow; highest: ReportRow } | undefined {
  const known = rows.filter((row) => figureOf(row, key)?.value != null);
  const [first] = known;
  if (!first) return undefined;
  const pick = (sign: 1 | -1) =>
    known.reduce(
      (best, row) => (sign * ((numberIn(row, key) ?? 0) - (numberIn(best, key) ?? 0)) > 0 ? row : best),
      first,
    );
  return { lowest: pick(-1), highest: pick(1) };
}
