import { type Discourse, reachOf } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import { isBorneOutElsewhere } from '../../pairs/other-readings.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { intervalOf, middleOf, shareOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { mistakeOfShare, SWAPPED } from '../../verdicts/mistakes.js';
import type { ClaimReading } from '../../verdicts/reading.js';
import { numberText } from '../../verdicts/report.js';
import { listedShares } from './share-list.js';
import { pairsOf, pairsOfPrincipal } from './share-parts.js';
import type { Parted } from './share-words.js';

/** A percentage of a whole, compared with the part and the whole it stands with. */

/** A share may be met by chance with another whole: only readings as good as the best can bear it out. */
const NEAR = 1.2;

export function readingOf(percent: Mention, { part, whole, score, isSure }: Parted): ClaimReading[] {
  const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  if (!value) return [];
  const verdict = judge(percent.quantity, value);
  const mistake =
    verdict === 'differs'
      ? percent.quantity.hedge && percent.quantity.hedge !== 'about'
        ? { mistake: 'bound' as const, because: 'the bound is not met' }
        : mistakeOfShare(percent.quantity, part.quantity.value, whole.quantity.value, value)
      : undefined;
  const words = `${part.quantity.text} of ${whole.quantity.text}: ${numberText(middleOf(value), Math.max(1, percent.quantity.decimals))}%`;
  const isExplained = mistake?.because === SWAPPED && percent.quantity.decimals > 0;
  const ids = [percent.id, part.id, whole.id];
  const isTight = Math.max(...ids) - Math.min(...ids) === 2 && whole.sentence === percent.sentence;
  return [{ parts: [part, whole], isTight, isExplained, value, verdict, score, mistake, isSure, words }];
}

function ofPrincipal(discourse: Discourse, percent: Mention): RuleFinding[] {
  const readings = pairsOfPrincipal(discourse, percent).flatMap((pair) => readingOf(percent, pair));
  const found = decide({ id: 'share', mistake: 'share' }, claimOf(percent, 'change'), readings, {
    isExplainable: true,
  });
  return found && found.verdict !== 'ambiguous' ? [found] : [];
}

export const share: Rule = {
  id: 'share',
  about: 'a percentage of a whole, against its part and its whole',
  why: 'Shares are taken over the wrong total, or of the rest.',
  speaks: [
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
    ['agrees', 'Two thirds of the victims were women (200 of 300).'],
    ['differs', 'Of the 100 people asked, 40 (50%) said yes.'],
    [
      'ambiguous',
      'To the question 1,500 people had an answer; by day 1,200 felt safe, 80% of respondents; at night 900 did, or 75%.',
    ],
    [
      'agrees',
      'There were 1,000 offences. Many of them, 400, were domestic. Arrests were made in 200 of the domestic cases, 50% of them.',
    ],
    ['differs', 'There were 74 reports in 2022. Race was a factor in 46 of them, 26%.'],
  ],
  silent: [
    '82% of notices were for litter.',
    'There were 40 arrests in May, and 20% of residents feel safe.',
    'Half of the 30 staff left.',
  ],
  read: (discourse, before) => {
    const judged = new Set(before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' ? [] : covers)));
    const listed = listedShares(discourse);
    let last: Parted | undefined;
    return discourse.mentions.flatMap((percent): RuleFinding[] => {
      if (
        percent.quantity.kind !== 'percent' ||
        (percent.role !== 'share' && percent.role !== 'level') ||
        judged.has(percent.quantity)
      )
        return [];
      if (last && reachOf(percent.sentence, last.whole.sentence) === undefined) last = undefined;
      const inList = listed.get(percent);
      const pairs = [...(inList ? [inList] : []), ...pairsOf(discourse, percent, last)].sort(
        (a, b) => b.score - a.score,
      );
      const [best] = pairs;
      if (best && (best.isSure || best.score >= 3.5 || readingOf(percent, best)[0]?.verdict === 'agrees')) last = best;
      const readings = pairs.flatMap((pair) => readingOf(percent, pair));
      const found = decide({ id: 'share', mistake: 'share' }, claimOf(percent, 'change'), readings, {
        near: NEAR,
        isExplainable: true,
        isOpen: ({ parts }) => isBorneOutElsewhere(discourse, claimOf(percent, 'share'), parts),
      });
      if (found && (found.verdict !== 'ambiguous' || readings[0]?.isSure)) return [found];
      return ofPrincipal(discourse, percent);
    });
  },
};
