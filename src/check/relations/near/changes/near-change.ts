import type { Discourse } from '../../../mentions/discourse.js';
import { areasNear, isOfUnknownTown } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import { boundOf } from '../../../pairs/bound-pair.js';
import { claimOf } from '../../../pairs/comparisons.js';
import { subjectClash } from '../../../pairs/pairs.js';
import type { Rule } from '../../../rule.js';
import { decide } from '../../../verdicts/decide.js';
import { middleOf, sizeOf } from '../../../verdicts/intervals.js';
import { doubtedIn, judgedIn } from '../../../verdicts/judged.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { ofBaseNamed } from './base-named.js';
import { seriesOfLengths } from './lengths.js';
import { type LevelSeries, seriesInText, seriesOfRows, seriesOfTables, seriesWith } from './levels-in-time.js';
import { isAsked, type MoveClaim, moveClaimOf, type Step } from './moves-asked.js';
import { type Compared, comparisonFor, stepsOf, verdictOf } from './steps-compared.js';
import { seriesOfTwo } from './two-levels.js';

/**
 * Percentages and points of change that no other rule has judged: against the two levels of a list of years, of the row that they
 * name, or of the difference that stands next to them. They are right, or have come of the same two by a named mistake, or are
 * the exact change over another time.
 */

/** "A cut of 5% to 10%": none of the two is what was. */
const isRange = ({ mentions }: Discourse, { id, sentence }: Mention): boolean =>
  [mentions[id], mentions[id + 1]].some(
    (item) => item?.sentence === sentence && item.dimension === 'percent' && /^(?: to| or|-|–) ?$/.test(item.lead),
  );

/** The number of things more or fewer that stands next to a percentage. */
const differenceNear = ({ mentions }: Discourse, { id, sentence }: Mention): Mention | undefined =>
  [mentions[id - 1], mentions[id - 2], mentions[id + 1]].find(
    (item) =>
      item?.role === 'step' &&
      item.sentence === sentence &&
      !item.quantity.isWord &&
      Math.abs(item.quantity.value) >= 10,
  );

/** So much more than is printed comes of levels of two things. */
const isLikely = ({ mention: { quantity } }: MoveClaim, { reading: { value, mistake } }: Compared): boolean =>
  mistake !== undefined || middleOf(sizeOf(value)) <= 3 * Math.abs(quantity.value) + 5;

/** Of two numbers that only stand near: a number with decimals, or one that is their difference. */
function ofTwo(claim: MoveClaim, all: readonly Compared[]): ClaimReading[] {
  const { decimals } = claim.mention.quantity;
  return verdictOf(claim, all, (item) => isLikely(claim, item)).filter(
    ({ mistake, verdict }) =>
      (decimals > 0 && verdict !== 'rounding') || (verdict === 'differs' && mistake?.mistake === 'percentage'),
  );
}

/** A number of so many digits is of one row. */
const LEAST = 100;

/** "Rose by 8% to 436": the level that a claim says it is a change to. */
function levelOf(discourse: Discourse, mention: Mention): Mention | undefined {
  const { later } = boundOf(discourse, claimOf(mention, 'change'));
  return later && later.quantity.value >= LEAST ? later : undefined;
}

function readingsOf(discourse: Discourse, claim: MoveClaim, doubted: ReadonlySet<Quantity>): ClaimReading[] {
  const { mention } = claim;
  const certain = (series: readonly LevelSeries[]): Compared[] =>
    series
      .filter(({ points }) =>
        points.every(({ mention: level }) => !level || subjectClash(claimOf(mention, 'change'), level) !== 'clash'),
      )
      .flatMap((one) => stepsOf(claim, one))
      .filter(({ from, to }) => !doubted.has(from.quantity) && !doubted.has(to.quantity));
  const [inText, tables] = [
    certain(seriesInText(discourse, mention)),
    certain(seriesOfTables(discourse, mention.sentence)),
  ];
  const step = differenceNear(discourse, mention);
  const size = Math.abs(step?.quantity.value ?? 0);
  const isOfStep = ({ from, to }: Step): boolean => Math.abs(to.quantity.value - from.quantity.value) === size;
  const byAsked = (item: Compared): boolean => isAsked(claim.over, item);
  const level = levelOf(discourse, mention);
  const isToLevel = ({ to }: Step): boolean => to.quantity.value === level?.quantity.value;
  const tries = [
    () => (step ? verdictOf(claim, [...tables, ...inText], isOfStep) : []),
    () => (level ? verdictOf(claim, certain(seriesWith(discourse, level)), isToLevel) : []),
    () => verdictOf(claim, inText, byAsked),
    () => verdictOf(claim, certain(seriesOfRows(discourse, mention)), byAsked),
    () => verdictOf(claim, tables, byAsked),
    () => ofBaseNamed(discourse, claim),
    () => ofTwo(claim, certain(seriesOfTwo(discourse, claim))),
    () => verdictOf(claim, certain(seriesOfLengths(discourse, claim)), (item) => isLikely(claim, item)),
  ];
  for (const one of tries) {
    const found = one();
    if (found.length > 0) return found;
  }
  return [];
}

