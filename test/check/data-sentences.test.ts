import { beforeAll, describe, expect, it } from 'vitest';
import { auditDraft } from '../../src/check/audit.js';
import type { CrimeData } from '../../src/check/data/index.js';
import { southwarkData } from './southwark-data.js';

/**
 * Sentences of a draft on Southwark, held against the bundled figures. The values were worked out with Python from the rows of
 * data/figures/recorded-crime.csv (Heathrow counted in Hillingdon) and the estimates of mid-2024 in data/reference/population.csv,
 * for 2024/25, 2023/24 and 2019/20:
 * all: 40,315, 37,887; 128.07 per 1,000, 5th highest; London 101.53, +1.2%; Southwark is 26.1% above it.
 * burglary: 2,540, 2,483, 3,031; 8.07, 4th highest, 42.2% above London; 4.9% of London's; it fell in 23 boroughs. Lambeth 2,062, 6.51.
 * robbery: 1,999, 2,033; 6.35, 5th highest; personal robbery 1,745, 1,818 (-4.0%). Since 2020/21: 1,251, 1,144, 1,865, 2,033, 1,999.
 * shoplifting: +136.2%, the largest rise of 32; London +50.2%. Theft from the person: 7,102, 17.6% of all, 3rd highest.
 * Business and community burglary 905; drugs 1,600 in the calendar year 2024, +8.3%; London: theft from the person +27.9%, robbery 3.66.
 * other theft: 4,964, and 4,698 in 2021/22. Weapons: 248, 307, 332, so -19.2% and -25.3%.
 */
let data: CrimeData;

beforeAll(async () => {
  data = await southwarkData();
});

type Case = readonly [quoted: string, verdict: string, text: string];

const check = (cases: readonly Case[]): void =>
  it.each(cases)('%s %s: %s', (quoted, verdict, text) => {
    const draft = { name: 'draft', text, positionOf: () => ({ line: 1, column: 1 }) };
    const found = auditDraft(draft, data).verdicts.filter((item) => item.quoted === quoted);
    expect(found.map((item) => item.verdict)).toContain(verdict);
    if (verdict === 'agrees') expect(found.filter((item) => item.verdict === 'differs')).toEqual([]);
  });

const never = (cases: readonly string[]): void =>
  it.each(cases)('%s', (text) => {
    const draft = { name: 'draft', text, positionOf: () => ({ line: 1, column: 1 }) };
    const accused = auditDraft(draft, data).verdicts.filter(({ verdict }) => /differs|wrong/.test(verdict));
    expect(accused).toEqual([]);
  });

const ALL = 'In 2024/25 there were 40,315 recorded offences in Southwark, a rate of 128.1 per 1,000 residents.';
const BURGLARY = 'There were 2,540 burglaries in 2024/25.';

describe('a sentence goes on about the one before', () => {
  check([
    ['5th highest', 'agrees', `${ALL} That was the 5th highest of the 32 London boroughs.`],
    ['12th highest', 'differs', `${ALL} That was the 12th highest of the 32 London boroughs.`],
    ['101.5 per 1,000', 'agrees', `${ALL} London's rate was 101.5 per 1,000.`],
    ['84.5 per 1,000', 'differs', `${ALL} London's rate was 84.5 per 1,000.`],
    ['1.2%', 'agrees', 'In 2024/25 total crime rose by 6.4% on the previous year. Across London it rose by 1.2%.'],
    ['6.2%', 'differs', 'In 2024/25 total crime rose by 6.4% on the previous year. Across London it rose by 6.2%.'],
    ['8.1 per 1,000', 'agrees', `${BURGLARY} The rate was 8.1 per 1,000, the fourth highest in London.`],
    ['fourth highest', 'agrees', `${BURGLARY} The rate was 8.1 per 1,000, the fourth highest in London.`],
    ['5.1 per 1,000', 'differs', `${BURGLARY} The rate was 5.1 per 1,000.`],
    ['17.6%', 'agrees', 'Theft from the person rose to 7,102 offences in 2024/25. It made up 17.6% of all crime.'],
    ['27.6%', 'differs', 'Theft from the person rose to 7,102 offences in 2024/25. It made up 27.6% of all crime.'],
    [
      '1,745',
      'agrees',
      'There were 1,999 robberies in 2024/25. Personal robbery accounted for 1,745 of these, down 4.0%.',
    ],
    [
      '4.0%',
      'agrees',
      'There were 1,999 robberies in 2024/25. Personal robbery accounted for 1,745 of these, down 4.0%.',
    ],
    ['50.2%', 'agrees', 'In 2024/25 shoplifting rose by 136.2%. This compares with a rise of 50.2% in London.'],
  ]);

  never([
    `${BURGLARY} Its population rose by 9.4%.`,
    `${BURGLARY} The number of stops rose by 9.4%.`,
    'There were 2,540 burglaries and 1,999 robberies in 2024/25. The rate was 6.4 per 1,000.',
    'There were 2,540 burglaries in 2024/25. Lambeth had 2,062 burglaries. The rate was 6.5 per 1,000.',
    'There were 2,483 burglaries in 2023/24 and 2,540 burglaries in 2024/25. It was a rate of 7.9 per 1,000.',
  ]);
});

