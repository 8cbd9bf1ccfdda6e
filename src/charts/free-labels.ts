import { textWidth } from './svg.js';

/** A box on a picture that no name may cover. */
export interface Obstacle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A point with its name. */
export interface NamedPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly bold: boolean;
}

const SIZE = 12;
const HALF_LINE = 6;
const DISTANCE = 9;

const covers = (a: Obstacle, b: Obstacle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Right of the point, left, above, below; above and below also to either side. */
function positionsFor({ x, y, name, bold }: NamedPoint): Obstacle[] {
  const width = textWidth(name, { size: SIZE, bold });
  const at = (left: number, middle: number): Obstacle => ({
    left,
    right: left + width,
    top: middle - HALF_LINE,
    bottom: middle + HALF_LINE,
  });
  const lines = [y - DISTANCE - 3, y + DISTANCE + 3];
  return [
    at(x + DISTANCE, y),
    at(x - DISTANCE - width, y),
    ...lines.flatMap((line) => [at(x - width / 2, line), at(x - 4, line), at(x + 4 - width, line)]),
  ];
}

/** Where each name stands: within the picture, over nothing and no other name. One that has no such position has none. */
export function freeLabels(
  points: readonly NamedPoint[],
  obstacles: readonly Obstacle[],
  within: Obstacle,
): (Obstacle | undefined)[] {
  const taken = [...obstacles];
  return points.map((point) => {
    const free = positionsFor(point).find(
      (box) =>
        box.left >= within.left &&
        box.right <= within.right &&
        box.top >= within.top &&
        box.bottom <= within.bottom &&
        !taken.some((other) => covers(box, other)),
    );
    if (free) taken.push({ ...free, left: free.left - 3, right: free.right + 3 });
    return free;
  });
}
