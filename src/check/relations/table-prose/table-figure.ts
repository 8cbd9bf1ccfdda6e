import { tablesOf } from '../../grids/grid.js';
import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import type { Rule } from '../../rule.js';
import { doubtedIn, judgedIn } from '../../verdicts/judged.js';
import { movesAgainst } from './row-moves.js';
import { shareAgainst } from './table-share.js';

/** Changes and shares of the prose, compared with the document's own tables. */

const YEARS =
  '| Offence | Q2 2018/19 | Q3 2018/19 | Q3 2019/20 |\n|---|---|---|---|\n| Burglary | 210 | 240 | 260 |\n| Theft of vehicles | 150 | 120 | 108 |\n\n';

const TOWNS =
  '| Town | People | Thefts 2023 | Thefts 2024 |\n|---|---|---|---|\n| Ash | 40,000 | 310 | 412 |\n| Birch | 25,000 | 150 | 133 |\n| Cedar | 30,000 | 216 | 205 |\n| Total | 95,000 | 676 | 750 |\n\n';

const CODED =
  '| Ref | Indicator | 2023/24 | 2024/25 |\n|---|---|---|---|\n| R1 | Home visits | 1,500 | 1,650 |\n| R2 | Fires put out | 88 | 71 |\n| R3 | Needles found | 420 | 399 |\n\n';

export const tableFigure: Rule = {
  id: 'table-figure',
  about: "changes and shares of the prose, against the document's own tables",
  why: 'The text is written before the table is final.',
  speaks: [
    [
      'agrees',
      '| Area | People | Crimes |\n|---|---|---|\n| Haddon | 7,400 | 432 |\n| Moor | 5,800 | 252 |\n| All | 13,200 | 684 |\n\nHaddon had 63% of our crimes and 56% of our people.',
    ],
    [
      'agrees',
      '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n\nBurglary rose by 20% over the year.',
    ],
    [
      'agrees',
      '| Source | Year 1 | Year 2 |\n|---|---|---|\n| Schools | 140 | 190 |\n| Police | 530 | 560 |\n\nSchools grew by 50 referrals.',
    ],
    [
      'agrees',
      '| Ward | 2018 | 2019 |\n|---|---|---|\n| Ash | 200 | 207 |\n| Birch | 80 | 70 |\n| All other wards | 310 | 294 |\n\nAsh was the only named ward to record a rise, of 3.5%.',
    ],
    [
      'differs',
      '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n\nRobbery fell by 25% over the year.',
    ],
    [
      'agrees',
      '| Offence | 2019 |\n|---|---|\n| Burglary | 100 |\n| Robbery | 50 |\n| Theft | 250 |\n| Total | 400 |\n\nBurglary made up 25% of all offences in 2019.',
    ],
    ['agrees', `${YEARS}Burglary was up 23.8% on Q2.`],
    ['differs', `${YEARS}Theft of vehicles is 30 lower than last year.`],
    ['wrong-direction', `${YEARS}Burglary fell by 8%.`],
    ['agrees', `${YEARS}Burglary was up 8.3% on last year and 23.8% on Q2.`],
    ['differs', `${YEARS}Burglary was up 8.3% on last year and 28.3% on Q2.`],
    ['differs', `${YEARS}Theft of vehicles is going the right way. The drop on last year was 30 offences.`],
    ['agrees', `${YEARS}Vehicles are the better news. They went down by 10% on last year.`],
    [
      'differs',
      '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 2,100 | 1,705 |\n| Robbery | 500 | 540 |\n\nIn Selby there was more robbery. In Selby there were 405 fewer burglaries in 2019 than a year ago. In Selby we go on.',
    ],
    ['agrees', `${TOWNS}Ash has 42.1% of the people.`],
    ['ambiguous', `${TOWNS}Ash has 45.9% of the thefts.`],
    ['differs', `${TOWNS}Cedar contributes 30.3%.`],
    [
      'differs',
      '| Ward | People | Crimes |\n|---|---|---|\n| Ash | 8,200 | 920 |\n| Elm | 6,100 | 410 |\n| Total | 14,300 | 1,330 |\n\nAsh has 75.3% of the people we serve.',
    ],
    [
      'differs',
      '| Kind | 2023 | 2024 |\n|---|---|---|\n| Noise | 700 | 700 |\n| Dogs | 190 | 300 |\n| Total | 890 | 1,000 |\n\nHalf of the calls were about dogs.',
    ],
    [
      'differs',
      '| Sent by | No. |\n|---|---|\n| School | 150 |\n| Police | 100 |\n| Parent | 50 |\n| Total | 300 |\n\nHalf (50%) of letters came from schools, 33% from the police and the remaining 61.7% from parents.',
    ],
    [
      'differs',
      '| Site | Stays |\n|---|---|\n| Royal Infirmary | 412 |\n| Harbour | 298 |\n| Lakeside | 190 |\n| Hill | 100 |\n\nThere were 1,000 stays. The Royal took 42.1% of stays.',
    ],
    [
      'ambiguous',
      '| Kind | 2023 | 2024 |\n|---|---|---|\n| Threats | 214 | 260 |\n| Theft | 700 | 640 |\n| All | 914 | 900 |\n\nThreats were the only kind to rise; they now make up 23.4% of incidents.',
    ],
    ['wrong-direction', `${CODED}R3 Needles found rose by 5.0%.`],
    ['differs', `${CODED}R1 The visits went up by 9.1%.`],
  ],
  silent: [
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 2,100 | 1,705 |\n| Robbery | 500 | 540 |\n\nIn Selby there were 405 fewer break-ins at farms in 2019 than a year ago.',
    '| Ward | 2018 | 2019 |\n|---|---|---|\n| Ash | 120 | 90 |\n| Birch | 80 | 70 |\n| All wards | 200 | 160 |\n\nAsh is in an area with 8% of the population.',
    `${TOWNS}Cedar contributes 24.1%.`,
    `${TOWNS}Ash has 45.9% of the arrests.`,
    `${TOWNS}Ash has 45% of the shops.`,
    '| Group | 2023 | 2024 |\n|---|---|---|\n| Violence with injury | 2,718 | 2,655 |\n| Violence without injury | 5,188 | 5,304 |\n\nViolence, with and without injury, came to 7,959 offences, 53 more than in 2023.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nShoplifting rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nNationally burglary rose by 7% over the year.',
    '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n\nWe want burglary to fall by 7%.',
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const [judged, doubted] = [judgedIn(before), doubtedIn(before)];
    let lastShare: Mention | undefined;
    return discourse.mentions.flatMap((mention): RuleFinding[] => {
      if (judged.has(mention.quantity) || mention.sentence.block.kind === 'row') return [];
      const isMove = mention.role === 'change' || mention.role === 'points' || mention.role === 'step';
      if (isMove) return movesAgainst(discourse, mention, doubted);
      if (mention.quantity.kind !== 'percent' || (mention.role !== 'share' && mention.role !== 'level')) return [];
      const found = shareAgainst(discourse, mention, {
        isGoingOn: lastShare?.sentence === mention.sentence,
        doubted,
      });
      if (found.length > 0) lastShare = mention;
      return found;
    });
  },
};
