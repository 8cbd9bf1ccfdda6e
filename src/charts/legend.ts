import { dot, horizontal, label, textWidth } from './svg.js';

interface Entry {
  readonly kind: string;
  readonly name: string;
}

/** Above a chart: a stroke of each line (or its dot), then its name; under one another where it is narrow. */
export function legend(
  lines: readonly Entry[],
  width: number,
  dots: readonly Entry[] = [],
): { markup: string; height: number } {
  let [x, y] = [0, 10];
  const parts: string[] = [];
  for (const [index, { kind, name }] of [...lines, ...dots].entries()) {
    const needed = 30 + textWidth(name) + 22;
    if (x > 0 && x + needed > width) [x, y] = [0, y + 18];
    const mark = index < lines.length ? horizontal(x, x + 22, y, kind) : dot(x + 11, y, 4, kind);
    parts.push(mark + label(x + 28, y + 4.5, name));
    x += needed;
  }
  return { markup: parts.join(''), height: y + 14 };
}
