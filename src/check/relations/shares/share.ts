import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import { isBorneOutElsewhere } from '../../pairs/other-readings.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { ofOther } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { pairsOfPrincipal } from './all-offences.js';
import { withPrintedWhole } from './share-candidates.js';
import { bestFirst, listedShares } from './share-list.js';
import { labelOf } from './share-named-whole.js';
import { isOfAnother, isUncertain } from './share-open.js';
import { pairsOf } from './share-parts.js';
import { readingOf } from './share-reading.js';
import { respectivePair } from './share-summed.js';
import { namedWhole } from './share-wholes.js';
import { isCount, type Parted } from './share-words.js';

/** A percentage of a whole, compared with the part and the whole it stands with. */

/** A share may be met by chance with another whole: only readings as good as the best can bear it out. */
const NEAR = 1.2;

const decided = (discourse: Discourse, percent: Mention, readings: readonly ClaimReading[]): RuleFinding | undefined =>
  decide({ id: 'share', mistake: 'share' }, claimOf(percent, 'change'), readings, {
    near: NEAR,
    isExplainable: true,
    isOpen: (reading) =>
      isBorneOutElsewhere(discourse, claimOf(percent, 'share'), reading.parts) ||
      isOfAnother(discourse, percent, reading),
  });

function ofPrincipal(discourse: Discourse, percent: Mention): RuleFinding[] {
  const readings = pairsOfPrincipal(discourse, percent).flatMap((pair) => readingOf(percent, pair));
  const found = decided(discourse, percent, readings);
  return found && found.verdict !== 'ambiguous' ? [found] : [];
}

/** So many numbers before it a share may have been taken of one of. */
const WINDOW = 10;

const countsBefore = ({ mentions }: Discourse, { id, sentence }: Mention): Mention[] =>
  mentions
    .slice(Math.max(0, id - WINDOW), id)
    .filter((item) => isCount(item) && reachOf(sentence, item.sentence) !== undefined);

const hasName =
  (name: readonly string[]) =>
  (item: Mention): boolean =>
    name.every((stem) => labelOf(item).has(stem));

/**
 * "One in six of the incidents passed on", "634 of the personal robberies (66%)": of the number whose words have that name, though
 * it is no share of the whole found.
 */
function ofNamed(discourse: Discourse, percent: Mention, pair: Parted, reading: ClaimReading): ClaimReading[] {
  const [ofPercent, ofPart] = [namedWhole(percent), namedWhole(pair.part)];
  const name = [...(ofPercent.size > 0 ? ofPercent : ofPart)];
  const isNamed = hasName(name);
  const isElsewhere = pair.whole.sentence !== percent.sentence;
  const isOpen =
    reading.mistake?.mistake === 'wrong-denominator' && (isElsewhere || (ofPercent.size === 0 && name.length > 0));
  const isOfTotal = name.length === 0 && /^\)? of (?:the|our|its) (?:total|whole|lot)\b/.test(percent.tail);
  if (!isOpen || (!isOfTotal && (name.length === 0 || isNamed(pair.whole)))) return [reading];
  const named = countsBefore(discourse, percent).find(
    (item) =>
      reading.mistake?.because === ofOther(item.quantity) &&
      (isOfTotal ? item.mark !== -1 && item.quantity.value > pair.whole.quantity.value : isNamed(item)),
  );
  return named ? readingOf(percent, { ...pair, whole: named, isSure: true }) : [reading];
}

/** "Of 900 fines 639 were paid and 54 cancelled, 8% of the fines": what fits a number of another name does not bear it out. */
function ofItsName(discourse: Discourse, percent: Mention, pair: Parted, reading: ClaimReading): ClaimReading {
  const name = [...namedWhole(percent)];
  const isNamed = hasName(name);
  if (reading.verdict !== 'agrees' || name.length === 0 || isNamed(pair.whole)) return reading;
  const named = countsBefore(discourse, percent).filter(
    (item) => item !== pair.part && item.quantity.value > pair.part.quantity.value && isNamed(item),
  );
  const [only] = named;
  if (!only || named.some(({ quantity }) => quantity.value !== only.quantity.value)) return reading;
  return readingOf(percent, { ...pair, whole: only, isSure: false })[0] ?? reading;
}

const isShare = ({ quantity, role }: Mention): boolean =>
  quantity.kind === 'percent' && (role === 'share' || role === 'level');

/** The pair is sure enough that its whole may be that of the shares behind it. */
const isLikely = (percent: Mention, pair: Parted | undefined): boolean =>
  pair !== undefined && (pair.isSure || pair.score >= 3.5 || readingOf(percent, pair)[0]?.verdict === 'agrees');

function judgeShare(discourse: Discourse, percent: Mention, all: readonly Parted[]): RuleFinding[] {
  const pairs = withPrintedWhole(discourse, percent, all);
  const others = countsBefore(discourse, percent).map(({ quantity }) => quantity);
  const readings = pairs.flatMap((pair) =>
    readingOf(percent, pair, others)
      .filter(({ verdict, isSure }) => isSure || verdict !== 'differs' || pair.fixedBy !== 'name')
      .flatMap((reading) => ofNamed(discourse, percent, pair, reading))
      .map((reading) => ofItsName(discourse, percent, pair, reading)),
  );
  const found = decided(discourse, percent, readings);
  if (found && (found.verdict !== 'ambiguous' || readings[0]?.isSure)) return [found];
  return ofPrincipal(discourse, percent);
}

