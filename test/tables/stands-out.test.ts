import { describe, expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';

/** What the findings say of a borough's rates among the 32. */
function ratesAmongBoroughs(borough: string): string {
  const { out } = boroughstat(['annual', '--borough', borough, '--to', '2026-03', '--table', 'headlines', '-f', 'txt']);
  return /had one of the three (?:highest|lowest) rates of the 32 London boroughs for (.*)\./.exec(out)?.[1] ?? '';
}

// Ranks of the groups worked out in Python from the bundled counts and the mid-2024 estimates.
describe('groups in which a borough is among the three', () => {
  it.each([
    ['Southwark', 'robberies'],
    [
      'Kensington and Chelsea',
      'burglaries, theft offences, vehicle offences, sexual offences, drug offences and arson and criminal damage offences',
    ],
    ['Westminster', 'all 11 offence groups (by residents alone)'],
  ])('are named for %s, unless they are nearly all', (borough, groups) => {
    expect(ratesAmongBoroughs(borough)).toBe(groups);
  });
});
