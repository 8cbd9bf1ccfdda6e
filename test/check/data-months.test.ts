import { beforeAll, describe, expect, it } from 'vitest';
import { auditDraft } from '../../src/check/audit.js';
import type { CrimeData } from '../../src/check/data/index.js';
import { southwarkData } from './southwark-data.js';

/**
 * The months a figure is of. Southwark, worked out with Python from the rows of data/figures/recorded-crime.csv:
 * 2024/25 and 2023/24: burglary 2,540, 2,483; robbery 1,999, 2,033; theft from the person 7,102, 5,737; weapons 248, 307;
 * violence without injury 5,726, of which stalking and harassment 1,917 (so 3,809 without; the year before 5,718 - 2,059 = 3,659).
 * 12 months to January 2025 and 2024: burglary 2,429, 2,509; robbery 2,059, 2,011; theft from the person 7,175, 5,265; weapons 271.
 * Quarters of 2024/25: all 9,712, 10,281, 10,804, 9,518; burglary 609, 595, 665, 671. October 2024: 231 burglaries, 209 robberies.
 */
let data: CrimeData;

beforeAll(async () => {
  data = await southwarkData();
});

const found = (text: string) =>
  auditDraft({ name: 'draft', text, positionOf: () => ({ line: 1, column: 1 }) }, data).verdicts.filter(({ pattern }) =>
    pattern.startsWith('data-'),
  );
const verdictOf = (text: string, quoted: string) => found(text).find((item) => item.quoted === quoted)?.verdict;
const accused = (text: string) => found(text).filter(({ verdict }) => /differs|wrong/.test(verdict));

const YEAR_TO = `# Crime in Southwark

Over the twelve months to January 2025 there were 2,429 burglaries.

Robbery rose to 2,059 offences.

Theft from the person rose to 7,175 offences.

Possession of weapons fell to 271 offences.

`;

describe('the months of a draft', () => {
  it('"over the twelve months to" is the time, not what a change is counted from', () => {
    expect(verdictOf(`${YEAR_TO}Burglary fell by 3.2%.`, '3.2%')).toBe('agrees');
    expect(verdictOf(`${YEAR_TO}Burglary fell by 13.2%.`, '13.2%')).toBe('ambiguous');
  });

  it('what it states once goes before a title of years that no file has', () => {
    const text = `Safety strategy 2027-2030

Unless we say otherwise the figures are for the year ending January 2025, set against the year ending January 2024.

Robbery rose by 2.4% to 2,059 offences.
`;
    expect(verdictOf(text, '2.4%')).toBe('agrees');
    expect(verdictOf(text, '2,059')).toBe('agrees');
  });

  it('a year that is only compared with is not that of the next sentence', () => {
    const text = `${YEAR_TO}Robbery is 1.1 times what it was in 2019/20. There were 2,059 robberies.`;
    expect(accused(text)).toEqual([]);
  });
});

const REPORT = `# Crime in Southwark in 2024/25

## Findings

There were 7,102 thefts from the person.

Robbery fell to 1,999 offences.

Burglary rose to 2,540 offences.

`;

describe('a part of the year of a draft', () => {
  it.each([
    ['231', 'agrees', 'In October there were 231 burglaries.'],
    ['131', 'differs', 'In October there were 131 burglaries.'],
    ['671', 'agrees', 'Between January and March 2025 there were 671 burglaries.'],
    ['761', 'differs', 'Between January and March 2025 there were 761 burglaries.'],
    ['665', 'agrees', 'October to December accounted for 665 burglaries.'],
    ['671', 'agrees', 'In the last quarter there were 671 burglaries.'],
    ['2,540', 'agrees', 'In FY25 there were 2,540 burglaries.'],
    ['2,840', 'differs', 'In FY25 there were 2,840 burglaries.'],
  ])('%s %s: %s', (quoted, verdict, text) => {
    expect(verdictOf(`${REPORT}${text}`, quoted)).toBe(verdict);
  });
});

describe('what else than the offence before it a number is of', () => {
  it.each([
    `${REPORT}Together with robbery, the last two produced 4,539 offences.`,
    `${REPORT}Robbery is common. Of 7,102 such offences, 1,745 were personal robbery.`,
    `${REPORT}Violence without injury rose by 4.1% to 3,809.`,
  ])('%s', (text) => {
    expect(accused(text)).toEqual([]);
  });

  it('a place that the sentence before is not about is not gone on about', () => {
    const text = `${REPORT}Robbery fell by 1.7%, while London was 1.4% lower. Possession of weapons, at 248, was down `;
    expect(verdictOf(`${text}19.2%.`, '19.2%')).toBe('agrees');
  });

  it('two digits that have changed places are an error', () => {
    expect(verdictOf(`${REPORT}Theft from the person rose by 28.3%.`, '28.3%')).toBe('differs');
  });
});

