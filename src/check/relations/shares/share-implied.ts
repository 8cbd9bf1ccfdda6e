import type { Mention } from '../../mentions/mentions.js';
import type { Interval } from '../../model.js';
import { intervalOf, middleOf, overlap } from '../../verdicts/intervals.js';
import { numberText } from '../../verdicts/report.js';
import type { Couple } from './share-couples.js';

/** The whole of a list that the text does not give: the one number that all its shares but one can be of. */

/** So many shares must have a whole in common, and so many of those there are. */
const LEAST = 4;
const MOST_WRONG = 1;

/** What a part and its share can be of: part ÷ share, before the share was rounded. */
function wholesOf({ part, percent }: Couple): Interval | undefined {
  const { lower, upper } = intervalOf(percent.quantity);
  const isExact = /\d ?(?:%|per ?cent)/.test(percent.quantity.text) && !percent.quantity.hedge;
  return isExact && lower > 0
    ? { lower: (part.quantity.value / upper) * 100, upper: (part.quantity.value / lower) * 100 }
    : undefined;
}

const common = (all: readonly Interval[]): Interval => ({
  lower: Math.max(...all.map(({ lower }) => lower)),
  upper: Math.min(...all.map(({ upper }) => upper)),
});

/** Narrow enough to tell a wrong share from a right one. */
const WIDTH = 0.06;

export function impliedWhole(run: readonly Couple[]): { whole: Mention; good: readonly Couple[] } | undefined {
  const [first] = run;
  const known = run.flatMap((couple) => {
    const wholes = wholesOf(couple);
    return wholes ? [{ couple, wholes }] : [];
  });
  const best = known
    .map(({ wholes }) => known.filter((other) => overlap(other.wholes, wholes)))
    .sort((a, b) => b.length - a.length)[0];
  if (!first || !best || best.length < LEAST || known.length - best.length > MOST_WRONG) return undefined;
  const { lower, upper } = common(best.map(({ wholes }) => wholes));
  if (lower > upper || upper - lower > WIDTH * lower) return undefined;
  const value = Math.round(middleOf({ lower, upper }));
  const quantity = { ...first.part.quantity, value, decimals: 0, text: `about ${numberText(value)}` };
  return { whole: { ...first.part, quantity }, good: best.map(({ couple }) => couple) };
}
