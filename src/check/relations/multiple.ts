import type { Interval, Quantity, RuleFinding, VerdictName } from '../model.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { intervalOf, middleOf, pointAt } from '../verdicts/intervals.js';
import { numberText } from '../verdicts/report.js';

/** "Doubled", "three times as many as": the later (or larger) over the earlier. */

/** "Twice" for 1.9 is a way of speaking, for 1.6 a mistake. */
const REACH = { agrees: 0.1, doubt: 0.2 };

/** What "nearly" twice is at least, of twice. */
const LEAST_NEARLY = 0.8;

/** "More than halved" is less than a half of it: the bound of how many times less. */
const turned = ({ lower, upper }: Interval): Interval => ({ lower: 1 / upper, upper: 1 / lower });

export function judgeTimes(quantity: Quantity, size: Interval): VerdictName {
  const { value, hedge, decimals } = quantity;
  const isLess = value > 0 && value < 1 && hedge !== undefined && size.lower > 0;
  if (isLess) return judgeTimes({ ...quantity, value: 1 / value }, turned(size));
  const ratio = middleOf(size);
  const agreesIf = (isMet: boolean): VerdictName => (isMet ? 'agrees' : 'differs');
  if (hedge === 'over' || hedge === 'at-least') return agreesIf(ratio >= value - 1e-9);
  if (hedge === 'under') return agreesIf(ratio < value && ratio > 0);
  if (hedge === 'nearly') return agreesIf(ratio < value && ratio > value * LEAST_NEARLY);
  if (decimals > 0) return agreesIf(Math.abs(ratio - value) <= 0.05 + 1e-9);
  const away = Math.abs(ratio - value) / value;
  return away <= REACH.agrees ? 'agrees' : away <= REACH.doubt ? 'rounding' : 'differs';
}

export const multipleComparison: Comparison = {
  id: 'multiple',
  kind: 'multiple',
  dimensions: ['count', 'money', 'rate', 'percent'],
  compute: (earlier, later) => {
    const [from, to] = [intervalOf(earlier), intervalOf(later)];
    return from.lower > 0 ? { lower: to.lower / from.upper, upper: to.upper / from.lower } : undefined;
  },
  judge: judgeTimes,
  mistakeOf: () => undefined,
  mistake: 'multiple',
  text: (value) => `${numberText(value, 2)} times`,
};

/** "Twice as many thefts": of two counts, and not of their shares. */
const AS_MANY = /^ as many\b/;
const countsComparison: Comparison = { ...multipleComparison, dimensions: ['count'] };

/** "Its rate is 3.8 times that of the next": of two rates, and not of the shares that stand before it. */
const ofRates = ({ lead }: Claim): boolean => /\brates?\b[^#%;.,]{0,30}$/.test(lead);

/** "2.4 times its 2022 level". */
export const OF_OTHER_TIME = /^ (?:its|the|their|that of|that in) § (?:level|figure|number|total|rate)/;

/** "Twice as many" of the two levels the other way round, or of a year that is not theirs: "from 31 to 48, 2.4 times that of 2022". */
function isUncertain({ quantity, tail }: Claim, { verdict, uses = [] }: RuleFinding): boolean {
  const [from, to] = uses;
  if (verdict !== 'differs' || !quantity || !from || !to) return false;
  const isTurned =
    !/(?:ed|ing)$/.test(quantity.text) && judgeTimes(quantity, pointAt(from.value / to.value)) === 'agrees';
  return isTurned || OF_OTHER_TIME.test(tail);
}

export const multiple: Rule = {
  id: 'multiple',
  about: 'doubled, halved, so many times as many, against the two levels',
  why: 'A multiple in words hides a rounding that nobody worked out again.',
  speaks: [
    ['agrees', 'Arson more than halved, from 100 to 40.'],
    ['differs', 'Arson more than halved, from 100 to 60.'],
    ['agrees', 'Arson almost halved, from 100 to 55.'],
    ['agrees', 'Catalytic converter theft more than doubled, from 100 in 2018 to 240 in 2019.'],
    ['differs', 'There were 300 complaints, three times the 150 of last year.'],
    [
      'agrees',
      'Rates by quintile:\n\n- Quintile 1: 150.0\n- Quintile 5: 30.0\n\nThe rate in Quintile 1 is 5.0 times that in Quintile 5.',
    ],
    ['differs', 'Arrests doubled from 100 to 140.'],
    [
      'agrees',
      'Its rate of 6.6 per 1,000 is over three times that of Ash (2.1) and 2.2 times the rate of 3.0 in town.',
    ],
  ],
  silent: [
    'Fifty people were arrested and 21 charged. The year before there were 20 arrests, so the number has more than doubled.',
    'Robbery has doubled.',
    'Rates per 1,000 by quintile: Quintile 1, 152.0; Quintile 5, 32.4. The rate in Quintile 1 is many times that in Quintile 5.',
    'Police were called 13 times.',
    'The aim is to double the 40 visits of last year.',
  ],
  read: (discourse) => {
    const claims = discourse.mentions
      .filter(
        ({ quantity, tail }) =>
          quantity.kind === 'multiple' &&
          !/^ ?(?:a|per|each|in|to|by)\b(?! all)/.test(tail.replace(/^ (?:from|in|to|over|by) (?=[#§])/, '')),
      )
      .map((mention) => claimOf(mention, 'multiple'));
    const isOfCounts = ({ tail }: Claim): boolean => AS_MANY.test(tail);
    const others = claims.filter((claim) => !isOfCounts(claim) && !ofRates(claim));
    const found = [
      ...compareAll(discourse, countsComparison, claims.filter(isOfCounts)),
      ...compareAll(discourse, { ...multipleComparison, dimensions: ['rate'] }, claims.filter(ofRates)),
      ...compareAll(discourse, multipleComparison, others),
    ];
    const claimOfNumber = new Map(claims.map((claim) => [claim.quantity, claim]));
    return found.filter((one) => {
      const claim = claimOfNumber.get(one.covers[0]);
      return !claim || !isUncertain(claim, one);
    });
  },
};