describe('a place or a time that is only compared with', () => {
  check([
    [
      '8.1 per 1,000 population',
      'agrees',
      'In 2024/25 the burglary rate of 8.1 per 1,000 population is above London’s.',
    ],
    ['42.2%', 'agrees', 'In 2024/25 the burglary rate of 8.1 per 1,000 population is 42.2% higher than London’s.'],
    [
      '101.5',
      'agrees',
      'In 2024/25 Southwark had a total crime rate of 128.1 per 1,000 people against 101.5 in London.',
    ],
    ['25.3%', 'differs', 'Possession of weapons fell by 25.3% compared with 2023/24 in 2024/25.'],
    ['19.2%', 'agrees', 'Possession of weapons fell by 19.2% compared with 2023/24 in 2024/25.'],
    ['25.3%', 'agrees', 'In 2024/25 weapons offences fell by 19.2% on the year before and by 25.3% on 2019/20.'],
    ['16.2%', 'agrees', 'Burglary fell from 3,031 in 2019/20 to 2,540 in 2024/25, a fall of 16.2%.'],
  ]);

  never([
    '# Southwark 2024/25\n\nBurglary is down 16.2% on 2019/20, at 2,540 offences.',
    'In 2024/25 there was a fall in burglaries from 3,031 to 2,540 over five years.',
    'There were 2,540 burglaries in Southwark, down from 3,031 in 2019/20.',
    'In 2024/25 the burglary rate of 8.1 per 1,000 population was higher than that of Lambeth.',
    'In 2024/25 burglary rose by 2.3%, whereas it fell by 7.2% in London.',
    'In 2024/25 there were 2,540 burglaries, a rate of 8.1 per 1,000 people; the London rate was 5.7 per 1,000.',
    'There were 2,540 burglaries in 2024/25. In the previous year it had risen by 1.0%.',
    'In 2024/25 it fell: the burglary rate has fallen since 2019/20, when it was 9.9 per 1,000.',
    'In 2024/25 there were 2,540 burglaries, 6.3% of the 40,315 offences.',
    'In 2024/25 Southwark had one of the highest robbery rates in London.',
    'In 2024/25 Southwark had the highest robbery rate of the 12 inner London boroughs but two.',
  ]);
});

describe('ranks in other words', () => {
  check([
    ['three', 'agrees', 'In 2024/25 only three boroughs had a higher burglary rate.'],
    ['nine', 'differs', 'In 2024/25 only nine boroughs had a higher burglary rate.'],
    ['4th', 'agrees', 'The burglary rate in 2024/25 ranks 4th of the 32 boroughs (1 = highest).'],
    ['4th', 'differs', 'The burglary rate in 2024/25 ranks 4th of the 32 boroughs (1 = lowest).'],
    ['largest', 'agrees', 'In 2024/25 shoplifting saw the largest percentage increase of the 32 boroughs.'],
    ['largest', 'differs', 'In 2024/25 burglary saw the largest percentage increase of the 32 boroughs.'],
    ['23', 'agrees', 'In 2024/25 burglary fell in 23 of the 32 boroughs.'],
    ['13', 'differs', 'In 2024/25 burglary fell in 13 of the 32 boroughs.'],
    ['half', 'agrees', 'In 2024/25 the burglary rate was higher than in more than half of London’s boroughs.'],
    ['half', 'differs', 'In 2024/25 the burglary rate was lower than in more than half of London’s boroughs.'],
    ['4.9%', 'agrees', 'In 2024/25, 4.9% of London’s burglaries happened in Southwark.'],
    ['9.4%', 'differs', 'In 2024/25, 9.4% of London’s burglaries happened in Southwark.'],
    ['lowest since 2021/22', 'agrees', 'There were 4,964 other thefts in 2024/25, the lowest since 2021/22.'],
    ['lowest since 2020/21', 'differs', 'There were 4,964 other thefts in 2024/25, the lowest since 2020/21.'],
    ['highest for two years', 'ambiguous', 'There were 1,999 robberies in 2024/25, the highest for two years.'],
  ]);
});

