import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core/figure.js';
import type { Month } from '../../src/core/months.js';
import { headlines } from '../../src/tables/annual/headlines.js';
import { verdictSentence } from '../../src/tables/shared/findings.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';
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

/** All that is said of a year to March 2026 in Barnet, from a file that begins in a month; ten robberies in every month. */
function findingsFrom(from: Month): string {
  const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 10);
  const study = studyOf([madeUpTable({ from, to: '2026-03', rows, era: 'connect' })], '2026-03');
  const report = { study, area: area('Barnet'), comparators: [], diagnostics: [] };
  return headlines
    .make(report)
    .rows.map(({ cells }) => cells.finding)
    .join(' ');
}

it.each([
  ['2020-04', true],
  ['2024-04', false],
] as const)('warns of a base year under restrictions where the files have it: from %s %s', (from, isSaid) => {
  expect(findingsFrom(from).includes('were under COVID-19 restrictions')).toBe(isSaid);
});

/** A change of the number of offences of a borough. */
const changed = (value: number): Figure => ({
  value,
  missing: null,
  absence: null,
  unit: 'offences',
  method: 'change',
  sources: [],
  notes: [],
});

it.each([
  // Tower Hamlets, 2014/15: 212 more offences, among 284,596 people where there had been 273,616.
  [
    'lower',
    212,
    ' The rate is lower than in the year before by more than chance would usually give, for there were more people to divide by.',
  ],
  ['lower', -212, ' The rate is lower than in the year before by more than chance would usually give.'],
  [
    'higher',
    0,
    ' The rate is higher than in the year before by more than chance would usually give, for there were fewer people to divide by.',
  ],
  ['chance', 5, ' The change on the year before is no larger than chance usually gives.'],
  ['untested', 5, ''],
] as const)('says of a rate that is %s with a count that changed by %i why', (verdict, change, sentence) => {
  expect(verdictSentence(verdict, { called: 'years', change: changed(change) })).toBe(sentence);
});

const headlinesOf = (borough: string) =>
  boroughstat(['annual', '--borough', borough, '--to', '2026-03', '--table', 'headlines', '-f', 'txt']);

it('says that a part of a change may be placing, and never that all of it is', () => {
  // Barnet, 2025/26: 723 more. 1.0% of London's stood in no borough the year before and 0.2% now, which is some 230 of them.
  const { out } = headlinesOf('Barnet');
  expect(out).toContain('were it the same in both, the rate would not have gone this way by more than chance usually');
  expect(out).not.toContain('all of the difference');
});

it('names what the change of all offences is on, for a rank stands before it', () => {
  const { out } = headlinesOf('Southwark');
  expect(out).toContain('boroughs. The change on the year before is no larger than chance usually gives.');
});
