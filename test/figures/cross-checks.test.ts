import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { isMissing } from '../../src/core/missing.js';
import { setOf } from '../../src/figures/basis/areas.js';
import { denominatorOf } from '../../src/figures/basis/denominator.js';
import type { CrossCheck } from '../../src/figures/cross-checks/cross-check.js';
import type { EarlierCounts } from '../../src/figures/cross-checks/earlier.js';
import { crossChecks } from '../../src/figures/cross-checks/index.js';
import { type Ranking, rankOfRates } from '../../src/figures/measures/rank.js';
import type { Study } from '../../src/figures/study.js';
import { boroughs, everywhere, madeUpTable, studyOf } from '../make-study.js';

/** Two parts of one group and one of another, in every borough: 32 different rates. */
const rows = [
  ...everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', (index) => 10 + index),
  ...everywhere('ROBBERY', 'ROBBERY OF BUSINESS PROPERTY', () => 2),
  ...everywhere('BURGLARY', 'DOMESTIC BURGLARY', (index) => 50 - index),
  ...everywhere('BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY', () => 5),
];
const wide = madeUpTable({ from: '2024-04', to: '2026-03', rows, era: 'connect' });
const [area] = boroughs;
if (!area) throw new Error('no borough');

const checksOf = (study: Study, earlier?: EarlierCounts): CrossCheck[] => {
  const { period, previous, base } = study.choices;
  return crossChecks({ study, area, periods: [period, previous, base] }, earlier);
};
const named = (checks: readonly CrossCheck[], start: string): CrossCheck => {
  const found = checks.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`no check ${start}`);
  return found;
};
const study = (tables: readonly SourceTable[] = [wide]) => studyOf(tables, '2026-03', { allowPartial: true });

/** The dataset says one more for an offence than its parts do. */
function oneTooMany(made: Study, offence: string): Study {
  const { dataset } = made;
  const [count, countInAll] = [dataset.count.bind(dataset), dataset.countInAll.bind(dataset)];
  dataset.count = (code, id, ...rest) => {
    const counted = count(code, id, ...rest);
    return id === offence && typeof counted.count === 'number' ? { ...counted, count: counted.count + 1 } : counted;
  };
  // The counts of several areas together have one too many of each.
  dataset.countInAll = (codes, id, period) => {
    const together = countInAll(codes, id, period);
    const isWrong = id === offence && typeof together?.count === 'number';
    return isWrong ? { ...together, count: together.count + codes.length } : together;
  };
  return made;
}

describe('cross-checks', () => {
  it('hold for sound figures, and say how many were compared', () => {
    const checks = checksOf(study());
    expect(checks.flatMap(({ wrong }) => wrong)).toEqual([]);
    // Two groups in two years; no month of the base year is there.
    expect(named(checks, 'Boroughs').compared).toBe(4);
    expect(named(checks, 'Parts').compared).toBeGreaterThanOrEqual(4);
    expect(named(checks, 'Wards')).toMatchObject({ compared: 0, note: 'no ward file' });
  });

  it('find a group that is not the sum of its parts', () => {
    const checks = checksOf(oneTooMany(study(), 'robbery'));
    // 12 months of 10 and 2; of all boroughs 32 times more by one each.
    expect(named(checks, 'Parts').wrong).toContain('Robbery in 2025/26 (145; 144 by the other road)');
    expect(named(checks, 'Boroughs').wrong[0]).toMatch(/^Robbery in 2025\/26 \((\d+); \d+ by the other road\)$/);
  });

  it('show no number where small ones are kept back', () => {
    const suppress = { below: 5, shows: [], everyBorough: () => false, listedAreas: [] };
    const made = studyOf([wide], '2026-03', { allowPartial: true, suppress });
    expect(named(checksOf(oneTooMany(made, 'robbery')), 'Parts').wrong).toContain('Robbery in 2025/26');
  });

  it('find a rate that was divided by something else', () => {
    const made = study();
    const { period } = made.choices;
    const { population } = made.reference;
    const newest = population.reduce((day, { date }) => (date > day ? date : day), '');
    // What is remembered is the one object that every table is given.
    const remembered = denominatorOf(made, setOf(area), 'population', period);
    if (isMissing(remembered)) throw new Error(remembered.missing);
    Object.assign(remembered, { value: remembered.value + 1 });
    const { wrong } = named(checksOf(made), 'Rates');
    expect(newest).toBe('2024-06-30');
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong[0]).toContain(area.name);
  });

  it('find places that are no permutation', () => {
    const made = study();
    const { period } = made.choices;
    const right = rankOfRates(study(), 'robbery', period);
    const [place, other] = [right.rankOf(area.code), right.rankOf(boroughs[1]?.code ?? '')];
    expect(place).not.toEqual(other);
    // One borough stands where another stands.
    const rankOf: Ranking['rankOf'] = (code) => (code === area.code ? other : right.rankOf(code));
    Object.assign(rankOfRates(made, 'robbery', period), { rankOf });
    expect(named(checksOf(made), 'Ranks').wrong).toEqual(['Robbery in 2025/26']);
  });

  it('compare files of two layouts: a difference within one vintage is wrong, between two it is a revision', () => {
    const [first] = wide.rows;
    if (!first) throw new Error('no row');
    const more = {
      ...first,
      values: [...first.values].map((count, index) => (index === 23 ? Number(count) + 3 : count)),
    };
    const long: SourceTable = {
      ...wide,
      file: 'long.csv',
      layout: 'long-dashboard',
      rows: [more, ...wide.rows.slice(1)],
    };
    const same = named(checksOf(study([wide, { ...long, rows: wide.rows }])), 'Files');
    expect(same).toMatchObject({ wrong: [] });
    expect(same.compared).toBeGreaterThan(32 * 24 * 2 - 1);
    const { wrong } = named(checksOf(study([wide, long])), 'Files');
    expect(wrong).toHaveLength(1);
    // 10 and 2 in the wide file.
    expect(wrong[0]).toContain(`most Robbery in ${area.name}, March 2026: 12 and 15`);
    const older = madeUpTable({ file: 'older.csv', from: '2024-03', to: '2026-02', rows, era: 'connect' });
    const revised = {
      ...older,
      layout: 'long-dashboard' as const,
      rows: older.rows.map((row, index) => (index === 0 ? { ...row, values: [...row.values].map(() => 9) } : row)),
    };
    const between = named(checksOf(study([wide, revised])), 'Files');
    expect(between.wrong).toEqual([]);
    expect(between.note).toContain('revised between them');
  });

  it("hold last year against what last year's report said", () => {
    const made = study();
    const { previous, period } = made.choices;
    // 12 months of 10 and 2 are 144; it was 140 then.
    const counts = new Map([
      ['robbery', 140],
      ['robbery-personal', 120],
    ]);
    const earlier = { name: 'last-year', period: previous, counts };
    expect(named(checksOf(made, earlier), 'Last year')).toMatchObject({ compared: 2, wrong: [] });
    expect(named(checksOf(made, earlier), 'Last year').note).toBe('1 moved since last-year: revised-since has each');
    expect(named(checksOf(made, { ...earlier, period }), 'Last year').compared).toBe(0);
    expect(named(checksOf(made), 'Last year').note).toBe('no earlier report is given');
  });
});
