import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { groupThousands } from '../core/format.js';
import { label, textWidth, vertical } from './svg.js';

export type Scale = ScaleLinear<number, number>;

/** From zero (or below, where values are) to the largest value, ending on a round number. */
export function scaleOver(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .nice(5)
    .range([from, to]);
}

/** 0.25 as "0.25", 5000 as "5,000": as many decimals as the steps of the axis need. */
function tickText(value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return groupThousands(value, decimals);
}

/** As many ticks as there is room for, so that their labels keep apart. */
export function ticksOf(scale: Scale, room: number): { value: number; text: string }[] {
  for (let count = 6; count > 1; count -= 1) {
    const values = scale.ticks(count);
    const step = (values[1] ?? 1) - (values[0] ?? 0);
    const ticks = values.map((value) => ({ value, text: tickText(value, step) }));
    const taken = ticks.reduce((sum, { text }) => sum + textWidth(text, { size: 12 }) + 14, 0);
    if (taken <= room) return ticks;
  }
  return [scale.domain()[0] ?? 0, scale.domain()[1] ?? 1].map((value) => ({ value, text: groupThousands(value, 0) }));
}

interface AxisParts {
  readonly top: number;
  readonly bottom: number;
  readonly suffix?: string;
}

/** Lines down a chart of horizontal bars, their values beneath. */
export function axisBelow(scale: Scale, { top, bottom, suffix = '' }: AxisParts): string {
  const [from = 0, to = 0] = scale.range();
  return ticksOf(scale, to - from)
    .map(({ value, text }) => {
      const x = scale(value);
      const kind = value === 0 ? 'axis' : 'grid';
      return (
        vertical(x, top, bottom, kind) +
        label(x, bottom + 15, text + suffix, { anchor: 'middle', size: 12, kind: 'quiet' })
      );
    })
    .join('');
}
