import type { CoordinateSystem, Outline, Point, Ring } from '../../core/boundaries.js';
import { isRecord } from '../../core/typed-record.js';

/** Of Great Britain and Northern Ireland, with the sea around them. */
const DEGREES = { x: [-9.5, 2.5], y: [49, 61.5] } as const;
const METRES = { x: [0, 700_000], y: [0, 1_300_000] } as const;
interface Box {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

const within = ([x, y]: Point, box: Box): boolean => x >= box.x[0] && x <= box.x[1] && y >= box.y[0] && y <= box.y[1];

/** London with a margin of a few kilometres. */
const LONDON = {
  degrees: { x: [-0.7, 0.6], y: [51.2, 51.8] },
  'british-grid': { x: [490_000, 580_000], y: [140_000, 215_000] },
} as const;

/** Whether all of an outline is in London: a file that was projected twice has the shapes of its areas in the sea. */
export const isInLondon = (outline: Outline, system: CoordinateSystem): boolean =>
  outline.flat(2).every((point) => within(point, LONDON[system]));

/** What the coordinates of a point are; a sentence where they are none that can be drawn. */
export function systemOf(point: Point): CoordinateSystem | { readonly fault: string } {
  const [x, y] = point;
  // Near the origin of the grid, which is in the sea, a pair of degrees would pass for metres.
  if (within(point, DEGREES)) return 'degrees';
  if (within([y, x], DEGREES)) return { fault: 'has latitude before longitude; export it with longitude first' };
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90)
    return { fault: 'lies outside the United Kingdom; give boundaries of London' };
  if (within(point, METRES)) return 'british-grid';
  return {
    fault:
      'has coordinates that are neither longitude and latitude nor the British National Grid; export it as WGS 84 (EPSG:4326)',
  };
}

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** A closed line of at least three points. */
const isRing = (value: unknown): value is Ring => Array.isArray(value) && value.length >= 4 && value.every(isPoint);

const isPolygon = (value: unknown): value is readonly Ring[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);

/** The outline of a GeoJSON geometry; a sentence where it has none. */
export function outlineOf(geometry: unknown): Outline | { readonly fault: string } {
  if (!isRecord(geometry)) return { fault: 'has no outline (its geometry is empty); download the file again' };
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { fault: `is a ${String(type)}, not an area; give a file of boundaries (Polygon or MultiPolygon)` };
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every(isPolygon))
    return { fault: 'has a ring that is not a list of at least four points; download the file again' };
  return polygons;
}
