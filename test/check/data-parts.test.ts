import { beforeAll, describe, expect, it } from 'vitest';
import { auditDraft } from '../../src/check/audit.js';
import type { CrimeData } from '../../src/check/data/index.js';
import { southwarkData } from './southwark-data.js';

/**
 * Which part of a sentence, of a section or of a list a number belongs to. Southwark and London (32 boroughs), worked out with Python
 * from the rows of data/figures/recorded-crime.csv, for 2019/20, 2023/24 and 2024/25:
 * shoplifting 1,246, 1,662, 3,926 (+136.2% on the year; 9.7% of 40,315 offences); London with Heathrow 60,322, 90,627: +50.2%.
 * theft from the person 3,465, 5,737, 7,102 (+105.0% in five years, +23.8% on the year).
 * robbery 2,352, 2,033, 1,999; London 38,903, 33,452, 33,536 (-13.8% in five years, +0.3% on the year).
 */
let data: CrimeData;

beforeAll(async () => {
  data = await southwarkData();
});

const REPORT = `# Crime in Southwark in 2024/25

## Findings

There were 7,102 thefts from the person.

Robbery fell to 1,999 offences.

Burglary rose to 2,540 offences.

`;

const verdictsOf = (text: string) =>
  auditDraft({ name: 'draft', text: `${REPORT}${text}`, positionOf: () => ({ line: 1, column: 1 }) }, data).verdicts;

const agrees = (cases: readonly (readonly [quoted: string, text: string])[]): void =>
  it.each(cases)('%s in %s', (quoted, text) => {
    const verdicts = verdictsOf(text);
    const found = verdicts.filter((item) => item.quoted === quoted && item.pattern.startsWith('data-'));
    expect(found.map(({ verdict }) => verdict)).toContain('agrees');
    expect(verdicts.filter(({ verdict }) => /differs|wrong/.test(verdict))).toEqual([]);
  });

describe('a place in a bracket', () => {
  agrees([
    ['136.2%', 'Shoplifting rose by 136.2% (London 50.2%).'],
    ['136.2%', 'Shoplifting: 3,926 in 2024/25, up 136.2% (London: 50.2%).'],
    [
      '6.4 per 1,000 remains',
      'Robbery fell by 1.7% (London rose by 0.3%), and at 6.4 per 1,000 remains above the London rate of 3.7.',
    ],
  ]);
});

describe('a time of another part of the sentence', () => {
  agrees([
    ['3,926', 'Shoplifting came to 3,926 offences; it was 1,246 in 2019/20.'],
    ['1,246', 'Shoplifting came to 3,926 offences; it was 1,246 in 2019/20.'],
    ['13.8%', 'Robbery fell from 2,352 in 2019/20 to 1,999; across London the number went down, by 13.8%.'],
    ['136.2%', 'Shoplifting is up even on the record of 2023/24, by 136.2% to 3,926.'],
    ['3,926', 'Shoplifting is up even on the record of 2023/24, by 136.2% to 3,926.'],
  ]);
});

describe('a base that is named under the same heading', () => {
  const section = '## Theft\n\nTheft from the person is 105.0% higher than in 2019/20.\n\n';
  agrees([
    ['1,246', `${section}Shoplifting is up from 1,246 to 3,926.`],
    ['1,662', `${section}Shoplifting is up from 1,662 to 3,926.`],
  ]);

  it('is no excuse for a number of neither year', () => {
    const found = verdictsOf(`${section}Shoplifting is up from 1,626 to 3,926.`);
    expect(found.filter(({ verdict }) => verdict === 'differs').map(({ quoted }) => quoted)).toEqual(['1,626']);
  });
});

describe('numbered paragraphs', () => {
  agrees([
    [
      '23.8%',
      '2.1 April 2024 was the worst month, with 724 thefts from the person.\n2.2 Theft from the person grew by 23.8%.',
    ],
  ]);

  it('have a number that is no rate', () => {
    const found = verdictsOf('4.2 Per 1,000 households there were many residential burglaries.');
    expect(found.filter(({ verdict }) => /differs|wrong/.test(verdict))).toEqual([]);
  });
});

it('a share of a named offence is no share of all', () => {
  const verdictAt = (text: string) => verdictsOf(text).find(({ quoted }) => quoted === '9.7%')?.verdict;
  expect(verdictAt('Shoplifting made up 9.7% of all offences.')).toBe('agrees');
  expect(verdictAt('Shoplifting: 3,926 in the year, 136.2% up, and 9.7% of all theft.')).not.toBe('agrees');
});
