import { expect, it } from 'vitest';
import { setOf } from '../../src/figures/basis/areas.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { rankOfRates } from '../../src/figures/measures/rank.js';
import { rankRange } from '../../src/figures/measures/rank-range.js';
import { area, boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';

/** So many offences a year in each borough, all in one month: in each month some boroughs have theirs. */
const study = (of: (name: string) => number) =>
  studyOf(
    [
      madeUpTable({
        from: '2022-04',
        to: '2025-03',
        rows: everywhere('THEFT', 'SHOPLIFTING', (index, month) =>
          Number(month.slice(5)) % 12 === index % 12 ? of(boroughs[index]?.name ?? '') : 0,
        ),
      }),
    ],
    '2025-03',
  );

const rangeIn = (made: ReturnType<typeof study>, name: string) => {
  const { from, to } = rankRange(made, countFigure(made, setOf(area(name)), 'shoplifting', made.choices.period));
  return { from: from.value, to: to.value };
};

it('gives the ranks that chance allows, the rank itself among them', () => {
  const made = study(() => 400);
  const { period } = made.choices;
  for (const borough of boroughs) {
    const { from, to } = rankRange(made, countFigure(made, setOf(borough), 'shoplifting', period));
    const rank = rankOfRates(made, 'shoplifting', period).lowest(borough.code).value ?? 0;
    expect(from.value ?? 99).toBeLessThanOrEqual(rank);
    expect(to.value ?? 0).toBeGreaterThanOrEqual(rank);
  }
});

it('counts only boroughs that are significantly lower or higher, each with its own residents', () => {
  // 4,000 of 405,050 residents against 4 in each other borough: all 31 are lower, and no other differs from the rest.
  const one = study((name) => (name === 'Barnet' ? 4000 : 4));
  expect(rangeIn(one, 'Barnet')).toEqual({ from: 32, to: 32 });
  expect(rangeIn(one, 'Brent')).toEqual({ from: 1, to: 31 });
  // Two offences tell no borough from another.
  expect(
    rangeIn(
      study((name) => (name === 'Barnet' ? 2 : 1)),
      'Barnet',
    ),
  ).toEqual({ from: 1, to: 32 });
});

it('has no range where there is no ranking', () => {
  const made = studyOf(
    [
      madeUpTable({
        from: '2024-04',
        to: '2025-03',
        rows: everywhere('THEFT', 'SHOPLIFTING', () => 5).slice(0, 3),
      }),
    ],
    '2025-03',
  );
  const { from, to } = rankRange(
    made,
    countFigure(made, setOf(boroughs[0] ?? area('Barnet')), 'shoplifting', made.choices.period),
  );
  expect(from).toMatchObject({ value: null, missing: expect.stringContaining('no rank') });
  expect(to.missing).toBe(from.missing);
});
