import type { Discourse } from '../../../mentions/discourse.js';
import { NUMBER } from '../../../mentions/not-figures.js';
import type { Quantity, Sentence } from '../../../model.js';
import type { LevelSeries } from './levels-in-time.js';
import type { MoveClaim, Point } from './moves-asked.js';

/** Hours, days and speeds are no figures elsewhere: here each two of one unit that stand next to a change. */

const LENGTH = new RegExp(
  `(?<![\\d.,£-])(${NUMBER}) (hours?|minutes?|seconds?|days?|nights?|weeks?|miles?|mph)\\b`,
  'g',
);

interface Length {
  readonly quantity: Quantity;
  /** Undefined: a number without one, which has that of the other. */
  readonly unit: string | undefined;
  /** "Against 53.9": its words say that it is the earlier. */
  readonly isBase: boolean;
}

/** "58 minutes against 71": the second has the unit of the first. */
const WITHOUT_UNIT = new RegExp(
  `^(?: on average| each)?,? (?:against|compared (?:with|to)|(?:up |down )?from|instead of|rather than) (${NUMBER})(?![\\d.,%]*\\d| ?%| ?per ?cent| [a-z]+s\\b)`,
);

function quantityFrom(digits: string, start: number): Quantity {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return {
    kind: decimals > 0 ? 'rate' : 'count',
    value: Number(digits.replaceAll(',', '')),
    decimals,
    hedge: undefined,
    text: digits,
    start,
    end: start + digits.length,
  };
}

export function lengthsIn({ text }: Sentence): Length[] {
  return [...text.matchAll(LENGTH)].flatMap(({ 0: all, 1: digits = '', 2: word = '', index }): Length[] => {
    const unit = word.replace(/s$/, '');
    const end = index + all.length;
    const next = WITHOUT_UNIT.exec(text.slice(end));
    const at = end + (next?.[0].length ?? 0) - (next?.[1]?.length ?? 0);
    return [
      { isBase: false, unit, quantity: quantityFrom(digits, index) },
      ...(next?.[1] ? [{ isBase: true, unit, quantity: quantityFrom(next[1], at) }] : []),
    ];
  });
}

/** A number so small is met by chance. */
const LEAST = 5;

const point = ({ quantity }: Length, back: number): Point => ({ quantity, back, time: undefined });

/** By the direction of the claim; else the one that its words say is the earlier, or a fall. */
function inOrder(one: Length, other: Length, direction: MoveClaim['direction']): readonly [Length, Length] {
  const [low, high] = one.quantity.value < other.quantity.value ? [one, other] : [other, one];
  const isUp = direction === undefined ? low.isBase : direction === 1;
  return isUp ? [low, high] : [high, low];
}

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
      if (!isOne || one.quantity.value === other.quantity.value) return [];
      const [from, to] = inOrder(one, other, direction);
      return [{ label: '', points: [point(from, 1), point(to, 0)] }];
    });
  });
}