const YEARS =
  '| Depot | 2021 | 2022 | 2023 |\n|---|---|---|---|\n| Skips and bins | 640 | 520 | 471 |\n| Vans | 212 | 231 | 246 |\n\n';

export const nearChange: Rule = {
  id: 'near-change',
  about: 'a change in per cent or points, against the years of a list, the row it names or the difference next to it',
  why: 'Of three years in a sentence the wrong two are compared, or the difference is taken over the later one.',
  speaks: [
    [
      'ambiguous',
      'We found 57% satisfied, compared with 60% in 2018/19 and 62% in 2017/18: a fall of 5 points on the year.',
    ],
    [
      'differs',
      'There were 57 visits in 2024/25. It had been 82 in 2022/23 and 70 in 2023/24: a fall of 18.6% in one year and 43.9% over two.',
    ],
    [
      'ambiguous',
      'The hall took 613 bookings, against 540 and 482 in the two years before. The rise over two years is 12.0%.',
    ],
    ['differs', 'The median time to reply was 52 days, compared with 65 days last year (25% quicker).'],
    ['differs', 'The median wait was 46 minutes against 57, an improvement of 24%.'],
    ['differs', 'Absence averaged 7.4 days per driver against 6.8 the year before: 0.6% worse.'],
    ['differs', '| 2021 | 2022 | 2023 |\n|---|---|---|\n| 640 | 520 | 471 |\n\nDown 35.9% on 2021.'],
    [
      'ambiguous',
      'Calls fell from 64 to 53: 11 fewer and 21.0% down (the year before, they had fallen from 81 to 64).',
    ],
    ['differs', `${YEARS}Vans have grown by 16% in the life of the contract, bins have come down by 35.9%.`],
    [
      'wrong-direction',
      'We made 5,100 visits, 425 a month. Of these 3,060 were in time.\n\nVisits rose by 15% on the 6,000 of 2022, as two posts were vacant.',
    ],
    ['agrees', `${YEARS}The depot lost 169 of one kind since 2021, a fall of 26.4%.`],
    ['differs', `${YEARS}The depot lost 169 of one kind since 2021, a fall of 35.9%.`],
    ['differs', `${YEARS}The number of the second kind rose by 5.6% to 246.`],
  ],
  silent: [
    'There were 57 visits in 2024/25. It had been 82 in 2022/23 and 70 in 2023/24. In London there was a fall of 43.9% over two years.',
    `${YEARS}Lorries have grown by 12.7% in two years.`,
    `${YEARS}Officers have spoken of a cut of 5% to 10%.`,
    `${YEARS}We want vans to fall by 6.9%.`,
  ],
  read: (discourse, before) => {
    const judged = judgedIn(before.filter(({ verdict, isOfOtherSize }) => verdict !== 'possible' && !isOfOtherSize));
    const doubted = doubtedIn(before);
    return discourse.mentions.flatMap((mention): RuleFinding[] => {
      if (judged.has(mention.quantity) || mention.sentence.block.kind === 'row' || isRange(discourse, mention))
        return [];
      const claim = moveClaimOf(discourse, mention);
      if (!claim || areasNear(mention).size > 0 || isOfUnknownTown(discourse, mention.sentence)) return [];
      const readings = readingsOf(discourse, claim, doubted);
      const found = decide(
        { id: 'near-change', mistake: comparisonFor(claim).mistake },
        { ...claimOf(mention, comparisonFor(claim).kind), direction: claim.direction },
        readings,
      );
      return found ? [found] : [];
    });
  },
};