export const share: Rule = {
  id: 'share',
  about: 'a percentage of a whole, against its part and its whole',
  why: 'Shares are taken over the wrong total, or of the rest.',
  speaks: [
    ['differs', 'Only 22% of tenants moved.[1]\n\n[1] 60 moves among 240 tenants.'],
    [
      'differs',
      'Robberies rose from 388 to 431. Of those 431 robberies only 38 had led to a charge by June, or 9.8 per cent.',
    ],
    [
      'agrees',
      'There were 360 robberies in 2023 and 450 in 2024. Half of the victims, 225 of them, were young. The town saw 180 of those robberies, four in ten.',
    ],
    ['agrees', 'Of the 200 offences, 60% (120) were flagged as domestic.'],
    ['differs', '14% of searches led to an arrest (140 out of 2,000).'],
    ['agrees', 'A third of the 2,370 offences, 790, involved alcohol; under 10%, 210, a weapon.'],
    ['agrees', 'The cameras lost 640 camera-days out of 46,720, which gives availability of 98.6%.'],
    ['agrees', 'Two thirds of the victims were women (200 of 300).'],
    ['differs', 'Of 80 children 54 attend: 67.5%. Of the 84 older children 47 are in work: 58.8%.'],
    [
      'differs',
      'We made 9,420 searches and found something in 1,602. A weapon was found in 311, or 19.4% of all searches.',
    ],
    ['differs', 'The caseload is 135 boys and 29 girls, so girls are 21.5%.'],
    ['agrees', 'Collisions killed 88 people. Eleven were children, one in eight of the 88.'],
    ['differs', '214 people answered.\n\n- 158 feel safe by day (74%).\n- 92 feel safe after dark (58%).'],
    ['differs', 'Young men were less likely to report it (121 of 242, 54.1%) than women (148 of 240, 61.7%).'],
    ['differs', 'Of the 16 deaths, four were at night, a third of them all.'],
    [
      'differs',
      '250 people answered.\n\n- 150 came on foot on most days (60%);\n- 75 had to take the bus (30%);\n- 50 drove (20%);\n- 40 never come at all (19%).',
    ],
    [
      'ambiguous',
      'To the question 1,500 people had an answer; by day 1,200 felt safe, 80% of respondents; at night 900 did, or 75%.',
    ],
    [
      'agrees',
      'There were 1,000 offences. Many of them, 400, were domestic. Arrests were made in 200 of the domestic cases, 50% of them.',
    ],
    ['differs', 'For theft 1,650 of 7,500 offences led to a charge, equal to one in three.'],
    ['differs', 'Staff threatened in spring: 30 of 48 replies. 40% of those who replied.'],
    ['differs', 'We sent 140 women to the centre and 96 took part. That is over 70%.'],
    ['differs', 'Officers opened 240 crates and seized 96. Those seized were 46% of those opened.'],
    ['differs', 'Drink was noted in 360 of these 1,500 crimes; at 42% this is more than elsewhere.'],
    ['agrees', 'Lighting was named by 450 of the 1,250 people. At 36.0% of the sample it comes first.'],
    ['differs', 'There were 74 reports in 2022. Race was a factor in 46 of them, 26%.'],
    ['differs', 'Coaches worked with 150 of 250 pupils. That is a take-up rate of 37.5%.'],
    ['differs', 'We had 240 letters. Of the 240:\n\n- 96 named the bins, 40%;\n- 156 would write again, 56%.'],
    ['differs', 'We had 90 bids and 60 were heard in time. Of those heard in time 15 were won: 17% of the 60.'],
    ['differs', 'The teams closed 150 of 240 and 171 of 250 cases, 62.5% and 86.4% respectively.'],
    ['differs', '120 flats. 40 had no lock when we came; 25 have been fitted, 21% of that number.'],
  ],
  silent: [
    '82% of notices were for litter.',
    'There were 40 arrests in May, and 20% of residents feel safe.',
    'Half of the 30 staff left.',
    'We are likely to meet 40 of the 60 requests (50%).',
    'Staff threatened in spring: 30 of 48 replies. 40% of the budget.',
    'For theft 1,650 of 7,500 offences led to a charge and one in three was solved.',
    'The shop had 40 thefts. Bikes were stolen in 16. Nationally it is 42% of all thefts.',
    'We took 5,200 calls. 20 were of 44 kinds.\n\nA cause was known in 300, 61% of those we could trace.',
  ],
  read: (discourse, before) => {
    const judged = new Set(before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' ? [] : covers)));
    const listed = listedShares(discourse);
    const percents = discourse.mentions.filter((mention) => isShare(mention) && !judged.has(mention.quantity));
    let last: Parted | undefined;
    let sentence: Sentence | undefined;
    let wholes: Quantity[] = [];
    return percents.flatMap((percent): RuleFinding[] => {
      if (last && reachOf(percent.sentence, last.whole.sentence) === undefined) last = undefined;
      const respective = respectivePair(discourse, percent);
      const pairs = respective ? [respective] : bestFirst(listed.get(percent), pairsOf(discourse, percent, last));
      if (isLikely(percent, pairs[0])) last = pairs[0];
      if (sentence !== percent.sentence) wholes = [];
      sentence = percent.sentence;
      const judgedShares = judgeShare(discourse, percent, pairs).filter(
        (one) => !isUncertain(discourse, percent, one, wholes),
      );
      wholes.push(...judgedShares.flatMap(({ verdict, uses }) => (verdict === 'agrees' ? (uses?.[1] ?? []) : [])));
      return judgedShares;
    });
  },
};
