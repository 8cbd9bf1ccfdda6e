import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { RuleFinding } from '../../../model.js';
import { claimOf } from '../../../pairs/comparisons.js';
import type { Rule } from '../../../rule.js';
import { decide } from '../../../verdicts/decide.js';
import { intervalOf, middleOf, shareOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { doubtedIn, judgedIn } from '../../../verdicts/judged.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { adjacentParts } from '../../shares/share-adjacent.js';
import { nameOf, partsNamed } from '../../shares/share-named-part.js';
import { hasRoot } from '../../shares/share-named-whole.js';
import { isCountOrWord, NARROWED } from '../../shares/share-words.js';
import { isLarger, type Known, knownFrom, wholeByName, wholeMeant, wholesNear } from './near-wholes.js';
import { agreedShares, overruling } from './overruled.js';
import { rowShares } from './row-shares.js';
import { type Shared, slipOf } from './share-slips.js';

/**
 * Shares that no rule with a closer reading has judged: of the part next to them, that they sum up or that they name, and of a whole
 * that other shares of the same section are of, that their words name, or that stands right before the part; else of a row of a table.
 */

/** "That is three quarters", "So the rate is 31.6%": it sums up what was just said. */
const SUMS_UP =
  /^(?:and |but )?(?:(?:so|thus|hence|therefore|that|this|it|which|or|fewer|more|less|nearly|almost|about|just|around|over|under|close to|well)\b|[^#%;.]{0,40}\b(?:therefore|thus)\b)[^#%;.]{0,50}$/;

interface Couple {
  readonly part: Mention;
  readonly score: number;
  /** Only the nearest: what it is of may be another number of the sentence before, so it blames nobody. */
  readonly isNearest?: boolean;
}

/** The count that the sentence before ends with, where this one sums it up. */
function summedUp({ mentions }: Discourse, percent: Mention): Couple[] {
  const part = mentions[percent.id - 1];
  const isBefore = part?.sentence === percent.sentence.previous && SUMS_UP.test(percent.lead);
  return isBefore && isCountOrWord(part) && part.mark !== -1 ? [{ part, score: 2, isNearest: true }] : [];
}

/** No other count that could be its whole stands in its sentence or the one before. */
const isOnlyWhole = ({ of }: Discourse, percent: Mention, part: Mention, whole: Mention): boolean =>
  [percent.sentence, percent.sentence.previous].every((sentence) =>
    (sentence ? (of[sentence.index] ?? []) : []).every(
      (item) => item === part || !isLarger(item, part) || item.quantity.value === whole.quantity.value,
    ),
  );

/** "Of those who finished just 20 (9%)", "25.8% of those contacted": its words say of whom. */
const saysOfWhom = ({ sentence: { shape }, at, tail }: Mention): boolean =>
  /\b(?:of|among|amongst) (?:whom|which|those|these|them)\b[^.;%]*$/.test(shape.slice(0, at)) ||
  /^\)? of (?:those|these|them|whom|which)\b/.test(tail);

/** The part that its words name, where no number stands right next to it. */
function named(discourse: Discourse, percent: Mention): Couple[] {
  const name = nameOf(discourse, percent);
  const last = discourse.mentions[percent.id - 1];
  const isNext = last?.sentence === percent.sentence && last.quantity.kind === 'percent';
  const stems = name.size === 0 && isNext ? nameOf(discourse, last) : name;
  return stems.size > 0 ? partsNamed(discourse, percent, stems, hasRoot).map((part) => ({ part, score: 2 })) : [];
}

function couplesOf(discourse: Discourse, percent: Mention): Couple[] {
  const near = adjacentParts(discourse, percent).filter(
    // "36 saw more lighting (24%)": no change, whatever its words, and "up 14, that is 16%" one.
    ({ score }) => (percent.role === 'change' ? score > 2 && /\($/.test(percent.lead) : score >= 2),
  );
  if (near.length > 0 || percent.role === 'change') return near;
  const byName = named(discourse, percent);
  return byName.length > 0 ? byName : summedUp(discourse, percent);
}

/** The share of one part, of one whole; wrong ones only where both are certain, and a mistake gives what is printed. */
function readingOf(
  discourse: Discourse,
  { score, isMeant, ...shared }: Shared & { readonly score: number; readonly isMeant: boolean },
  known: Known,
): ClaimReading[] {
  const { percent, part, whole } = shared;
  const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  if (!value) return [];
  const verdict = judge(percent.quantity, value);
  const words = `${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
  const reading = { parts: [part, whole], value, words, isSure: true };
  if (verdict === 'agrees' || verdict === 'rounding')
    return [{ ...reading, verdict, score: score + 2, mistake: undefined }];
  const isOfKnown = NARROWED.test(percent.sentence.text);
  const isExact =
    /\d/.test(percent.quantity.text) && !percent.quantity.hedge && percent.role !== 'change' && !isOfKnown;
  const mistake = isMeant && isExact ? slipOf(discourse, shared, known, value) : undefined;
  return mistake ? [{ ...reading, verdict: 'differs', score: 4, mistake, isTight: true }] : [];
}

function readingsOf(discourse: Discourse, percent: Mention, known: Known): ClaimReading[] {
  const isOfSome = saysOfWhom(percent);
  return couplesOf(discourse, percent).flatMap(({ part, score, isNearest = false }) => {
    const sharing = { percent, part };
    const certain = isOfSome ? wholeByName(discourse, sharing) : wholeMeant(discourse, sharing);
    if (isOfSome && !certain) return [];
    const near = wholesNear(discourse, sharing, known)
      .filter(({ whole }) => whole.quantity.value !== certain?.quantity.value)
      .map(({ whole, times }, _, all) => ({
        whole,
        isMeant:
          times > 1 &&
          (isOnlyWhole(discourse, percent, part, whole) ||
            (percent.quantity.decimals > 0 && all.every((other) => other.whole === whole || other.times === 0))),
      }));
    return [...(certain ? [{ whole: certain, isMeant: true }] : near)].flatMap((item) =>
      readingOf(discourse, { ...sharing, score, ...item, isMeant: item.isMeant && !isNearest }, known),
    );
  });
}

function judgeShare(percent: Mention, readings: readonly ClaimReading[]): RuleFinding[] {
  const sorted = [...readings].sort((a, b) => b.score - a.score);
  const found = decide({ id: 'near-share', mistake: 'share' }, claimOf(percent, 'share'), sorted);
  return found ? [found] : [];
}

export const nearShare: Rule = {
  id: 'near-share',
  about:
    'a share of a part that it names or that stands next to it, and of a number that other shares of its section are of, that its words name, or that a list adds up to',
  why: 'Far from the whole of a survey its shares are worked out one by one, and one of them of another number.',
  speaks: [
    ['agrees', 'We asked the 84 children who joined this year and 63 gave us a name. So it is three quarters.'],
    [
      'agrees',
      'Of the 150 households 105 feel safe at night, 70%. In the last survey it was 64%. The hall is cold. 36 saw more lighting (24%).',
    ],
    ['agrees', 'Out of 152 children 48 had offended again. So our reoffending rate is 31.6%.'],
    [
      'ambiguous',
      'We took 640 calls: 320 about noise (50%), 160 about litter (25%) and 96 about dogs. Dogs were 25% of all calls.',
    ],
    [
      'differs',
      'There were 250 messages.\n\n- Noise (and music): 130\n- Litter: 75\n- Parking: 45\n\nNoise was 25% of messages.',
    ],
    [
      'ambiguous',
      'We asked 900 people and 250 of them had been robbed. Of those, 100 told the police. That is 11.1% of people robbed.',
    ],
    ['ambiguous', 'We have 40 posts and 30 of them are filled, leaving 10 vacancies, a vacancy rate of 33.3%.'],
    [
      'ambiguous',
      'The fund had £8,000. Spent: £2,400 on paint and £1,600 on seeds, £4,000 in all. The paint was 60% of the fund.',
    ],
    ['differs', 'The hall cost £84,000 against a budget of £80,000, an overspend of £4,000, or 4.8% of the budget.'],
  ],
  silent: [
    'We asked 84 children and 63 gave us a name. In other towns it is three quarters.',
    'We asked 84 children. A name was known in 20 cases. So 12% of the costs were met.',
    'There were 40 thefts and 20 robberies. Half of us feel safe.',
    'We took 640 calls: 320 about noise, 160 about litter and 96 about dogs. Dogs were 31% of all calls.',
    '| Ward | People | Crimes |\n|---|---|---|\n| Ash | 8,200 | 920 |\n| Elm | 6,100 | 410 |\n| Total | 14,300 | 1,330 |\n\nAsh is large, and across the town it is 75.3%.',
  ],
  read: (discourse, before) => {
    const judged = judgedIn(before);
    const known = knownFrom(before);
    const doubted = doubtedIn(before);
    const isWrong = agreedShares(discourse, before).flatMap((agreed) => {
      const whole = overruling(discourse, agreed, before);
      const readings = whole
        ? readingOf(discourse, { ...agreed, whole, taken: agreed.whole.quantity, score: 4, isMeant: true }, known)
        : [];
      return judgeShare(agreed.percent, readings).filter(
        ({ mistake }) => mistake === 'wrong-denominator' || mistake === 'wrong-base',
      );
    });
    const found = discourse.mentions
      .filter(
        ({ quantity, role }) =>
          quantity.kind === 'percent' &&
          (role === 'share' || role === 'level' || role === 'change') &&
          !judged.has(quantity),
      )
      .flatMap((percent) => {
        const readings = readingsOf(discourse, percent, known);
        const isOfRow = readings.length === 0 && percent.role !== 'change';
        return judgeShare(percent, isOfRow ? rowShares(discourse, percent, doubted) : readings);
      });
    return [...isWrong, ...found];
  },
};
