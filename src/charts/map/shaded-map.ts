import type { ReportRow } from '../../core/report.js';
import { numberIn, textOf } from '../chart.js';
import { label, rect, textWidth } from '../svg.js';
import type { Classes } from './classes.js';

/** A map of areas shaded by a column of a table. */
export interface ShadedMap extends Classes {
  readonly key: string;
  /** "step" or "change": which shades. */
  readonly shades: 'step' | 'change';
}

/** How an area is shown: its value in words, and the classes of its fill and of the text on it. */
export interface Shaded {
  readonly words: string;
  readonly fill: string;
  readonly text: string;
}

export function shadedAs({ key, shades, shadeOf }: ShadedMap, row: ReportRow | undefined): Shaded {
  const value = row ? numberIn(row, key) : null;
  if (value === null || !row) return { words: 'no data', fill: 'none', text: 'tile-none' };
  const shade = shadeOf(value);
  return {
    words: textOf(row, key).replace(/ \[u\]$/, '*'),
    fill: `${shades}${shade}`,
    text: `on-${shades}${shade}`,
  };
}

/** The shades with what they stand for, side by side or, where it is narrow, in two lines. */
export function mapLegend(
  { shades, classes }: ShadedMap,
  y: number,
  width: number,
): { markup: string; height: number } {
  let [x, line] = [2, y];
  const parts = classes.map(({ name, shade }) => {
    const needed = 26 + textWidth(name, { size: 12 }) + 14;
    if (x > 2 && x + needed > width) [x, line] = [2, line + 20];
    const part =
      rect({ x, y: line, width: 18, height: 13 }, `${shades}${shade}`) + label(x + 24, line + 11, name, { size: 12 });
    x += needed;
    return part;
  });
  return { markup: parts.join(''), height: line - y + 18 };
}
