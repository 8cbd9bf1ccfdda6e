import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Interval, Quantity, RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, middleOf, overlap, pointAt } from '../../verdicts/intervals.js';
import { judgedIn } from '../../verdicts/judged.js';
import { digitsOf, type Mistake } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { digitsIn } from '../ratio.js';
import { amountsNear } from './amounts-near.js';
import { foundShares } from './found-shares.js';
import { rest, type Sum, sumsNamed } from './sum-words.js';

/**
 * Counts and amounts whose words say that they are worked out (so many more, the rest, together, each), and that no rule with a
 * closer reading has judged: against the numbers right before them. They are right to the last digit, or have a digit changed.
 */

/** Of two numbers that stand further off nothing is said but that they fit. */
const NEAREST = 5;

interface Worked {
  readonly parts: readonly Mention[];
  readonly value: Interval;
  readonly words: string;
  /** No other number of its kind stands nearer than its parts. */
  readonly isNearest: boolean;
}

const textOf = (parts: readonly Mention[], sign: string): string =>
  parts.map(({ quantity }) => quantity.text).join(` ${sign} `);

/** "There had been 7, so two more": the larger is the earlier of the two, and it fell. */
const isTurned = ({ direction }: Mention, top: Mention, base: Mention): boolean => {
  const earlier = [top, base].filter(({ mark }) => mark === -1);
  return direction !== undefined && earlier.length === 1 && (earlier[0] === top) === direction > 0;
};

/** "March was 33 up on January": the one with that name is one of the two. */
function isOfOtherName({ tailText }: Mention, near: readonly Mention[], pair: readonly Mention[]): boolean {
  const name = /^[^.;,]{0,30}?\b(?:on|than|from|over|below|above)(?: in| the)* ([a-z]{3,})/.exec(tailText)?.[1];
  const named = near.filter((item) => name !== undefined && `${item.leadText} ${item.tailText}`.includes(name));
  return named.length > 0 && !pair.some((item) => named.includes(item));
}

function ofTwo(claim: Mention, sum: Sum, near: readonly Mention[]): Worked[] {
  return near.slice(0, NEAREST).flatMap((one, index) =>
    near.slice(0, index).flatMap((other): Worked[] => {
      const [a, b] = one.id < other.id ? [one, other] : [other, one];
      const found = sum.of(claim, a, b);
      if (!found) return [];
      const { top, base, value } = found;
      if (sum.isMove && (isTurned(claim, top, base) || isOfOtherName(claim, near, [a, b]))) return [];
      const words = `${textOf([top, base], sum.sign)}: ${numberText(middleOf(value), Math.max(0, claim.quantity.decimals))}`;
      return [{ parts: [a, b], value, words, isNearest: index === 1 }];
    }),
  );
}

/** "168 in April and 143 in May, so 311": two and more that stand one behind the other, the last of them right before it. */
function ofMany(claim: Mention, sum: Sum, near: readonly Mention[]): Worked[] {
  if (!sum.isOfMany) return [];
  const before = near.filter((item) => item.id < claim.id && item.dimension === claim.dimension);
  return before.slice(2).map((_, index): Worked => {
    const parts = before.slice(0, index + 3).reverse();
    const total = parts.reduce((all, { quantity }) => all + quantity.value, 0);
    return {
      parts,
      value: pointAt(total),
      words: `${textOf(parts, '+')}: ${numberText(total)}`,
      isNearest: index + 3 === before.length,
    };
  });
}

/** A small number, or one of a single digit, is met by chance: only the two nearest bear it out. */
const LEAST = 10;

const isMetByChance = ({ quantity }: Mention, sum: Sum): boolean =>
  sum.isQuotient ? digitsIn(quantity) < 3 : quantity.value < LEAST;

