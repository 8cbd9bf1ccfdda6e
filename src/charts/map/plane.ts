import { geoMercatorRaw } from 'd3-geo';
import type { CoordinateSystem, Outline, Point } from '../../core/boundaries.js';

const RADIANS = Math.PI / 180;

/** A point on a plane, y upwards: degrees by Mercator, which keeps shapes; the British National Grid is a plane already. */
const toPlane: Readonly<Record<CoordinateSystem, (point: Point) => Point>> = {
  degrees: ([longitude, latitude]) => geoMercatorRaw(longitude * RADIANS, latitude * RADIANS),
  'british-grid': ([x, y]) => [x, y],
};

/**
 * Outlines on a plane. They are not drawn as areas of a sphere: there the way round of a ring tells its inside from its
 * outside, and files have both ways.
 */
export const outlineOnPlane = (outline: Outline, system: CoordinateSystem): Outline =>
  outline.map((rings) => rings.map((ring) => ring.map(toPlane[system])));

export interface Extent {
  readonly x: readonly [least: number, most: number];
  readonly y: readonly [least: number, most: number];
}

/** The box around outlines; of none, an empty one at the origin. */
export function extentOf(outlines: Iterable<Outline>): Extent {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const outline of outlines) {
    for (const [x, y] of outline.flat(2)) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
  }
  return left > right ? { x: [0, 0], y: [0, 0] } : { x: [left, right], y: [bottom, top] };
}
