import { describe, expect, it } from 'vitest';
import { financialYear, periodBetween, shiftPeriod } from '../../src/core/months.js';
import { areaSteps } from '../../src/figures/cross-checks/area-steps.js';
import { type Comparison, compareOffence } from '../../src/figures/measures/comparison.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { rankedAreas } from '../../src/figures/measures/ranked-rates.js';
import { Study } from '../../src/figures/study.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, boroughs, reference, usualChoices } from '../make-study.js';

/**
 * Heathrow and Hillingdon in the bundled figures. Expected numbers are sums of the rows of data/figures/recorded-crime.csv,
 * Hillingdon and heathrow together, worked out apart from the program (Python, csv module).
 */
const { tables } = await loadBundledFigures();
const { dataset } = buildDataset(tables, reference);
const raw = buildDataset(tables, { ...reference, areaMoves: [] }).dataset;

function studyOf(year: string, data = dataset): Study {
  const period = financialYear(year);
  if (!period) throw new Error(year);
  return new Study(data, reference, usualChoices(period));
}

const HILLINGDON = area('Hillingdon');
const percent = (now: number, before: number) => (100 * (now - before)) / before;

describe('Hillingdon with Heathrow', () => {
  it.each([
    ['2024/25', 'all', 28488, 30335, 30],
    ['2023/24', 'all', 26980, 28488, 14],
    ['2024/25', 'shoplifting', 2176, 3075, 9],
    ['2023/24', 'vehicle', 4037, 4174, 25],
    ['2024/25', 'vehicle', 4174, 3653, 6],
    ['2024/25', 'violence-with-injury', 2547, 2057, 8],
  ])('in %s: %s from %i to %i, the %ith of the changes', (year, offence, before, now, place) => {
    const made = compareOffence(studyOf(year), HILLINGDON, offence);
    expect([made.previousCount.value, made.count.value, made.rankOfChange.value]).toEqual([before, now, place]);
    expect(made.changePercent.value).toBeCloseTo(percent(now, before), 10);
  });

  it('leaves the largest rise to Islington, the largest reduction to Enfield, and London at +1.2%', () => {
    const extreme = (year: string, pick: (each: Comparison) => number | null) =>
      rankedAreas(studyOf(year)).filter((each) => pick(compareOffence(studyOf(year), each, 'all')) === 1)[0]?.name;
    const later = studyOf('2024/25');
    expect(compareOffence(later, area('Islington'), 'all').rankOfIncrease.value).toBe(1);
    expect(compareOffence(later, area('Islington'), 'all').changePercent.value).toBeCloseTo(9.6, 1);
    expect(extreme('2023/24', ({ rankOfChange }) => rankOfChange.value)).toBe('Enfield');
    const { londonChangePercent, londonBaseChangePercent } = compareOffence(later, area('Barnet'), 'all');
    expect(londonChangePercent.value).toBeCloseTo(percent(921318, 910842), 10);
    // 2019/20 holds March 2020, when 37 offences stood apart.
    expect(londonBaseChangePercent.value).toBeCloseTo(percent(921318, 881768), 10);
  });

  it('is the same area in months, quarters, rolling years and the West command unit', () => {
    const study = studyOf('2024/25');
    const countIn = (codes: readonly string[], from: string, to: string) =>
      countFigure(study, { name: 'some', codes }, 'all', periodBetween(from, to)).value;
    const own = [HILLINGDON.code];
    const months = ['2023-03', '2023-04', '2023-05', '2023-12', '2024-02', '2024-03', '2024-04'];
    expect(months.map((month) => countIn(own, month, month))).toEqual([2180, 1938, 2345, 2379, 2362, 2358, 2359]);
    expect([countIn(own, '2024-01', '2024-03'), countIn(own, '2023-01', '2023-03')]).toEqual([7296, 6665]);
    const rolling = [26882, 26908, 28310, 28488, 30188];
    const ends = ['2023-04', '2023-05', '2024-02', '2024-03', '2025-01'];
    expect(ends.map((to) => countIn(own, shiftPeriod(periodBetween(to, to), -11).from, to))).toEqual(rolling);
    const west = boroughs.filter(({ basicCommandUnit }) => basicCommandUnit === 'West').map(({ code }) => code);
    expect([countIn(west, '2023-04', '2024-03'), countIn(west, '2024-04', '2025-03')]).toEqual([87823, 88325]);
  });
});

/** Figures of a borough alone, and those that rest on all boroughs. */
const OWN = [
  'count',
  'previousCount',
  'change',
  'changePercent',
  'baseCount',
  'baseChange',
  'baseChangePercent',
  'rate',
  'previousRate',
] as const;

const numbers = (made: Comparison, keys: readonly (keyof Comparison)[]) =>
  keys.map((key) => {
    const cell = made[key];
    return cell && 'value' in cell && 'missing' in cell ? [key, cell.value, cell.missing, cell.notes] : key;
  });

describe('what a move does not touch stays to the last digit', () => {
  const offences = ['mopac7', ...reference.offences.map(({ id }) => id)];

  it.each(['2023/24', '2024/25'])('every borough but one in its own figures, %s', (year) => {
    const [joined, apart] = [studyOf(year), studyOf(year, raw)];
    for (const each of boroughs.filter(({ name }) => name !== 'Hillingdon')) {
      for (const offence of offences) {
        const [one, other] = [joined, apart].map((study) => numbers(compareOffence(study, each, offence), OWN));
        expect(one, `${each.name} ${offence}`).toEqual(other);
      }
    }
  });

  it.each(['2022/23', '2025/26', '2018/19'])('all of it where no period lies across, %s', (year) => {
    const [joined, apart] = [studyOf(year), studyOf(year, raw)];
    for (const each of boroughs) {
      for (const offence of offences) {
        const all = Object.keys(compareOffence(joined, each, offence)) as (keyof Comparison)[];
        const [one, other] = [joined, apart].map((study) => numbers(compareOffence(study, each, offence), all));
        expect(one, `${each.name} ${offence}`).toEqual(other);
      }
    }
  });
});

describe('the cross-check of areas', () => {
  it('finds the move where the registry does not say it, and nothing where it does', () => {
    // Means of four months: 0, 0, 0 and 17 before, 368, 428, 443 and 434 after; 499, 497, 476, 516, 542, 408: 485.5 before.
    expect(areaSteps(raw).steps.map(({ borough, month, after }) => [borough?.name, month, after])).toEqual([
      ['Hillingdon', '2023-05', 418.25],
      ['Hillingdon', '2024-03', 0],
    ]);
    expect(areaSteps(dataset).steps).toEqual([]);
  });
});