const OUT_OF = /^ (?:[a-z'-]+ ){0,3}?(?:out )?of (?:the |its |our |all )*$/;

const OPENS = /^(?:out )?of (?:the |its |our |all )*$/;

/** "164 referrals out of 251", "of the 61 made 44": what is left of the one is the other's rest, however far the printed number is from it. */
const isPartOfWhole = ([first, second]: readonly Mention[], { sentence }: Mention): boolean =>
  first?.sentence === second?.sentence &&
  (OUT_OF.test(first?.tail ?? '') || (OPENS.test(first?.lead ?? '') && first?.sentence === sentence));

/** So many numbers before it the whole of such a share may stand. */
const SHARE_WINDOW = 20;

/** "338 drivers, two thirds of those caught; 159 were not found": the part right before it, and the whole that its share is of. */
function ofShare(discourse: Discourse, claim: Mention, [part]: readonly Mention[], wholes: Wholes): Worked[] {
  const known = part?.sentence === claim.sentence ? wholes.get(part.quantity) : undefined;
  const near = discourse.mentions.slice(Math.max(0, claim.id - SHARE_WINDOW), claim.id);
  const whole = known && near.find(({ quantity }) => quantity === known);
  const found = part && whole ? rest.of(claim, part, whole) : undefined;
  if (!part || !whole || !found) return [];
  const words = `${textOf([whole, part], rest.sign)}: ${numberText(middleOf(found.value))}`;
  return [{ parts: [part, whole], value: found.value, words, isNearest: true }];
}

/** The whole of each part whose share was found to be right. */
type Wholes = ReadonlyMap<Quantity, Quantity>;

function readingOf(claim: Mention, sum: Sum, { parts, value, words, isNearest }: Worked): ClaimReading[] {
  const { quantity } = claim;
  const fits = overlap(intervalOf({ ...quantity, kind: sum.isQuotient ? 'rate' : quantity.kind }), value);
  if (fits && (isNearest || !isMetByChance(claim, sum)))
    return [{ parts, value, verdict: 'agrees', score: isNearest ? 6 : 5, mistake: undefined, isSure: true, words }];
  if (fits || sum.isQuotient) return [];
  const mistake: Mistake | undefined = isNearest ? digitsOf(quantity, value) : undefined;
  return mistake?.mistake === 'digits' || (sum.isRest && isNearest && isPartOfWhole(parts, claim))
    ? [{ parts, value, verdict: 'differs', score: 4, mistake, isSure: true, isTight: true, words }]
    : [];
}

function judge(discourse: Discourse, claim: Mention, wholes: Wholes): RuleFinding[] {
  const sums = sumsNamed(claim);
  if (sums.length === 0) return [];
  const near = amountsNear(discourse, claim);
  const before = near.filter(({ id }) => id < claim.id);
  const shared = ofShare(discourse, claim, before, wholes);
  const readings = sums.flatMap((sum) =>
    [...(sum.isRest ? shared : []), ...ofTwo(claim, sum, near), ...ofMany(claim, sum, near)].flatMap((worked) =>
      readingOf(claim, sum, worked),
    ),
  );
  const found = decide(
    { id: 'worked-out', mistake: 'count' },
    { ...claimOf(claim, 'step'), direction: undefined },
    readings.sort((a, b) => b.score - a.score),
  );
  return found ? [found] : [];
}

export const workedOut: Rule = {
  id: 'worked-out',
  about: 'so many more, the rest, together or for each, against the two or more numbers right before it',
  why: 'What is left, added up or shared out is typed by hand behind the numbers that it comes of.',
  speaks: [
    ['ambiguous', 'ASB calls: 5,611 compared with 5,102, an extra 590.'],
    ['agrees', '94 young people were referred. 71 took it up and 23 did not.'],
    ['ambiguous', 'Total cost in year one is £98,650. The account will meet £40,000, leaving £58,560 for the fund.'],
    ['agrees', 'In all 214 notices were issued, of which 131 were paid. At £100 each that brought in £13,100.'],
    ['differs', 'Of the 75 actions agreed, 52 were complete by May; 33 were outstanding.'],
    [
      'ambiguous',
      'We caught 450 drivers. Letters went to 300 of them, two thirds of those caught; for 510 an address could not be found.',
    ],
  ],
  silent: [
    'Of the 75 actions agreed, 52 were complete. From the year before 33 were outstanding.',
    'There were 94 visits and 71 calls. An extra 40 posters were printed.',
    'The team has 36 officers and 12 cars; the other 17 were sold.',
    'Fires rose from 1,380 to 1,492. Bins made up 612 of them.',
    'Together the 12 wards held 40 meetings and 31 stalls.',
  ],
  read: (discourse, before) => {
    const judged = judgedIn(before);
    const wholes = new Map(foundShares(before).map(({ part, whole }) => [part, whole]));
    return discourse.mentions
      .filter(
        ({ quantity, dimension, sentence }) =>
          (dimension === 'count' || dimension === 'money') &&
          quantity.value >= 3 &&
          quantity.hedge === undefined &&
          sentence.block.kind !== 'row' &&
          !judged.has(quantity),
      )
      .flatMap((mention) => judge(discourse, mention, wholes));
  },
};
