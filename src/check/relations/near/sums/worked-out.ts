import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import { claimOf } from '../../../pairs/comparisons.js';
import type { Rule } from '../../../rule.js';
import { decide } from '../../../verdicts/decide.js';
import { intervalOf, middleOf, overlap, pointAt } from '../../../verdicts/intervals.js';
import { proseUnjudged } from '../../../verdicts/judged.js';
import { digitsOf, type Mistake, SWAPPED } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { digitsIn } from '../../ratio.js';
import { isCalledRest } from '../../sum-rest-words.js';
import { foundShares } from '../shares/found-shares.js';
import { amountsNear } from './amounts-near.js';
import { complementReadings } from './complement.js';
import { rest, type Sum, sumsNamed } from './sum-words.js';
import { ofMany, ofTwo, textOf, type Worked } from './worked-sums.js';

/**
 * Counts and amounts whose words say that they are worked out (so many more, the rest, together, each), and that no rule with a
 * closer reading has judged: against the numbers right before them. They are right to the last digit, or have a digit changed.
 */

/** A small number, or one of a single digit, is met by chance: only the two nearest bear it out. */
const LEAST = 10;

const isMetByChance = ({ quantity }: Mention, sum: Sum): boolean =>
  sum.isQuotient ? digitsIn(quantity) < 3 : quantity.value < LEAST;

