import type { Outline, Point, Ring } from '../../core/boundaries.js';

const keyOf = ([x, y]: Point): string => `${x},${y}`;

/** The points of a ring without the last, which is the first again. */
function openRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && keyOf(first) === keyOf(last) ? ring.slice(0, -1) : ring;
}

/** The points at which borders meet: where rings that share a point come from, or go to, different neighbours. */
function junctionsOf(rings: readonly Ring[]): Set<string> {
  const neighbours = new Map<string, string>();
  const junctions = new Set<string>();
  for (const ring of rings) {
    const keys = ring.map(keyOf);
    keys.forEach((key, index) => {
      const pair = [keys.at(index - 1), keys[(index + 1) % keys.length]].sort().join(' ');
      const before = neighbours.get(key);
      if (before === undefined) neighbours.set(key, pair);
      else if (before !== pair) junctions.add(key);
    });
  }
  return junctions;
}

function distanceSquared([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const fraction = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return (x - x1 - fraction * dx) ** 2 + (y - y1 - fraction * dy) ** 2;
}

/** The inner point of a line that is farthest from the segment between two of its points. */
function farthest(line: readonly Point[], from: number, to: number): { index: number; distance: number } {
  const [start, end] = [line[from], line[to]];
  let [index, distance] = [from, -1];
  for (let at = from + 1; at < to; at += 1) {
    const point = line[at];
    const found = point && start && end ? distanceSquared(point, start, end) : -1;
    if (found > distance) [index, distance] = [at, found];
  }
  return { index, distance };
}

/** Douglas and Peucker, 1973: the fewest of its points that leave no other farther away than the tolerance. */
function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, line.length - 1]);
  const parts: [from: number, to: number][] = [[0, line.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const { index, distance } = farthest(line, from, to);
    if (distance <= tolerance ** 2) continue;
    kept.add(index);
    parts.push([from, index], [index, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

/** A border in the one direction that both its sides see it in, so that both get the same points. */
function simplifyBorder(line: readonly Point[], tolerance: number): Point[] {
  const [first = '', last = ''] = [line[0], line.at(-1)].map((point) => point && keyOf(point));
  const [second = '', lastButOne = ''] = [line[1], line.at(-2)].map((point) => point && keyOf(point));
  const isReversed = first > last || (first === last && second > lastButOne);
  const simplified = simplifyLine(isReversed ? line.toReversed() : line, tolerance);
  return isReversed ? simplified.reverse() : simplified;
}

/** The ring begun at another of its points, and closed. */
const closedFrom = (ring: Ring, start: number): Point[] => {
  const first = ring[start];
  return [...ring.slice(start), ...ring.slice(0, start), ...(first ? [first] : [])];
};

/** A ring without junctions begins at the same point whoever's it is. */
const leastPoint = (keys: readonly string[]): number =>
  keys.reduce((least, key, index) => (key < (keys[least] ?? '') ? index : least), 0);

function simplifyRing(ring: Ring, junctions: ReadonlySet<string>, tolerance: number): Ring {
  const keys = ring.map(keyOf);
  const first = keys.findIndex((key) => junctions.has(key));
  const line = closedFrom(ring, first === -1 ? leastPoint(keys) : first);
  const cuts = line.flatMap((point, index) =>
    index > 0 && (index === line.length - 1 || junctions.has(keyOf(point))) ? [index] : [],
  );
  const points: Point[] = line.slice(0, 1);
  let from = 0;
  for (const to of cuts) {
    points.push(...simplifyBorder(line.slice(from, to + 1), tolerance).slice(1));
    from = to;
  }
  return points;
}

/** Too few points are left to enclose anything. */
const isFlat = (ring: Ring): boolean => ring.length < 4;

function simplifyOutline(outline: Outline, simplify: (ring: Ring) => Ring): Outline {
  const polygons = outline.map((rings) => rings.map(simplify));
  const seen = polygons.filter(([exterior]) => exterior && !isFlat(exterior));
  // An area that is all too small to be seen stays as it is: it is on the map.
  return seen.length === 0 ? outline : seen.map((rings) => rings.filter((ring) => !isFlat(ring)));
}

/**
 * Leaves out the points of outlines that a picture cannot show. Neighbours keep one border: it is cut where borders meet, and
 * each piece is simplified once, by Douglas and Peucker. Units: `tolerance` is in those of the coordinates; nothing moves farther.
 * Islands and holes smaller than that are left out. No outlines: none.
 */
export function simplifyTogether(
  outlines: ReadonlyMap<string, Outline>,
  tolerance: number,
): ReadonlyMap<string, Outline> {
  const open = new Map([...outlines].map(([code, outline]) => [code, outline.map((rings) => rings.map(openRing))]));
  const junctions = junctionsOf([...open.values()].flat(2));
  const simplify = (ring: Ring) => simplifyRing(ring, junctions, tolerance);
  return new Map([...open].map(([code, outline]) => [code, simplifyOutline(outline, simplify)]));
}

export const pointsOf = (outlines: ReadonlyMap<string, Outline>): number =>
  [...outlines.values()].flat(2).reduce((sum, ring) => sum + ring.length, 0);
