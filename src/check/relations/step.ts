import { type Comparison, claimOf, compareAll } from '../comparisons.js';
import { differenceOf, intervalOf } from '../intervals.js';
import { digitsOf } from '../mistakes.js';
import { signed } from '../report.js';
import type { Rule } from '../rule.js';

/** How many more or fewer, held against the two counts: later - earlier. */

const comparison: Comparison = {
  id: 'step',
  kind: 'step',
  dimensions: ['count'],
  compute: (earlier, later) => differenceOf(intervalOf(earlier), intervalOf(later)),
  mistakeOf: (quoted, _, right) => digitsOf(quoted, right),
  mistake: 'count',
  text: (value) => signed(value, 0, ''),
};

export const step: Rule = {
  id: 'step',
  about: 'so many more or fewer, against the two counts',
  why: 'A subtraction is copied from a draft whose counts were revised since.',
  speaks: [
    ['agrees', 'Arrests fell by 100 in the year, from 400 to 300.'],
    ['differs', 'There were 512 burglaries, 12 more than the 490 of 2018.'],
    ['wrong-direction', 'Knife crime: 48 offences, 13 more than last year’s 61.'],
  ],
  silent: [
    'There were 12 fewer robberies.',
    'The plan is to have 100 fewer arrests than the 400 of last year.',
    'The station closed 3 more cases a day.',
  ],
  read: (discourse) => {
    const claims = discourse.mentions
      .filter(({ role, quantity }) => role === 'step' && !quantity.isWord)
      .map((each) => claimOf(each, 'step'));
    return compareAll(discourse, comparison, claims);
  },
};
