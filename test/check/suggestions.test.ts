import { describe, expect, it } from 'vitest';
import { auditText } from './audit-text.js';

/** Words that can be put in the place of the draft's own; every number below is worked out by hand from its sentence. */
const CASES: readonly (readonly [suggestion: string, text: string])[] = [
  // 100 x (300 - 400) / 400
  ['fell by 25%', 'Arrests fell by 33%, from 400 in 2018 to 300 in 2019.'],
  ['fell by 25%', 'Arrests rose by 25%, from 400 in 2018 to 300 in 2019.'],
  ['25.0% lower', 'There were 300 arrests in 2019, 33.3% lower than the 400 of 2018.'],
  // A sign stays a sign.
  ['-25%', 'Arrests went from 400 in 2018 to 300 in 2019 (-33%).'],
  ['by 25%', 'Arrests fell from 400 last year to 300 this year, i.e. by 33%.'],
  // 512 - 490
  ['22 more', 'There were 512 burglaries, 12 more than the 490 of 2018.'],
  ['fell by 42', 'Robbery fell by 32, to 540 offences from 582.'],
  // 60 - 56
  ['up 4 percentage points', 'Trust stood at 60%, up 7 percentage points from 56% a year ago.'],
  ['up 1 percentage point', 'Trust stood at 57%, up 4 percentage points from 56% a year ago.'],
  // 140 of 2,000
  ['7%', '14% of searches led to an arrest (140 out of 2,000).'],
  // 940 / 1,310 = 0.72; 300 / 200 = 1.5
  ['fell by 28%', 'Vandalism halved, from 1,310 cases to 940.'],
  ['1.5 times', 'There were 300 complaints this year, three times the 200 of last year.'],
  ['fell', 'Complaints rose from 412 to 377 over the year.'],
  ['higher', 'Worry about knives (71%) is lower than in 2019 (60%).'],
];

describe('a suggestion', () => {
  it.each(CASES)('%s: %s', (suggestion, text) => {
    const wrong = auditText(text).verdicts.filter(
      ({ verdict }) => verdict === 'differs' || verdict === 'wrong-direction',
    );
    expect(wrong.map((each) => each.suggestion)).toEqual([suggestion]);
  });
});
