import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { judgedIn } from '../../verdicts/judged.js';
import { mistakeOfShare } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { adjacentParts } from '../shares/share-adjacent.js';
import { isOfNarrower, isOfOtherName, isPartOfOthers } from '../shares/share-wholes.js';
import { isCountOrWord } from '../shares/share-words.js';
import { foundShares } from './found-shares.js';

/**
 * Shares that no rule with a closer reading has judged: of the part next to them, or that they sum up, and of a whole that other
 * shares of the same section are of, or that stands right before the part.
 */

/** So many numbers before it a whole may stand that other shares are of. */
const SECTION = 30;
/** So many numbers before it a whole may stand that none is of. */
const WINDOW = 5;

/** "That is three quarters", "So the rate is 31.6%": it sums up what was just said. */
const SUMS_UP =
  /^(?:and |but )?(?:(?:so|thus|hence|therefore|that|this|it|which|or|fewer|more|less|nearly|almost|about|just|around|over|under|close to|well)\b|[^#%;.]{0,40}\b(?:therefore|thus)\b)[^#%;.]{0,50}$/;

interface Couple {
  readonly part: Mention;
  readonly score: number;
}

/** The count that the sentence before ends with, where this one sums it up. */
function summedUp({ mentions }: Discourse, percent: Mention): Couple[] {
  const part = mentions[percent.id - 1];
  const isBefore = part?.sentence === percent.sentence.previous && SUMS_UP.test(percent.lead);
  return isBefore && isCountOrWord(part) && part.mark !== -1 ? [{ part, score: 2 }] : [];
}

/** The wholes that shares before were found to be of, by the number of those shares; the parts of such shares are the whole of none. */
function wholesKnown(before: readonly RuleFinding[]): ReadonlyMap<Quantity, number> {
  const known = new Map<Quantity, number>();
  for (const { part, whole } of foundShares(before)) {
    known.set(whole, Math.max(0, known.get(whole) ?? 0) + 1);
    if (!known.has(part)) known.set(part, NOT_A_WHOLE);
  }
  return known;
}

const NOT_A_WHOLE = -1;

interface Candidate {
  readonly whole: Mention;
  readonly times: number;
}

const isLarger = (whole: Mention, part: Mention): boolean =>
  isCountOrWord(whole) &&
  whole.dimension === part.dimension &&
  whole.quantity.value > part.quantity.value &&
  whole.mark !== -1;

const isOfOthers = (percent: Mention, whole: Mention): boolean =>
  isOfNarrower(percent, whole) || isOfOtherName(percent, whole);

/** Those of its section that other shares are of, each number once, the nearest first; and the nearest one of which none is. */
function wholesFor(
  discourse: Discourse,
  { percent, part }: { readonly percent: Mention; readonly part: Mention },
  known: ReadonlyMap<Quantity, number>,
): Candidate[] {
  const { heading } = percent.sentence.block;
  const found = new Map<number, Candidate>();
  for (let id = percent.id - 1; id >= Math.max(0, percent.id - SECTION); id -= 1) {
    const whole = discourse.mentions[id];
    if (whole?.sentence.block.heading !== heading) break;
    const times = known.get(whole.quantity) ?? 0;
    if (whole === part || times < 0 || !isLarger(whole, part) || isOfOthers(percent, whole)) continue;
    const isNear =
      percent.id - id <= WINDOW &&
      percent.sentence.index - whole.sentence.index <= 1 &&
      !isPartOfOthers(discourse, whole);
    if (times === 0 && !(isNear && found.size === 0)) continue;
    const other = found.get(whole.quantity.value);
    found.set(whole.quantity.value, { whole, times: times + (other?.times ?? 0) });
  }
  return [...found.values()];
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
  /\b(?:of|among|amongst) (?:whom|which|those|these|them)\b[^.;]*$/.test(shape.slice(0, at)) ||
  /^\)? of (?:those|these|them|whom|which)\b/.test(tail);

function readingsOf(discourse: Discourse, percent: Mention, known: ReadonlyMap<Quantity, number>): ClaimReading[] {
  if (saysOfWhom(percent)) return [];
  const couples = [...adjacentParts(discourse, percent), ...summedUp(discourse, percent)].filter(
    // "36 wanted more lighting (24%)": no change, whatever its words, and "up 14, that is 16%" one.
    ({ score }) => (percent.role === 'change' ? score > 2 && /\($/.test(percent.lead) : score >= 2),
  );
  return couples.flatMap(({ part, score }) => {
    const wholes = wholesFor(discourse, { percent, part }, known);
    return wholes.flatMap(({ whole, times }): ClaimReading[] => {
      const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
      if (!value) return [];
      const verdict = judge(percent.quantity, value);
      const words = `${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
      const reading = { parts: [part, whole], value, words };
      if (verdict === 'agrees' || verdict === 'rounding')
        return [{ ...reading, verdict, score: score + 2, mistake: undefined, isSure: true }];
      const mistake = mistakeOfShare(
        { quoted: percent.quantity, part: part.quantity.value, whole: whole.quantity.value },
        value,
      );
      const isSure =
        percent.role !== 'change' && times > 1 && mistake !== undefined && isOnlyWhole(discourse, percent, part, whole);
      return isSure && !percent.quantity.hedge
        ? [{ ...reading, verdict: 'differs', score: 4, mistake, isSure, isTight: true }]
        : [];
    });
  });
}

export const nearShare: Rule = {
  id: 'near-share',
  about: 'a share of a number that other shares of its section are of, or that its sentence sums up',
  why: 'Far from the whole of a survey its shares are worked out one by one, and one of them of another number.',
  speaks: [
    ['agrees', 'We asked the 84 children who joined this year and 63 gave us a name. So it is three quarters.'],
    [
      'agrees',
      'Of the 150 households 105 feel safe at night, 70%. In the last survey it was 64%. The hall is cold. 36 wanted more lighting (24%).',
    ],
    ['agrees', 'Out of 152 children 48 had offended again. So our reoffending rate is 31.6%.'],
  ],
  silent: [
    'We asked 84 children and 63 gave us a name. In other towns it is three quarters.',
    'We asked 84 children. A name was known in 20 cases. So 12% of the costs were met.',
    'There were 40 thefts and 20 robberies. Half of us feel safe.',
  ],
  read: (discourse, before) => {
    const judged = judgedIn(before);
    const known = wholesKnown(before);
    return discourse.mentions
      .filter(
        ({ quantity, role }) =>
          quantity.kind === 'percent' &&
          (role === 'share' || role === 'level' || role === 'change') &&
          !judged.has(quantity),
      )
      .flatMap((percent) => {
        const readings = readingsOf(discourse, percent, known).sort((a, b) => b.score - a.score);
        const found = decide({ id: 'near-share', mistake: 'share' }, claimOf(percent, 'share'), readings);
        return found ? [found] : [];
      });
  },
};
