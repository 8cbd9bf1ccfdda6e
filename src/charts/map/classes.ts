import { quantile } from 'simple-statistics';
import type { Unit } from '../../core/figure.js';
import { decimalsFor, groupThousands, roundHalfAway } from '../../core/format.js';

/** A class of a shaded map: what it is called, and its shade, 1 to 5. */
export interface MapClass {
  readonly name: string;
  readonly shade: number;
}

/** The shade of a value, 1 to 5. */
export type ShadeOf = (value: number) => number;

/** The classes of a map, and the shade of each value: of the class whose name it fits, as both are printed. */
export interface Classes {
  readonly classes: readonly MapClass[];
  readonly shadeOf: ShadeOf;
}

const MIDDLE = 3;
/** Fewer classes than five take shades as far apart as they go. */
const shadeOfClass = (index: number, classes: number): number =>
  classes === 1 ? MIDDLE : 1 + Math.round((index * 4) / (classes - 1));

/** "below 62.0", "62.0 to under 75.3", ..., "110.2 and over"; of whole numbers "63 to 74". */
function namesOf(limits: readonly number[], decimals: number): string[] {
  const text = (value: number) => groupThousands(value, decimals);
  const [first, last] = [limits[0], limits.at(-1)];
  if (first === undefined || last === undefined) return ['all the same'];
  const between = limits.slice(1).map((limit, index) => {
    const from = limits[index] ?? limit;
    if (decimals > 0) return `${text(from)} to under ${text(limit)}`;
    return from === limit - 1 ? text(from) : `${text(from)} to ${text(limit - 1)}`;
  });
  return [`below ${text(first)}`, ...between, `${text(last)} and over`];
}

/**
 * Classes of about equal numbers of areas, so that one outlier does not make the rest one shade. Limits are rounded as values
 * are printed, and a value is compared as it is printed: no printed value fits two classes. Equal limits are one. Units: those of
 * the values; no values: one class.
 */
export function fifths(values: readonly number[], unit: Unit): Classes {
  const cuts = values.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((share) => quantile([...values], share));
  const decimals = Math.max(0, ...cuts.map((cut) => decimalsFor(unit, cut)));
  const printed = (value: number) => roundHalfAway(value, decimals);
  const least = Math.min(...values.map(printed));
  // Of whole numbers the next one: each class then has the areas that the cut left in it.
  const limitAt = (cut: number) => (decimals === 0 ? Math.ceil(Number(cut.toPrecision(12))) : printed(cut));
  const limits = [...new Set(cuts.map(limitAt))].filter((limit) => limit > least);
  const names = namesOf(limits, decimals);
  const classOf = (value: number) => limits.filter((limit) => printed(value) >= limit).length;
  return {
    classes: names.map((name, index) => ({ name, shade: shadeOfClass(index, names.length) })),
    shadeOf: (value) => shadeOfClass(classOf(value), names.length),
  };
}
