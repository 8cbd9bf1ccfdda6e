import { quantile } from 'simple-statistics';
import type { Area } from '../core/reference.js';
import type { Drawing, ReportRow } from '../core/report.js';
import { numberIn, textOf } from './chart.js';
import { el, label, rect, textWidth, wrap } from './svg.js';

const COLUMNS = 8;
const GAP = 3;
const LEGEND = 58;

/** A value's step of the shades, 1 to 5. */
export type StepOf = (value: number) => number;

export interface TileMap {
  readonly key: string;
  /** "step" or "change": which shades. */
  readonly shades: 'step' | 'change';
  readonly stepOf: StepOf;
  /** The five steps in words, low to high. */
  readonly names: readonly string[];
}

/** Steps of equal numbers of boroughs: one outlier does not make the rest one shade. */
export function fifths(values: readonly number[]): number[] {
  return [0.2, 0.4, 0.6, 0.8].map((share) => quantile([...values], share));
}

export const stepBy =
  (limits: readonly number[]): StepOf =>
  (value) =>
    1 + limits.filter((limit) => value >= limit).length;

interface Tile {
  readonly area: Area;
  readonly row: ReportRow | undefined;
}

/** Name over value in a large tile, three letters over value in a small one. */
function tileText(
  { area, row }: Tile,
  value: string,
  [x, y, size]: readonly [number, number, number],
  kind: string,
): string {
  const middle = x + size / 2;
  if (size < 70) {
    const small = Math.min(11, (size - 4) / (textWidth(value, { size: 1 }) || 1));
    return (
      label(middle, y + size * 0.42, area.abbreviation, { anchor: 'middle', size: 11, kind: `${kind}-bold` }) +
      label(middle, y + size * 0.78, value, { anchor: 'middle', size: small, kind })
    );
  }
  // A borough is called what its figures are: "Hillingdon with Heathrow".
  const lines = wrap((row && textOf(row, 'area')) || area.name, size - 8, { size: 11 });
  const names = lines.map((text, index) =>
    label(middle, y + 15 + index * 12, text, { anchor: 'middle', size: 11, kind }),
  );
  return names.join('') + label(middle, y + size - 9, value, { anchor: 'middle', size: 15, kind: `${kind}-bold` });
}

function tile(map: TileMap, one: Tile, size: number): string {
  const { x: column = 0, y: line = 0 } = one.area.tile ?? {};
  const [x, y] = [column * (size + GAP) + 2, line * (size + GAP) + 2];
  const value = one.row ? numberIn(one.row, map.key) : null;
  const step = value === null ? 0 : map.stepOf(value);
  const fill = step === 0 ? 'none' : `${map.shades}${step}`;
  const text = step === 0 ? 'tile-none' : `on-${map.shades}${step}`;
  const words = value === null || !one.row ? 'no data' : textOf(one.row, map.key).replace(/ \[u\]$/, '*');
  const ring = one.row?.marked
    ? el('rect', { x: x + 1, y: y + 1, width: size - 2, height: size - 2, class: 'ring' })
    : '';
  return rect({ x, y, width: size, height: size }, fill) + ring + tileText(one, words, [x, y, size], text);
}

/** The shades with what they stand for, side by side or, where it is narrow, in two lines. */
function legend({ shades, names }: TileMap, y: number, width: number): { markup: string; height: number } {
  let [x, line] = [2, y];
  const parts = names.map((name, index) => {
    const needed = 26 + textWidth(name, { size: 12 }) + 14;
    if (x > 2 && x + needed > width) [x, line] = [2, line + 20];
    const part =
      rect({ x, y: line, width: 18, height: 13 }, `${shades}${index + 1}`) +
      label(x + 24, line + 11, name, { size: 12 });
    x += needed;
    return part;
  });
  return { markup: parts.join(''), height: line - y + 18 };
}

/** London's areas as tiles on a grid, shaded in steps, each with its value: position tells about where it lies. */
export function drawTiles(map: TileMap, rows: readonly ReportRow[], areas: readonly Area[], width: number): Drawing {
  const size = Math.floor((width - 4 - (COLUMNS - 1) * GAP) / COLUMNS);
  const tiles = areas
    .filter(({ tile: at }) => at !== undefined)
    .map((area): Tile => ({ area, row: rows.find(({ key }) => key === area.code) }));
  const lines = 1 + Math.max(...tiles.map(({ area }) => area.tile?.y ?? 0));
  const below = lines * (size + GAP) + 10;
  const keys = legend(map, below, width);
  const markup = tiles.map((item) => tile(map, item, size)).join('') + keys.markup;
  return { height: below + Math.max(LEGEND - 40, keys.height), markup };
}
