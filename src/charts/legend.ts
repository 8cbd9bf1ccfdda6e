import { horizontal, label, textWidth } from './svg.js';

interface Entry {
  readonly kind: string;
  readonly name: string;
}

/** Above a chart: a stroke of each line, then its name; under one another where it is narrow. */
export function legend(entries: readonly Entry[], width: number): { markup: string; height: number } {
  let [x, y] = [0, 10];
  const parts = entries.map(({ kind, name }) => {
    const needed = 30 + textWidth(name) + 22;
    if (x > 0 && x + needed > width) [x, y] = [0, y + 18];
    const part = horizontal(x, x + 22, y, kind) + label(x + 28, y + 4.5, name);
    x += needed;
    return part;
  });
  return { markup: parts.join(''), height: y + 14 };
}
