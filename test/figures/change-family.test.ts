import { describe, expect, it } from 'vitest';
import { changeFamily } from '../../src/figures/measures/change-family.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

const LABELS = {
  'THEFT FROM PERSON': [190, 140],
  SHOPLIFTING: [500, 400],
  'BICYCLE THEFT': [100, 100],
  'OTHER THEFT': [84, 100],
} as const;

/** Offences in one month of each year, in every borough; both years are divided by estimates of one series. */
const study = studyOf(
  [
    madeUpTable({
      from: '2022-04',
      to: '2025-03',
      rows: Object.entries(LABELS).flatMap(([label, [now, before]]) =>
        everywhere('THEFT', label, (_, month) => (month === '2024-06' ? now : month === '2023-06' ? before : 0)),
      ),
    }),
  ],
  '2025-03',
);
const { period, previous } = study.choices;
const family = changeFamily(study, area('Barnet'), period, previous);

it('tests every offence and set that the files give, at once', () => {
  // The four of the file and their group; of the total and the MOPAC seven the file lacks parts.
  expect(family.changes.filter(({ verdict }) => verdict !== 'untested').map(({ offence }) => offence)).toEqual([
    'theft',
    'theft-from-person',
    'shoplifting',
    'bicycle-theft',
    'other-theft',
  ]);
  expect(family.tested).toBe(5);
  expect(family.of('mopac7')?.verdict).toBe('untested');
});

/** Benjamini and Hochberg by hand: the largest p keeps itself, the one before it is multiplied by 5/4, and so on. */
it('adjusts each p for all that are tested', () => {
  const ordered = family.changes
    .flatMap(({ p, adjustedP }) => (p.value === null ? [] : [{ p: p.value, adjusted: adjustedP.value ?? 9 }]))
    .sort((a, b) => b.p - a.p);
  let least = 1;
  for (const [index, { p, adjusted }] of ordered.entries()) {
    least = Math.min(least, (p * 5) / (5 - index));
    expect(adjusted).toBeCloseTo(least, 12);
  }
});

it('has one word for each: the sign of the rate where chance would seldom give it', () => {
  const verdict = (offence: string) => family.of(offence)?.verdict;
  expect(verdict('shoplifting')).toBe('higher');
  expect(verdict('theft-from-person')).toBe('higher');
  expect(verdict('bicycle-theft')).toBe('chance');
  expect(verdict('other-theft')).toBe('chance');
});

it('does not know an offence that no file has', () => {
  expect(family.of('fraud')).toBeUndefined();
});

describe('a part that is all its group has in the files', () => {
  // Before 2019 criminal damage is all of arson and criminal damage: one series under two names.
  const PARTS = [
    ['Criminal Damage', 'Criminal Damage To Dwelling', 60, 120],
    ['Criminal Damage', 'Other Criminal Damage', 40, 40],
    ['Robbery', 'Personal Property', 100, 98],
    ['Robbery', 'Business Property', 20, 21],
  ] as const;
  const old = studyOf(
    [
      madeUpTable({
        era: 'pre-2019',
        from: '2012-04',
        to: '2014-03',
        rows: PARTS.flatMap(([group, label, before, now]) =>
          everywhere(group, label, (_, month) => (month === '2012-06' ? before : month === '2013-06' ? now : 0)),
        ),
      }),
    ],
    '2014-03',
  );
  const tested = changeFamily(old, area('Barnet'), old.choices.period, old.choices.previous);

  it('is tested with it and not again', () => {
    const judged = tested.changes.filter(({ verdict }) => verdict !== 'untested').map(({ offence }) => offence);
    expect(judged).toEqual(['robbery', 'robbery-personal', 'robbery-business', 'damage']);
    expect(tested.tested).toBe(4);
  });

  it('has the p and the word of its group, adjusted for the others', () => {
    const [damage, part] = ['damage', 'criminal-damage'].map((offence) => tested.of(offence));
    expect([part?.offence, part?.verdict, part?.p.value]).toEqual([
      'criminal-damage',
      damage?.verdict,
      damage?.p.value,
    ]);
    // The smallest p of four, by hand: four times itself.
    expect(damage?.adjustedP.value).toBeCloseTo(4 * (damage?.p.value ?? 9), 12);
    expect(part?.adjustedP.value).toBe(damage?.adjustedP.value);
    expect(part?.adjustedP.adjustedWith).toHaveLength(3);
  });
});