const OUT_OF = /^ (?:[a-z'-]+ ){0,3}?(?:out )?of (?:the |its |our |all |whom |which )*$/;

const OPENS = /^(?:out )?of (?:the |its |our |all )*$/;

/** "164 referrals out of 251", "of the 61 made 44": what is left of the one is the other's rest, however far the printed number is from it. */
const isPartOfWhole = ([first, second]: readonly Mention[], { sentence }: Mention): boolean =>
  first?.sentence === second?.sentence &&
  (OUT_OF.test(first?.tail ?? '') || (OPENS.test(first?.lead ?? '') && first?.sentence === sentence));

/** So many numbers before it the whole of such a share may stand. */
const SHARE_WINDOW = 20;

/** "384 agreed, three in five; 192 did not (30%); the remaining 64 had no view": the parts right before it, and the whole of their shares. */
function ofShare(discourse: Discourse, claim: Mention, before: readonly Mention[], wholes: Wholes): Worked[] {
  const amounts = before.filter(({ sentence }) => sentence.block === claim.sentence.block);
  const known = amounts[0] && wholes.get(amounts[0].quantity);
  const end = amounts.findIndex(({ quantity }) => wholes.get(quantity) !== known);
  const parts = amounts.slice(0, end < 0 ? amounts.length : end);
  const near = discourse.mentions.slice(Math.max(0, claim.id - SHARE_WINDOW), claim.id);
  const whole = known && near.find(({ quantity }) => quantity === known);
  if (!whole || (parts.length === 1 && parts[0]?.sentence !== claim.sentence)) return [];
  const left = whole.quantity.value - parts.reduce((sum, { quantity }) => sum + quantity.value, 0);
  if (left <= 0 || whole.dimension !== claim.dimension) return [];
  const words = `${textOf([whole, ...parts], rest.sign)}: ${numberText(left, Math.max(0, claim.quantity.decimals))}`;
  return [{ parts: [...parts, whole], value: pointAt(left), words, isNearest: true, isShare: true }];
}

/** The whole of each part whose share was found to be right. */
type Wholes = ReadonlyMap<Quantity, Quantity>;

/** What two parts and more of a whole by their shares leave of it is the rest, as is what one part of a whole does. */
const isAllOfWhole = ({ parts, isShare }: Pick<Worked, 'parts' | 'isShare'>, claim: Mention): boolean =>
  (isShare === true && parts.length > 2 && isCalledRest(claim)) || isPartOfWhole(parts, claim);

function readingOf(
  claim: Mention,
  sum: Sum,
  { parts, value, words, isNearest, isShare = false }: Worked,
  behind: readonly Mention[],
): ClaimReading[] {
  const { quantity } = claim;
  const fits = overlap(intervalOf({ ...quantity, kind: sum.isQuotient ? 'rate' : quantity.kind }), value);
  if (fits && (isNearest || !isMetByChance(claim, sum)))
    return [{ parts, value, verdict: 'agrees', score: isNearest ? 6 : 5, mistake: undefined, isSure: true, words }];
  if (fits || sum.isQuotient) return [];
  const mistake: Mistake | undefined = isNearest ? digitsOf(quantity, value) : undefined;
  // "Of 540, 378 agreed and 92 did not. The other 70 had no view": what is left stands behind it.
  const hasThird = behind.some((item) => item.quantity.value === middleOf(value) - quantity.value);
  const isOfWhole = sum.isRest === true && isNearest && !hasThird && isAllOfWhole({ parts, isShare }, claim);
  if (mistake?.mistake !== 'digits' && !isOfWhole) return [];
  const isCertain = isOfWhole || isShare || sum.isOfMany === true || parts.length > 2 || isSwap(quantity, mistake);
  const verdict = isCertain ? 'differs' : 'ambiguous';
  return [{ parts, value, verdict, score: 4, mistake, isSure: true, isTight: true, words }];
}

/** Two digits of three and more that have changed places are no chance. */
const isSwap = (quantity: Quantity, mistake: Mistake | undefined): boolean =>
  mistake?.because === SWAPPED && digitsIn(quantity) > 2;

/** So many numbers before it two others may stand that it is worked out from. */
const OTHERS_BACK = 16;
/** So near each other they stand, and the number is met by chance below this. */
const APART = 8;
const NO_CHANCE = 100;

/** "It saw 384 people, and 230 engaged. Of these 46 came back; the 154 others": of two others under its heading it is true. */
function isOfOtherTwo({ mentions }: Discourse, { id, quantity, dimension, sentence }: Mention): boolean {
  const near = mentions
    .slice(Math.max(0, id - OTHERS_BACK), id)
    .filter((item) => item.dimension === dimension && item.sentence.block.heading === sentence.block.heading);
  return (
    quantity.value >= NO_CHANCE &&
    near.some((whole) =>
      near.some(
        ({ id: at, quantity: part }) =>
          at > whole.id && at <= whole.id + APART && whole.quantity.value - part.value === quantity.value,
      ),
    )
  );
}

function judge(discourse: Discourse, claim: Mention, wholes: Wholes): RuleFinding[] {
  const sums = sumsNamed(claim);
  const others = complementReadings(discourse, claim, wholes);
  if (sums.length === 0 && others.length === 0) return [];
  const near = amountsNear(discourse, claim);
  const before = near.filter(({ id }) => id < claim.id);
  const behind = discourse.mentions.slice(claim.id + 1, claim.id + 5);
  const shared = ofShare(discourse, claim, before, wholes);
  const readings = sums.flatMap((sum) =>
    [...(sum.isRest ? shared : []), ...ofTwo(claim, sum, near), ...ofMany(claim, sum, near)].flatMap((worked) =>
      readingOf(claim, sum, worked, behind),
    ),
  );
  const found = decide(
    { id: 'worked-out', mistake: 'count' },
    { ...claimOf(claim, 'step'), direction: undefined },
    // What a part leaves of its whole is certain, where two other numbers near it leave a doubt.
    others.length > 0 && readings.every(({ verdict }) => verdict !== 'agrees')
      ? others
      : readings.sort((a, b) => b.score - a.score),
  );
  return found && !(found.verdict === 'differs' && isOfOtherTwo(discourse, claim)) ? [found] : [];
}

export const workedOut: Rule = {
  id: 'worked-out',
  about: 'so many more, the rest, together or for each, against the two or more numbers right before it',
  why: 'What is left, added up or shared out is typed by hand behind the numbers that it comes of.',
  speaks: [
    ['differs', 'The clinic saw 2,640 people. 1,180 of them were women and 715 were men, leaving 775 others.'],
    ['differs', 'There were 418 alerts of which 353 were false. So only 75 were real.'],
    ['ambiguous', 'ASB calls: 5,611 compared with 5,102, an extra 590.'],
    ['agrees', '94 young people were referred. 71 took it up and 23 did not.'],
    ['differs', 'Total cost in year one is £98,650. The account will meet £40,000, leaving £58,560 for the fund.'],
    ['agrees', 'In all 214 notices were issued, of which 131 were paid. At £100 each that brought in £13,100.'],
    ['differs', 'Of the 75 actions agreed, 52 were complete by May; 33 were outstanding.'],
    [
      'differs',
      'We shut 640 files. In 384 all agreed, three in five. In 192 some did (30%) and in the remaining 74 none.',
    ],
    [
      'differs',
      'We caught 450 drivers. Letters went to 300 of them, two thirds of those caught; for 510 an address could not be found.',
    ],
    ['differs', 'Theft made up 130 of 340 offences, which is 38%. The culprit was not found in 220.'],
    ['differs', 'The course took 72 people and 58 finished. Completion was 81%; 24 dropped out.'],
    ['agrees', 'Theft made up 130 of 340 offences, which is 38%. The culprit was not found in 210.'],
    ['differs', 'At £80 each the 342 fines were worth £27,630 if all are paid.'],
  ],
  silent: [
    'Theft made up 130 of 340 offences, which is 38%. Robberies numbered 220.',
    'The course took 72 people and 58 finished. Completion was 81%; another 24 asked about it.',
    'Of the 75 actions agreed, 52 were complete. From the year before 33 were outstanding.',
    'There were 94 visits and 71 calls. An extra 40 posters were printed.',
    'The team has 36 officers and 12 cars; the other 17 were sold.',
    'Fires rose from 1,380 to 1,492. Bins made up 612 of them.',
    'Together the 12 wards held 40 meetings and 31 stalls.',
  ],
  read: (discourse, before) => {
    const wholes = new Map(foundShares(before).map(({ part, whole }) => [part, whole]));
    return proseUnjudged(discourse, before)
      .filter(
        ({ quantity, dimension }) =>
          (dimension === 'count' || dimension === 'money') && quantity.value >= 3 && quantity.hedge === undefined,
      )
      .flatMap((mention) => judge(discourse, mention, wholes));
  },
};
