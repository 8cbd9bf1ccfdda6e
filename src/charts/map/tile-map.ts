import type { Area } from '../../core/reference.js';
import type { Drawing, ReportRow } from '../../core/report.js';
import { textOf } from '../chart.js';
import { el, label, rect, textWidth, wrap } from '../svg.js';
import { mapLegend, type ShadedMap, shadedAs } from './shaded-map.js';

const COLUMNS = 8;
const GAP = 3;
const LEGEND = 58;
/** Wider tiles would make the map higher than a screen. */
const WIDEST = 700;

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

/** The frame of the borough, dark on light, so that it is seen on every shade. */
const frame = (x: number, y: number, size: number): string =>
  ['ring-halo', 'ring']
    .map((kind) => el('rect', { x: x + 2, y: y + 2, width: size - 4, height: size - 4, class: kind }))
    .join('');

function tile(map: ShadedMap, one: Tile, size: number): string {
  const { x: column = 0, y: line = 0 } = one.area.tile ?? {};
  const [x, y] = [column * (size + GAP) + 2, line * (size + GAP) + 2];
  const { words, fill, text } = shadedAs(map, one.row);
  const ring = one.row?.marked ? frame(x, y, size) : '';
  return rect({ x, y, width: size, height: size }, fill) + ring + tileText(one, words, [x, y, size], text);
}

/** London's areas as tiles on a grid, shaded in steps, each with its value: position tells about where it lies. */
export function drawTiles(map: ShadedMap, rows: readonly ReportRow[], areas: readonly Area[], room: number): Drawing {
  const width = Math.min(room, WIDEST);
  const size = Math.floor((width - 4 - (COLUMNS - 1) * GAP) / COLUMNS);
  const tiles = areas
    .filter(({ tile: at }) => at !== undefined)
    .map((area): Tile => ({ area, row: rows.find(({ key }) => key === area.code) }));
  const lines = 1 + Math.max(...tiles.map(({ area }) => area.tile?.y ?? 0));
  const below = lines * (size + GAP) + 10;
  const keys = mapLegend(map, below, width);
  const markup = tiles.map((item) => tile(map, item, size)).join('') + keys.markup;
  return { height: below + Math.max(LEGEND - 40, keys.height), markup };
}
