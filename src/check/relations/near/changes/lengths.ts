import type { Discourse } from '../../../mentions/discourse.js';
import { NUMBER } from '../../../mentions/not-figures.js';
import type { Quantity, Sentence } from '../../../model.js';
import type { LevelSeries } from './levels-in-time.js';
import type { MoveClaim, Point } from './moves-asked.js';

/** Hours, days and speeds are no figures elsewhere: here each two of one unit that stand next to a change. */

const LENGTH = new RegExp(`(?<![\\d.,£-])(${NUMBER}) (hours?|minutes?|seconds?|days?|weeks?|miles?|mph)\\b`, 'g');

interface Length {
  readonly quantity: Quantity;
  /** Undefined: a number without one, which has that of the other. */
  readonly unit: string | undefined;
  /** "Against 53.9": its words say that it is the earlier. */
  readonly isBase: boolean;
}

function lengthsIn({ text }: Sentence): Length[] {
  return [...text.matchAll(LENGTH)].map(({ 1: digits = '', 2: unit, index }) => {
    const decimals = digits.split('.')[1]?.length ?? 0;
    return {
      isBase: false,
      unit: unit?.replace(/s$/, ''),
      quantity: {
        kind: decimals > 0 ? 'rate' : 'count',
        value: Number(digits.replaceAll(',', '')),
        decimals,
        hedge: undefined,
        text: digits,
        start: index,
        end: index + digits.length,
      },
    };
  });
}

/** A number so small is met by chance. */
const LEAST = 5;

const point = ({ quantity }: Length, back: number): Point => ({ quantity, back, time: undefined });

export function seriesOfLengths({ of }: Discourse, { mention, direction }: MoveClaim): LevelSeries[] {
  const { sentence } = mention;
  const near = [sentence.previous?.block === sentence.block ? sentence.previous : undefined, sentence].flatMap(
    (one) => one ?? [],
  );
  const lengths = near.flatMap(lengthsIn);
  const plain = near
    .flatMap(({ index }) => of[index] ?? [])
    .filter(
      ({ role, quantity }) =>
        role === 'level' &&
        (quantity.kind === 'count' || quantity.kind === 'rate') &&
        !quantity.isWord &&
        !quantity.hedge,
    )
    .map(({ quantity, mark }): Length => ({ quantity, unit: undefined, isBase: mark === -1 }));
  const all = [...lengths, ...plain].filter(({ quantity }) => quantity.value >= LEAST);
  return lengths.flatMap((one) => {
    const isAlone = lengths.every((other) => other === one || other.unit !== one.unit);
    return all.flatMap((other): LevelSeries[] => {
      const isOne =
        other !== one && (other.unit === one.unit || (other.unit === undefined && (isAlone || other.isBase)));
      const isSmaller = one.quantity.value < other.quantity.value;
      if (!isOne || one.quantity.value === other.quantity.value) return [];
      const [low, high] = isSmaller ? [one, other] : [other, one];
      const [from, to] = direction === 1 ? [low, high] : [high, low];
      return [{ label: '', points: [point(from, 1), point(to, 0)] }];
    });
  });
}