/** Three sentences without months agree with the files as of the year of the title, which confirms it. */
const REPORT = `# Crime in Southwark in 2024/25

## Findings

There were 7,102 thefts from the person.

Robbery fell to 1,999 offences.

Burglary rose to 2,540 offences.

`;
/** The same of calendar years: 2024 and 2023. */
const YEARS = `There were 2,394 burglaries in 2024.

There were 2,100 robberies in 2024.

There were 7,214 thefts from the person in 2024.

`;

describe('the months of the whole draft', () => {
  check([
    ['23.8%', 'agrees', '# Crime in Southwark in 2024/25\n\n## Theft\n\nTheft from the person rose by 23.8%.'],
    // No other number shows that offence and months are read rightly; with its count next to it the change is wrong for certain.
    ['43.8%', 'ambiguous', `${REPORT}Theft from the person rose by 43.8%.`],
    ['43.8%', 'differs', `${REPORT}Theft from the person rose by 43.8% to 7,102.`],
    ['19.2%', 'agrees', `${REPORT}Possession of weapons fell by 19.2% to 248.`],
    ['29.2%', 'differs', `${REPORT}Possession of weapons fell by 29.2% to 248.`],
    ['248', 'agrees', `${REPORT}Possession of weapons fell by 19.2% to 248.`],
    ['307', 'agrees', `${REPORT}Possession of weapons fell to 248 from 307.`],
    ['905', 'agrees', `${REPORT}Burglary of business premises rose to 905.`],
    ['27.9%', 'agrees', `${REPORT}Theft from the person rose. The rise in London was larger, at 27.9%.`],
    ['3.7', 'agrees', `${REPORT}The robbery rate of 6.4 per 1,000 people is above London's 3.7.`],
    ['fifth highest', 'agrees', `${REPORT}Southwark's robbery rate is above that of London and the fifth highest.`],
    ['5.0%', 'agrees', `${REPORT}Theft from the person accounted for 17.6% of all offences and robbery for 5.0%.`],
    ['8.3%', 'agrees', `${YEARS}Drug offences rose by 8.3% in 2024.`],
    ['38.3%', 'differs', `${YEARS}Drug offences rose by 38.3% in 2024.`],
    ['29.2%', 'ambiguous', `${REPORT}Weapons offences fell by 29.2%, with robbery little changed.`],
    ['387', 'differs', `${REPORT}Possession of weapons fell to 248 from 387.`],
    ['7.0%', 'agrees', `${REPORT}In London burglary fell by 7.0%, and only two other boroughs did worse.`],
    ['38.3%', 'differs', 'In the calendar year 2024 drug offences rose by 38.3% on the year before.'],
  ]);

  never([
    '# Crime in Southwark in 2024/25\n\n## Theft\n\nTheft from the person rose by 43.8%.',
    'Drug offences rose by 38.3% in 2024.',
    `${REPORT}Kent Police recorded 2,000 burglaries.`,
    `${REPORT}There were 900 burglaries in Dartford.`,
    `${REPORT}There were 900 burglaries in the third quarter.`,
    `${REPORT}In the summer there were 900 burglaries.`,
    `${REPORT}Over five years weapons offences fell by 40.2%.`,
    `${REPORT}Weapons offences fell by 19.2%, though they were still 25.3% below those of 2019/20.`,
    `${REPORT}Robberies of personal property fell to 1,745 but those of shops rose from 203 to 254.`,
    `${REPORT}Weapons offences fell by about a fifth (19.2%).`,
    `${REPORT}Residential burglary was the highest; by 2024/25 falls in burglary had brought Southwark to the 9th highest rate of the 32 boroughs.`,
    `${REPORT}Burglary is at its lowest since 2023/24: 2,540.`,
    `${REPORT}Robberies are the most in any year since 2015/16. The fall of 1.7% was small.`,
    '# Crime in Southwark in 2024/25\n\n## Burglary: above London\n\nBurglary rose by 2.3% on the year before.',
  ]);
});

describe('what the files confirm', () => {
  // 2,483 to 2,540 is +2.3%; 2,540 to Lambeth's 2,062 would be -18.8%.
  never([
    'Burglary reached 2,540 offences in 2024/25.\n\nBurglary in Southwark rose by 2.3% in 2024/25; in Lambeth the figure was 2,062.',
  ]);
});
