import type { Interval, Quantity } from '../model.js';
import type { Comparison } from '../pairs/comparison.js';
import { claimOf, compareAll } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { changeOf, differenceOf, intervalOf, middleOf, overlap, sizeOf } from '../verdicts/intervals.js';
import { type Mistake, mistakeOfChange } from '../verdicts/mistakes.js';
import { signed } from '../verdicts/report.js';
import { fromStep } from './from-step.js';
import { gapReadings } from './gap.js';
import { pointsCalledReadings } from './points-called.js';

/**
 * Percentages of rising and falling, compared with the two levels they are of: (later - earlier) / earlier. One of the two may be
 * worked out from the other and the step between them. A gap to another place is the same sum.
 */

function mistakeOf(quoted: Quantity, from: Quantity, to: Quantity, right: Interval): Mistake | undefined {
  if (from.kind === 'percent') {
    const points = sizeOf(differenceOf(intervalOf(from), intervalOf(to)));
    // Points of whole percentages are whole: 11.5% from 39% to 50% is of other levels.
    const isFiner = quoted.decimals > Math.max(from.decimals, to.decimals);
    const isTheirs = isFiner ? quoted.value === middleOf(points) : overlap(intervalOf(quoted), points);
    if (isTheirs)
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
  dimensions: ['count', 'money', 'rate', 'percent'],
  compute: (earlier, later) => changeOf(intervalOf(earlier), intervalOf(later)),
  mistakeOf,
  mistake: 'percentage',
  text: (value, quoted) => signed(value, Math.max(1, quoted.decimals), '%'),
};

export const change: Rule = {
  id: 'change',
  about: 'a percentage of rise or fall, or of a gap, against the two levels it is of',
  why: 'The commonest figure of a report, and the one most often worked out over the wrong base or copied from another row.',
  speaks: [
    ['agrees', 'Arson and floods fell by 20% and 10% respectively (arson 100 to 80, floods 300 to 270).'],
    ['agrees', 'Arson rose by 12.5%* last year.\n\n* From 80 fires in 2010 to 90 in 2011.'],
    [
      'agrees',
      'Falls were seen in:\n\n- Theft of bikes (20%, from 500 offences to 400)\n- Arson (25%, from 80 offences to 60)',
    ],
    ['differs', 'Violence was up 10% (500 to 550), drugs 12% (200 to 250).'],
    ['agrees', 'Reductions: homes 250 -> 200 (20.0%); shops 300 -> 270 (10.0%).'],
    ['agrees', 'Forms sent back rose 25% (400 v 500).'],
    ['differs', 'There were 1,200 fires last year, 25% fewer than the 1,500 of the year before.'],
    ['differs', 'Compared with 2014, damage was 200 crimes lower, or 15.0%, at 1,800.'],
    ['agrees', '- 2,000 robberies - up by 500, a third'],
    ['agrees', 'Marlow: 7,066, up from 6,374 (10.9 per cent)'],
    ['differs', 'In YE Sep 24 there were 400 robberies, 12% more than the 320 of YE Sep 22.'],
    ['agrees', 'Noise complaints fell by 25% (400 in 2018/19 and 300 in 2019/20).'],
    ['differs', 'There were 500 arrests, up 20% on the 400 of last year.'],
    ['wrong-direction', 'Arrests stood at 300 this year, after 400 a year earlier. The rise of 25% was not expected.'],
    ['agrees', 'We took 500 calls this winter, where the winter before we took 400. That is a rise of 25%.'],
    ['agrees', 'We took 500 calls, where the year before we took 400. That is a rise of 25%.'],
    [
      'wrong-direction',
      'In Ash and Elm there were 360 and 270 fires in 2019, against 300 and 300 in 2018, increases of 20% and 10% respectively.',
    ],
    ['differs', 'Trust rose from 50% to 60%, a 10% increase.'],
    ['differs', 'In 2022 56 per cent felt safe. In 2023 it was 60 per cent, so the rise was 4 per cent.'],
    ['differs', 'Rail cover averaged 84.2%, 3.1% higher than the 81.1% of 2023.'],
    ['differs', 'The grant was £480,000 this year, against £400,000 last year, 25% more.'],
    [
      'agrees',
      'The borough had 95.0 crimes per 1,000 residents.\n\nThe London rate was 103.6 per 1,000, leaving the borough 8% below the capital.',
    ],
    [
      'differs',
      'The burglary rate is 7.1 per 1,000 homes. The national rate is 8.3 per 1,000; the force is 41% lower.',
    ],
    ['differs', 'Summer accounted for 731 thefts; last year’s total was 1,052, so the season is down by 44%.'],
    ['differs', '[ DRUGS ]\n921\na third fewer than the 1,044 of 2022\npossession 702 in all'],
    [
      'differs',
      'Of the 224 crimes, 63 were solved (28.1%). In 91 there was no suspect (40.6%). In 2023 it had been 25.4%; it has therefore improved by 2.7%.',
    ],
    ['agrees', 'Uses grew from 158 in 2021 to 206 in 2022 and 236 in 2023. The rise between 2022 and 2023 was 14.6%.'],
    [
      'differs',
      'Burglary stands at 84.2 per 10,000 homes (region 76.0; England 61.0). We are 9.7% above the region and 38.0% above England.',
    ],
    ['differs', 'Overtime cost £3.3m against a budget of £2.5m, an excess of 24%.'],
    ['agrees', 'Call-outs were 640 in 2021/22; the increase of 80 amounts to 12.5%.'],
    ['differs', 'Thirty-six children joined in 2023, 9 fewer than in 2022 and a reduction of 25%.'],
    ['not-checked', 'Vandalism rose sharply, up 11% to 2,900 incidents, where 500 thefts were counted.'],
    ['not-checked', 'Burglary rose by 3% (3,700 crimes in total, of which 2,000 were in homes).'],
    ['differs', 'That is 330 more than the 1,270 who wrote in 2021, an increase of 20.6%.'],
    ['differs', 'It was used 240 times in the county, having been used 200 times: a rise of 32%.'],
    ['agrees', 'There were 480 wardens last winter and now there are 552, up 15%.'],
    [
      'agrees',
      'Referrals, for which no target is set, numbered 720 where there had been 600 a year before, a rise of 20%; of these, 340 came from schools.',
    ],
    ['differs', 'Of 620 calls, 45% (281) came by night. Bookings went from 80 to 104. That is a rise of 23%.'],
    ['differs', 'Fly-tips: 243. Up 51% (211).'],
    ['differs', 'A year before it had been 1,100; the rise of 110 visits was 13%.'],
    ['differs', 'North was the only ward to improve, with a drop of 21.1%, from 310 to 256.'],
    ['differs', 'The unit dealt with 212 (178) cases, up 29%. Burglaries: 212 (178): +29%.'],
  ],
  silent: [
    'Quarter 4 was the busiest of the year, 13.5% above quarter 3.',
    'There were 224 in 2024/25, 13.7% more than in 2023/24 and 53 more than in 2021/22.',
    'That is 330 more than the 1,270 who wrote in 2021, and costs rose by 14%.',
    'Robbery rose by 12%.',
    'We had:\n\n- 14 fires\n- 9 floods\n- 6 other\n\nFires were down from 20, a drop of 30%.',
    'Twelve children joined in 2023, 9 fewer than in 2022 and a reduction of 30%.',
    'There were 2,121 thefts and in 2023 there were 2,071. The rise was larger elsewhere in the region (+5.1%).',
    '62% feel safe at night. Last year: 65%. "Down 3%", says the council; down 3 points, I say.',
    'There were 146 fewer offences (2.5% decrease) for the 12',
    'In the borough there were 400 arrests in 2018 and 300 in 2019; nationally they fell by 9%.',
    'The borough had 95.0 crimes per 1,000 residents. The London rate was 12.1 per 1,000 for robbery, 8% below the capital.',
    'We aim to cut burglary by 20%: there were 500 in 2018 and 450 in 2019.',
  ],
  read: (discourse) => {
    const claims = discourse.mentions
      .filter(({ role, quantity }) => role === 'change' && quantity.kind === 'percent')
      .map((mention) => claimOf(mention, 'change'));
    return compareAll(discourse, changeComparison, claims, (claim) => [
      ...fromStep(discourse, changeComparison, claim),
      ...gapReadings(discourse, changeComparison, claim),
      ...pointsCalledReadings(discourse, changeComparison, claim),
    ]);
  },
};