const table = (caption: string, header: string, ...rows: readonly string[]): string => {
  const line = (cells: string): string => `| ${cells} |\n`;
  const rule = header.split('|').map(() => ' --- ');
  return `# Southwark\n\n${caption}\n\n${line(header)}|${rule.join('|')}|\n${rows.map(line).join('')}`;
};

describe('tables and their times', () => {
  const verdicts = (text: string) => found(text).map(({ verdict }) => verdict);
  const TO = 'Offence | to Jan 2024 | to Jan 2025 | % change';

  it('"to Jan 2025" is twelve months where the caption says so, and else no time', () => {
    const rows = ['Burglary | 2,509 | 2,429 | -3.2%', 'Robbery | 2,011 | 2,509 | 24.8%'];
    expect(verdicts(table('Table 1. Offences, twelve months to January', TO, ...rows))).toEqual(['agrees', 'differs']);
    expect(accused(table('Table 1. Offences', TO, ...rows))).toEqual([]);
  });

  it('FY25 ends in 2025, unless the draft says otherwise', () => {
    const text = table(
      'Table 2. Offences',
      'Group | FY24 | FY25',
      'Burglary | 2,483 | 2,540',
      'Robbery | 2,033 | 1,599',
    );
    expect(verdicts(text)).toEqual(['agrees', 'differs']);
    const begun = text
      .replace('# Southwark', '# Southwark\n\nFY23 is 2023-24, FY24 is 2024-25.')
      .replaceAll('FY24 |', 'FY23 |');
    expect(accused(begun.replace('FY25', 'FY24').replace('1,599', '1,999'))).toEqual([]);
  });

  it('rows and columns of quarters are those of the year', () => {
    const columns = table('Table 3. Burglary by quarter', ' | Q1 | Q2 | Q3 | Q4', '2024/25 | 609 | 595 | 665 | 671');
    expect(verdicts(columns)).toEqual(['agrees']);
    const rows = [
      'April to June | 609',
      'July to September | 595',
      'October to December | 665',
      'January to March | 761',
    ];
    expect(verdicts(table('Table 4. Burglary by quarter', 'Quarter | 2024/25', ...rows))).toEqual([
      'agrees',
      'agrees',
      'agrees',
      'differs',
    ]);
  });

  it('counts that are many times those of the files accuse nothing', () => {
    const rows = ['Burglary | 2,509 | 2,429 | 3.2%', 'Robbery | 2,011 | 2,059 | -2.4%'];
    expect(accused(table('Table 5. Offences', 'Offence | January 2024 | January 2025 | % change', ...rows))).toEqual(
      [],
    );
  });
});

/** Theft from the person by month: April 724, October 661, December 409, February 522. A twelfth of 7,102 is 591.8. */
describe('one month against the others of its year', () => {
  const verdictsOf = (text: string) => found(`${REPORT}${text}`).map(({ pattern, verdict }) => `${pattern} ${verdict}`);

  it.each([
    ['data-month agrees', 'The busiest month for theft from the person was April 2024 (724).'],
    ['data-month differs', 'The busiest month for theft from the person was October 2024 (661).'],
    ['data-month agrees', 'Theft from the person was at its lowest in December, with 409 offences in the month.'],
    ['data-month differs', 'Theft from the person was at its lowest in February, with 522 offences in the month.'],
    ['data-mean agrees', 'There were on average 592 thefts from the person a month.'],
    ['data-mean differs', 'There were on average 892 thefts from the person a month.'],
  ])('%s: %s', (expected, text) => {
    expect(verdictsOf(text)).toContain(expected);
  });
});

describe('what may be of several things agrees to the last digit, or says nothing', () => {
  it.each([
    ['57', 'agrees', 'Burglary stood at 2,540, which is 57 more than a year before.'],
    ['75', undefined, 'Burglary stood at 2,540, which is 75 more than a year before.'],
  ])('%s %s', (quoted, verdict, text) => {
    expect(
      found(`${REPORT}${text}`).find((item) => item.quoted === quoted && item.verdict !== 'not-checked')?.verdict,
    ).toBe(verdict);
  });
});
