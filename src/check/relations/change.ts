import { type Comparison, claimOf, compareAll } from '../comparisons.js';
import type { Reading } from '../decide.js';
import type { Discourse } from '../discourse.js';
import { changeOf, differenceOf, intervalOf, middleOf, overlap, pointAt, sizeOf } from '../intervals.js';
import { judge } from '../judge.js';
import type { Mention } from '../mentions.js';
import { type Mistake, mistakeOfChange } from '../mistakes.js';
import type { Interval, Quantity } from '../model.js';
import { isLevel } from '../pair-cost.js';
import type { Claim, Pair } from '../pairs.js';
import { signed } from '../report.js';
import type { Rule } from '../rule.js';

/**
 * Percentages of rising and falling, held against the two levels they are of: (later - earlier) / earlier. One of the two may be
 * worked out from the other and the step between them. A gap to another place is the same sum.
 */

function mistakeOf(quoted: Quantity, from: Quantity, to: Quantity, right: Interval): Mistake | undefined {
  if (from.kind === 'percent') {
    const points = sizeOf(differenceOf(intervalOf(from), intervalOf(to)));
    if (overlap(intervalOf(quoted), points))
      return {
        mistake: 'percent-for-points',
        because: `${points.lower === points.upper ? points.lower : middleOf(points).toFixed(quoted.decimals)} is the difference in percentage points`,
      };
  }
  return mistakeOfChange(quoted, from.value, to.value, right);
}

export const changeComparison: Comparison = {
  id: 'change',
  kind: 'change',
  dimensions: ['count', 'rate', 'percent'],
  compute: (earlier, later) => changeOf(intervalOf(earlier), intervalOf(later)),
  mistakeOf,
  mistake: 'percentage',
  text: (value, quoted) => signed(value, Math.max(1, quoted.decimals), '%'),
};

/** "98,722 offences, an increase of 1,040 (1.1%)", "up by 12%, or by 8,020 to 73,900": the earlier is the later less the step. */
function fromStep({ mentions }: Discourse, claim: Claim): Reading[] {
  const isApart = (each: Mention): boolean =>
    /;/.test(claim.sentence.shape.slice(Math.min(each.at, claim.at), Math.max(each.at, claim.at))) ||
    mentions
      .slice(Math.min(each.id, claim.id) + 1, Math.max(each.id, claim.id))
      .some((between) => isLevel(between) && !/^[^#;]{0,40} to (?:[a-z]+ ){0,3}$/.test(between.lead));
  const near = [mentions[claim.id - 1], mentions[claim.id - 2], mentions[claim.id + 1]];
  const step = near.find(
    (each): each is Mention =>
      each?.role === 'step' &&
      each.sentence === claim.sentence &&
      !isApart(each) &&
      (each.bracket < 0 || each.bracket === claim.bracket || each.bracket === claim.at + 2),
  );
  if (!step || !claim.quantity) return [];
  const isOnly = !mentions
    .slice(claim.id - 3, claim.id + 3)
    .some(
      (each) =>
        each.sentence === claim.sentence &&
        each !== step &&
        each.quantity !== claim.quantity &&
        ['step', 'change'].includes(each.role) &&
        !isApart(each),
    );
  const ids = [step.id - 2, step.id - 1, step.id + 1, step.id + 2].map((id) => mentions[id]);
  const levels = ids.filter(
    (each): each is Mention =>
      each?.role === 'level' &&
      each.dimension === 'count' &&
      (each.bracket < 0 || each.bracket === step.bracket) &&
      Math.abs(each.sentence.index - claim.sentence.index) < 2,
  );
  const later =
    levels.find(({ lead, id }) => id > step.id && / to (?:[a-z]+ ){0,3}$/.test(lead)) ??
    levels.filter(({ id }) => id < step.id).at(-1) ??
    levels[0];
  const direction = step.direction ?? claim.direction;
  if (!later || !direction || later.mark === -1) return [];
  const before = later.quantity.value - direction * Math.abs(step.quantity.value);
  if (before <= 0 || later.quantity.isWord) return [];
  const value = changeOf(pointAt(before), intervalOf(later.quantity));
  if (!value) return [];
  const positive = { ...claim.quantity, value: Math.abs(claim.quantity.value) };
  const verdict = judge(positive, sizeOf(value));
  const mistake =
    verdict === 'differs' ? mistakeOfChange(positive, before, later.quantity.value, sizeOf(value)) : undefined;
  const words = `${later.quantity.text} after ${signed(direction * Math.abs(step.quantity.value), 0, '')}: ${signed(middleOf(value), Math.max(1, claim.quantity.decimals), '%')}`;
  return [{ parts: [step, later], value, verdict, score: 5, mistake, isSure: isOnly, words }];
}

export const change: Rule = {
  id: 'change',
  about: 'a percentage of rise or fall, or of a gap, against the two levels it is of',
  why: 'The commonest figure of a report, and the one most often worked out over the wrong base or copied from another row.',
  speaks: [
    ['agrees', 'Noise complaints fell by 25% (400 in 2018/19 and 300 in 2019/20).'],
    ['differs', 'There were 500 arrests, up 20% on the 400 of last year.'],
    ['wrong-direction', 'Arrests stood at 300 this year, after 400 a year earlier. The rise of 25% was not expected.'],
    ['differs', 'Trust rose from 50% to 60%, a 10% increase.'],
  ],
  silent: [
    'Robbery rose by 12%.',
    'In the borough there were 400 arrests in 2018 and 300 in 2019; nationally they fell by 9%.',
    'We aim to cut burglary by 20%: there were 500 in 2018 and 450 in 2019.',
  ],
  read: (discourse) => {
    const claims = discourse.mentions
      .filter(({ role, quantity }) => role === 'change' && quantity.kind === 'percent')
      .map((each) => claimOf(each, 'change'));
    return compareAll(discourse, changeComparison, claims, (claim) => fromStep(discourse, claim));
  },
};
