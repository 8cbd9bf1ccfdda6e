import { expect, it } from 'vitest';
import { periodBetween } from '../../src/core/months.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { percentChangeFigure } from '../../src/figures/measures/change.js';
import { changeFamily } from '../../src/figures/measures/change-family.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { londonCount } from '../../src/figures/measures/london.js';
import { comparedRanks, rankMove } from '../../src/figures/measures/rank.js';
import { controlChart } from '../../src/figures/time/control-chart.js';
import { seasonOf } from '../../src/figures/time/seasonality.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

/**
 * Every borough has 1,000 shopliftings a month in 2022/23 and before. In March 2024 each is short of 190 that stand in no
 * borough: 19% of London's, as in the Met's file of March 2020. In February 2024 each is short of 40: 4%.
 */
const SHORT: Readonly<Record<string, number>> = { '2024-03': 190, '2024-02': 40 };
const unplaced = (month: string): number => 32 * (SHORT[month] ?? 0);
const study = (choices = {}) =>
  studyOf(
    [
      madeUpTable({
        from: '2021-04',
        to: '2024-03',
        rows: [
          ...everywhere('THEFT', 'SHOPLIFTING', (_, month) => 1000 - (SHORT[month] ?? 0)),
          { area: 'Unknown', group: 'THEFT', subgroup: 'SHOPLIFTING', values: unplaced },
        ],
      }),
    ],
    '2024-03',
    choices,
  );
const months = { all: study(), allowed: study({ allowBreaks: true }), mps: study({ london: 'mps' }) };

const changeIn = (from: string, to: string, of = months.all) => {
  const [now, before] = [periodBetween(from, to), periodBetween(`2023${from.slice(4)}`, `2023${to.slice(4)}`)];
  const [count, previous] = [now, before].map((when) => countFigure(of, setOf(area('Barnet')), 'shoplifting', when));
  if (!count || !previous) throw new Error('two periods');
  return percentChangeFigure(of, count, previous);
};

it('does not compare a month whose offences stand in no borough', () => {
  // 810 of 1,000 is -19%, and no offence fewer.
  expect(changeIn('2024-03', '2024-03')).toMatchObject({
    value: null,
    missing: 'not comparable: many in no borough, March 2024',
  });
  expect(changeIn('2024-03', '2024-03', months.allowed).value).toBeCloseTo(-19, 10);
});

it('takes the share of the whole period', () => {
  // Three months: (1000 + 960 + 810) / 3000 is -7.7%. Of twelve it is -1.9%, which is shown.
  expect(changeIn('2024-01', '2024-03').missing).toMatch(/^not comparable: many in no borough/);
  const { period, previous } = months.all.choices;
  const [now, before] = [period, previous].map((when) =>
    countFigure(months.all, setOf(area('Barnet')), 'shoplifting', when),
  );
  if (!now || !before) throw new Error('two periods');
  expect(percentChangeFigure(months.all, now, before).value).toBeCloseTo(-100 * (230 / 12000), 10);
});

it('shows the change where the effect is smaller', () => {
  expect(changeIn('2024-02', '2024-02').value).toBeCloseTo(-4, 10);
});

it('withholds the word where placing alone makes the signal, and keeps it where the change is larger', () => {
  const large = (rest: number) =>
    studyOf(
      [
        madeUpTable({
          from: '2021-04',
          to: '2024-03',
          rows: [
            ...everywhere('THEFT', 'SHOPLIFTING', (_, month) => (month >= '2023-04' ? rest : 10_000)),
            {
              area: 'Unknown',
              group: 'THEFT',
              subgroup: 'SHOPLIFTING',
              values: (month) => (month >= '2023-04' ? 32 * 400 : 0),
            },
          ],
        }),
      ],
      '2024-03',
      { populationYear: 2022 },
    );
  const verdict = (rest: number) => {
    const of = large(rest);
    const { period, previous } = of.choices;
    return changeFamily(of, area('Barnet'), period, previous).of('shoplifting')?.verdict;
  };
  // Both years are divided by one estimate. 96% stand in the boroughs and 4% in none: nothing happened.
  expect(verdict(9_600)).toBe('placing');
  // 8,000 and 400: a fall of a sixth, placed or not.
  expect(verdict(8_000)).toBe('lower');
});

it('keeps the change of all that the Met recorded', () => {
  const of = (each: typeof months.all) => {
    const [now, before] = [periodBetween('2024-03', '2024-03'), periodBetween('2023-03', '2023-03')];
    return percentChangeFigure(each, londonCount(each, 'shoplifting', now), londonCount(each, 'shoplifting', before));
  };
  // The boroughs pooled are short like each of them; with what has no borough London has 32,000 in both months.
  expect(of(months.all).value).toBeNull();
  expect(of(months.mps).value).toBe(0);
});

it('moves no place, makes no point of a control chart and no season of such a month', () => {
  const [now, before] = [periodBetween('2024-03', '2024-03'), periodBetween('2023-03', '2023-03')];
  const moved = rankMove(comparedRanks(months.all, 'shoplifting', now, before), 'E09000003');
  expect(moved.missing).toBe('not comparable: many in no borough, March 2024');
  const points = controlChart(months.all, area('Barnet'), 'shoplifting').flatMap(({ points: all }) => all);
  expect(points.find(({ month }) => month === '2024-03')).toMatchObject({
    daily: { value: null, missing: 'many in no borough' },
    signal: null,
  });
  // 2021/22 is left out for the restrictions in its first months.
  expect(seasonOf(months.all, area('Barnet'), 'shoplifting').years.map(({ label }) => label)).toEqual(['2022/23']);
});

it('does not take chance for placing', () => {
  // 29 of London's offences in no borough are a share that chance moves.
  const few = studyOf(
    [
      madeUpTable({
        from: '2022-04',
        to: '2024-03',
        rows: [
          ...everywhere('THEFT', 'SHOPLIFTING', () => 1),
          {
            area: 'Unknown',
            group: 'THEFT',
            subgroup: 'SHOPLIFTING',
            values: (month) => (month === '2024-03' ? 29 : 0),
          },
        ],
      }),
    ],
    '2024-03',
  );
  expect(changeIn('2024-03', '2024-03', few).value).toBe(0);
});
