import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import { isLevel } from '../pairs/pair-cost.js';
import type { Rule } from '../rule.js';
import { differenceOf, intervalOf } from '../verdicts/intervals.js';
import { digitsOf } from '../verdicts/mistakes.js';
import { signed } from '../verdicts/report.js';

/** How many more or fewer, compared with the two counts: later - earlier. */

/** "64 extra patrols" behind two counts of arrests: a number of other things. */
function isOfOtherThings({ mentions }: Discourse, { id, sentence, tail, lead, at }: Claim): boolean {
  const thingStems = stemsOf(
    tail.split(/[.,;:()]|\b(?:than|in|on|from|over|since|at|for|to|and|were|was|of|during|compared|against|a)\b/)[0] ??
      '',
  );
  if (thingStems.size === 0) return false;
  const near = [mentions[id - 1], mentions[id - 2], mentions[id + 1]].filter((item) => item && isLevel(item));
  const around = near.map((entry) => `${entry?.lead} ${entry?.tail.split(/\b(?:which|that|who)\b/)[0]}`);
  const words = `${sentence.shape.slice(0, at - lead.length)} ${around.join(' ')} ${sentence.previous?.text ?? ''} ${sentence.block.heading}`;
  const others = stemsOf(words);
  return ![...thingStems].some((element) => others.has(element));
}

export const stepComparison: Comparison = {
  id: 'step',
  kind: 'step',
  dimensions: ['count', 'money'],
  compute: (earlier, later) => differenceOf(intervalOf(earlier), intervalOf(later)),
  mistakeOf: (quoted, _, __, right) => digitsOf(quoted, right),
  mistake: 'count',
  // A difference of rates has a decimal.
  text: (value) => signed(value, Math.abs(value - Math.round(value)) < 1e-6 ? 0 : 1, ''),
};

export const step: Rule = {
  id: 'step',
  about: 'so many more or fewer, against the two counts',
  why: 'A subtraction is copied from a draft whose counts were revised since.',
  speaks: [
    ['agrees', 'Arrests fell by 100 in the year, from 400 to 300.'],
    ['differs', 'There were 512 burglaries, 12 more than the 490 of 2018.'],
    ['differs', 'Bins set alight: 47, 16 fewer than 61.'],
    ['differs', 'There were 13,402 offences, 5.0% below the 14,110 of 2023. That was 718 fewer victims.'],
    ['wrong-direction', 'Knife crime: 48 offences, 13 more than last year’s 61.'],
  ],
  silent: [
    'Without thefts the total would have fallen, from 20,700 to 20,500. Thefts have grown by 400 in the last of them.',
    'We had 5,200 calls, 300 fewer than last year, and 7.1% fewer than the 5,600 of two years ago.',
    'There were 12 fewer robberies.',
    'The rest fell from 365 to 350, a drop of about four per cent. Up four and down four: both are true.',
    'The plan is to have 100 fewer arrests than the 400 of last year.',
    'The station closed 3 more cases a day.',
  ],
  read: (discourse, before) => {
    // "A decrease of 11 (7.4%)" turned round is said once.
    const turned = new Set(
      before.filter(({ verdict }) => verdict === 'wrong-direction').flatMap(({ covers }) => covers),
    );
    const isRepeated = ({ id, quantity }: Mention): boolean => {
      const next = discourse.mentions[id + 1];
      return next !== undefined && turned.has(next.quantity) && /^ ?\($/.test(next.lead) && quantity.kind === 'count';
    };
    // "Down by four per cent. Down four": the percentage again, and no count.
    const isOfPercent = ({ id, quantity }: Mention): boolean =>
      quantity.isWord === true &&
      discourse.mentions
        .slice(Math.max(0, id - 3), id)
        .some((earlier) => earlier.role === 'change' && earlier.quantity.value === quantity.value);
    const claims = discourse.mentions
      .filter((mention) => mention.role === 'step' && !isRepeated(mention) && !isOfPercent(mention))
      .map((item) => claimOf(item, 'step'));
    const others = new Set(claims.filter((claim) => isOfOtherThings(discourse, claim)).map(({ quantity }) => quantity));
    return compareAll(discourse, stepComparison, claims).filter(
      ({ covers, verdict, mistake }) =>
        verdict === 'agrees' || mistake === 'digits' || !covers.some((cover) => others.has(cover)),
    );
  },
};
