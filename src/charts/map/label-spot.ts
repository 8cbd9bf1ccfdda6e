import type { Outline, Point } from '../../core/boundaries.js';

/** Lines of this many points each way are tried. */
const TRIED = 24;

/** Whether a point is in an outline, by the crossings of a line from it to the right (even and odd). */
export function isInside([x, y]: Point, outline: Outline): boolean {
  let inside = false;
  for (const ring of outline.flat()) {
    ring.forEach(([x1, y1], index) => {
      const [x2, y2] = ring.at(index - 1) ?? [x1, y1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}

/** Whether no border crosses a box around a point, by points along its edges. */
function fits([x, y]: Point, [width, height]: readonly [number, number], outline: Outline): boolean {
  const across = [-0.5, -0.3, -0.15, 0, 0.15, 0.3, 0.5];
  return across.every((right) =>
    [-0.5, -0.2, 0.2, 0.5].every((down) => isInside([x + right * width, y + down * height], outline)),
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a text of a size stands within an outline, nearest to the middle of its box; undefined where it does not fit. */
export function labelSpot(outline: Outline, { width, height }: Size): Point | undefined {
  const points = outline.flat(2);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (right - left < width || bottom - top < height) return undefined;
  const steps = Array.from({ length: TRIED - 1 }, (_, index) => (index + 1) / TRIED);
  const spots = steps.flatMap((across) =>
    steps.map((down): Point => [left + across * (right - left), top + down * (bottom - top)]),
  );
  const fromMiddle = ([x, y]: Point) => (x - (left + right) / 2) ** 2 + (y - (top + bottom) / 2) ** 2;
  return spots.sort((a, b) => fromMiddle(a) - fromMiddle(b)).find((spot) => fits(spot, [width, height], outline));
}
