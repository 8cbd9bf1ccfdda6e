import { geoPath } from 'd3-geo';
import type { Boundaries, Outline, Point } from '../../core/boundaries.js';
import type { Drawing, ReportRow } from '../../core/report.js';
import { el, escapeMarkup, label, textWidth, widest, wrap } from '../svg.js';
import { labelSpot } from './label-spot.js';
import { extentOf } from './plane.js';
import { mapLegend, type Shaded, type ShadedMap, shadedAs } from './shaded-map.js';

/** An area of a map: what it is called, and its row, where the table has one. */
export interface MapArea {
  readonly code: string;
  readonly name: string;
  readonly abbreviation?: string;
  readonly row: ReportRow | undefined;
}

const TALLEST = 640;
const EDGE = 4;
const SMALL_TEXT = 11;

interface Placed extends MapArea, Shaded {
  readonly outline: Outline;
  readonly path: string;
}

/** The outlines as they stand in a picture, and its height. */
function placedIn(map: ShadedMap, areas: readonly MapArea[], { outlines }: Boundaries, width: number) {
  const present = areas.flatMap((area) => {
    const outline = outlines.get(area.code);
    return outline ? [{ ...area, outline }] : [];
  });
  const { x, y } = extentOf(present.map(({ outline }) => outline));
  const scale = Math.min((width - 2 * EDGE) / (x[1] - x[0] || 1), TALLEST / (y[1] - y[0] || 1));
  const left = (width - scale * (x[1] - x[0])) / 2;
  const shift = [left - scale * x[0], EDGE + scale * y[1]] as const;
  const path = geoPath().digits(1);
  const placed = present.map((area): Placed => {
    const outline = area.outline.map((rings) =>
      rings.map((ring) => ring.map(([px, py]) => [scale * px + shift[0], shift[1] - scale * py] as const)),
    );
    const coordinates = outline.map((rings) => rings.map((ring) => ring.map((point) => [...point])));
    return { ...area, ...shadedAs(map, area.row), outline, path: path({ type: 'MultiPolygon', coordinates }) ?? '' };
  });
  return { placed, height: scale * (y[1] - y[0]) + 2 * EDGE };
}

/** An area that the keyboard and a pointer can reach. */
const areaMarkup = ({ name, words, fill, path }: Placed): string =>
  el(
    'path',
    { d: path, class: fill, 'fill-rule': 'evenodd', role: 'img', tabindex: -1, 'aria-label': `${name}: ${words}` },
    el('title', {}, escapeMarkup(`${name}: ${words}`)),
  );

/** What is written in an area, from the most to the least: as much as there is room for. */
function textsFor({ name, abbreviation, words }: Placed): string[][] {
  const inLines = [
    wrap(name, textWidth(name, { size: SMALL_TEXT }), { size: SMALL_TEXT }),
    wrap(name, 70, { size: SMALL_TEXT }),
  ];
  const short = abbreviation === undefined ? [] : [[abbreviation, words]];
  return [...inLines.map((lines) => [...lines, words]), ...short, [words]];
}

/** Name and value where they fit; the value is last. */
function labelMarkup(area: Placed): string {
  const margin = area.row?.marked ? 10 : 4;
  for (const texts of textsFor(area)) {
    const width = Math.max(
      widest(texts, { size: SMALL_TEXT }),
      textWidth(area.words, { size: SMALL_TEXT, bold: true }),
    );
    const spot = labelSpot(area.outline, { width: width + margin, height: texts.length * 12 + 2 });
    if (!spot) continue;
    const top = spot[1] - texts.length * 6;
    const line = (text: string, index: number) =>
      label(spot[0], top + index * 12 + 10, text, {
        anchor: 'middle',
        size: SMALL_TEXT,
        kind: index === texts.length - 1 ? `${area.text}-bold` : area.text,
      });
    return texts.map(line).join('');
  }
  return '';
}

/** The lines that only one of the areas has: the border around all of them together. */
function outerLines(areas: readonly Placed[]): string {
  const text = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const lines = areas.flatMap(({ outline }) =>
    outline.flat().flatMap((ring) =>
      ring.slice(1).map((to, index) => {
        const [start, end] = [text(ring[index] ?? to), text(to)];
        return { start, end, key: start < end ? `${start} ${end}` : `${end} ${start}` };
      }),
    ),
  );
  const times = new Map<string, number>();
  for (const { key } of lines) times.set(key, (times.get(key) ?? 0) + 1);
  const outer = lines.filter(({ key }) => times.get(key) === 1);
  return outer.map(({ start, end }, index) => `${outer[index - 1]?.end === start ? '' : `M${start}`}L${end}`).join('');
}

/** The frame of the borough, or of its wards, dark on light, so that it is seen on every shade. */
function frame(areas: readonly Placed[]): string {
  const d = outerLines(areas.filter(({ row }) => row?.marked));
  return d === '' ? '' : el('path', { d, class: 'ring-halo' }) + el('path', { d, class: 'ring' });
}

/** On a map of more areas than this, a value here and there would only confuse. */
const MOST_LABELLED = 60;

/** Areas by their outlines, shaded in classes, each with its value where there is room; beneath, the classes and whose outlines they are. */
export function drawAreas(map: ShadedMap, areas: readonly MapArea[], boundaries: Boundaries, width: number): Drawing {
  const { placed, height } = placedIn(map, areas, boundaries, width);
  const keys = mapLegend(map, height + 10, width);
  const below = height + 10 + keys.height + 8;
  const source = wrap(`Boundaries: ${boundaries.source}`, width, { size: SMALL_TEXT });
  const markup = [
    ...placed.map(areaMarkup),
    frame(placed),
    ...(placed.length > MOST_LABELLED ? [] : placed.map(labelMarkup)),
    keys.markup,
    ...source.map((text, index) => label(0, below + 10 + index * 14, text, { size: SMALL_TEXT, kind: 'quiet' })),
  ];
  return { height: below + source.length * 14 + 4, markup: markup.join(''), hasParts: true };
}
