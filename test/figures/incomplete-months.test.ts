import { describe, expect, it } from 'vitest';
import { periodBetween } from '../../src/core/months.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

/** A month that holds a small part of what those around it do was not loaded whole: it is no month of few offences. */

const file = (of: (month: string) => number, areas?: string[], name = 'made-up.csv') =>
  madeUpTable({
    file: name,
    from: '2023-04',
    to: '2025-03',
    rows: everywhere('THEFT', 'SHOPLIFTING', (_, month) => of(month), areas),
  });
/** One label of each of nine groups. */
const LABELS = [
  ['THEFT', 'SHOPLIFTING'],
  ['BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY'],
  ['ROBBERY', 'ROBBERY OF PERSONAL PROPERTY'],
  ['VEHICLE OFFENCES', 'THEFT FROM A VEHICLE'],
  ['VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITH INJURY'],
  ['SEXUAL OFFENCES', 'RAPE'],
  ['DRUG OFFENCES', 'POSSESSION OF DRUGS'],
  ['PUBLIC ORDER OFFENCES', 'RACE OR RELIGIOUS AGG PUBLIC FEAR'],
  ['POSSESSION OF WEAPONS', 'POSSESSION OF ARTICLE WITH BLADE OR POINT'],
] as const;
const ofAllCrime = (of: (month: string) => number) =>
  madeUpTable({
    from: '2023-04',
    to: '2025-03',
    rows: LABELS.flatMap(([group, label]) => everywhere(group, label, (_, month) => of(month))),
  });

const warningsOf = (table: ReturnType<typeof file>) =>
  buildDataset([table], reference)
    .diagnostics.filter(({ level, text }) => level === 'warning' && text.includes('not complete'))
    .map(({ text }) => text);

describe('a month of which a file holds a small part', () => {
  const stub = (month: string) => (month === '2023-04' ? 1 : 100);

  it('is told, left out of the months that the data cover, and missing', () => {
    // 32 boroughs: 32 offences, and 3,200 a month after it.
    expect(warningsOf(file(stub))).toEqual([
      'made-up.csv: April 2023 has 32 offences in all, the months around it 3,200: it is not complete, and is left out as if it were absent. Use a file that has the whole month.',
    ]);
    const study = studyOf([file(stub)], '2024-03');
    expect(study.dataset.months[0]).toBe('2023-05');
    const count = countFigure(study, setOf(area('Barnet')), 'shoplifting', study.choices.period);
    expect(count.missing).toBe('11 of 12 months: April 2023 incomplete');
  });

  it('is taken from a file that has it whole', () => {
    const whole = madeUpTable({
      file: 'older.csv',
      from: '2022-04',
      to: '2023-06',
      rows: everywhere('THEFT', 'SHOPLIFTING', () => 90),
    });
    const study = studyOf([whole, file(stub)], '2024-03');
    const april = periodBetween('2023-04', '2023-04');
    expect(countFigure(study, setOf(area('Barnet')), 'shoplifting', april).value).toBe(90);
  });

  it.each(['2023-04', '2023-10', '2025-03'])('is found at the ends and within: %s', (month) => {
    expect(warningsOf(file((each) => (each === month ? 2 : 100)))).toHaveLength(1);
  });

  it('is found where two stand together', () => {
    expect(warningsOf(file((month) => (month < '2023-06' ? 2 : 100)))).toHaveLength(2);
  });

  it('is half of all crime in London, which never falls so far', () => {
    expect(warningsOf(ofAllCrime((month) => (month === '2024-01' ? 49 : 100)))).toHaveLength(1);
    // April 2020 had 48,671 of 67,173 a month: 72%.
    expect(warningsOf(ofAllCrime((month) => (month === '2024-01' ? 72 : 100)))).toEqual([]);
  });
});

describe('what is no incomplete month', () => {
  it('one kind of offence that fell in a lockdown', () => {
    // Theft from the person in Westminster: 382 a month, 49 in May 2020.
    expect(warningsOf(file((month) => (month === '2024-01' ? 49 : 382), ['Westminster']))).toEqual([]);
  });

  it('few offences of one area, of which any month may have none', () => {
    expect(warningsOf(file((month) => (month === '2024-01' ? 0 : 150), ['Barnet']))).toEqual([]);
  });

  it('an offence that begins or ends within the file', () => {
    expect(warningsOf(file((month) => (month < '2024-01' ? 0 : 100)))).toEqual([]);
    expect(warningsOf(file((month) => (month > '2024-01' ? 0 : 100)))).toEqual([]);
  });
});
