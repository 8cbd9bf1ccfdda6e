import type { ControlPoint } from '../../figures/time/control-chart.js';
import { blocks } from '../shared/sparkline.js';
import { arrowOf } from './signal-words.js';

const MOST = 96;

/** The months as blocks, at most the newest 96. */
export const monthBlocks = (all: readonly ControlPoint[]): string =>
  blocks(all.slice(-MOST).map(({ daily }) => daily.value));

/** Three lines: the months, the signals beneath them, and each January's year beneath those. */
export function sparkline(all: readonly ControlPoint[]): string[] {
  const points = all.slice(-MOST);
  const months = monthBlocks(points);
  const signals = points.map(({ signal }) => (signal ? arrowOf(signal) : ' ')).join('');
  let years = '';
  for (const [index, { month }] of points.entries()) {
    if (month.endsWith('-01') && years.length <= index) years = years.padEnd(index) + month.slice(0, 4);
  }
  return [months, signals, years].map((line) => line.trimEnd());
}
