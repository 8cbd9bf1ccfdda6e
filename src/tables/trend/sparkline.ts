import type { ControlPoint } from '../../figures/time/control-chart.js';
import { arrowOf } from './signal-words.js';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const MOST = 96;

/** A block for each month, from zero to the highest; a gap where a month is missing. */
function blockOf(value: number | null, highest: number): string {
  if (value === null) return ' ';
  const step = highest === 0 ? 0 : Math.ceil((value / highest) * BLOCKS.length) - 1;
  return BLOCKS[Math.max(0, step)] ?? ' ';
}

/** Three lines: the months, the signals beneath them, and each January's year beneath those. */
export function sparkline(all: readonly ControlPoint[]): string[] {
  const points = all.slice(-MOST);
  const highest = Math.max(0, ...points.map(({ daily }) => daily.value ?? 0));
  const months = points.map(({ daily }) => blockOf(daily.value, highest)).join('');
  const signals = points.map(({ signal }) => (signal ? arrowOf(signal) : ' ')).join('');
  let years = '';
  for (const [index, { month }] of points.entries()) {
    if (month.endsWith('-01') && years.length <= index) years = years.padEnd(index) + month.slice(0, 4);
  }
  return [months, signals, years].map((line) => line.trimEnd());
}
