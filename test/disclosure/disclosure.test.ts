import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/app/command-result.js';
import { readDataset } from '../../src/app/read-dataset.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import type { Settings } from '../../src/config/settings.js';
import type { Figure } from '../../src/core/figure.js';
import { buildAnnual } from '../../src/reports/annual.js';
import { buildCompare } from '../../src/reports/compare.js';
import { buildQuarterly } from '../../src/reports/quarterly.js';
import { buildRank } from '../../src/reports/rank.js';
import { buildTrend } from '../../src/reports/trend.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import type { Dataset } from '../../src/tidy/dataset.js';
import { area, madeUpTable, reference } from '../make-study.js';
import { boundsOf, isDetermined } from './bounds.js';
import { type Cell, keyOf, type Told, toldBy } from './told.js';

/**
 * What a run keeps back cannot be worked out from all that it prints. The equations are set up from the numbers printed, not
 * from what decides on them; a linear programme then gives the least and the most that each count can be.
 */

type Make = (settings: Settings) => Promise<CommandResult>;

const ALL = reference.offences.filter(({ parent }) => parent === 'all').map(({ id }) => id);
const VIOLENCE = ['all', 'violence', 'violence-with-injury', 'violence-without-injury', 'homicide'];

const RUNS: readonly (readonly [name: string, make: Make, options: Partial<Settings>])[] = [
  ...['Barnet', 'Kingston upon Thames', 'Westminster', 'Hillingdon'].map(
    (borough) => [`annual ${borough}`, buildAnnual, { borough }] as const,
  ),
  ['annual Barnet 2021/22', buildAnnual, { borough: 'Barnet', year: '2021/22' }],
  ['annual Havering to 2025-12, base 2018/19', buildAnnual, { borough: 'Havering', to: '2025-12', base: '2018/19' }],
  [
    'annual Sutton beside neighbours and inner London',
    buildAnnual,
    { borough: 'Sutton', compareWith: ['neighbours', 'inner'] },
  ],
  ...['Barnet', 'Richmond upon Thames'].map(
    (borough) => [`quarterly ${borough}`, buildQuarterly, { borough }] as const,
  ),
  [
    'quarterly mps Kingston upon Thames',
    buildQuarterly,
    { borough: 'Kingston upon Thames', quarter: '2024/25-Q4', london: 'mps', table: ['dashboard'] },
  ],
  [
    'rank robbery-business mps',
    (settings) => buildRank(settings, { overDispersion: false }),
    { offence: ['robbery-business'], london: 'mps' },
  ],
  ...['aggravated-vehicle-taking', 'homicide', 'arson', 'all'].map(
    (offence) =>
      [
        `rank ${offence}`,
        (settings: Settings) => buildRank(settings, { overDispersion: false }),
        { offence: [offence] },
      ] as const,
  ),
  [
    'rank aggravated-vehicle-taking 2023/24',
    (settings) => buildRank(settings, { overDispersion: true }),
    { offence: ['aggravated-vehicle-taking'], year: '2023/24' },
  ],
  ['compare two boroughs', buildCompare, { borough: 'Barnet,Harrow', offence: VIOLENCE }],
  ['compare all groups', buildCompare, { borough: 'Bexley', offence: ['all', ...ALL] }],
  ['trend arson', buildTrend, { borough: 'Barnet', offence: ['arson'] }],
  ['trend robbery', buildTrend, { borough: 'Sutton', offence: ['robbery'] }],
];

const sets = new Map(reference.offenceSets.map(({ id, offences }) => [id, offences]));

/** Each run keeping back counts below 5, and some below 10. */
const EACH = RUNS.flatMap(([name, make, options], index) =>
  (index % 3 === 0 ? [5, 10] : [5]).map((suppress) => [name, suppress, make, options] as const),
);

it.each(EACH)('%s --suppress %i tells no count that it keeps back', async (_, suppress, make, options) => {
  const settings = await settingsFrom({ ...options, suppress });
  const told = toldBy(await make(settings));
  expect(told.known.size + told.kept.size).toBeGreaterThan(0);
  expect(told.rootless).toEqual([]);
  // No count from 1 to one below stands anywhere, nor is a part of one.
  expect([...told.known.values()].filter(({ value }) => value > 0 && value < suppress)).toEqual([]);
  expect(told.rows.filter(({ figure, count }) => count !== figure.value && !isMadeOf(figure, count))).toEqual([]);
  const { dataset } = await readDataset(settings, reference);
  const kept = new Map([...told.kept, ...(settings.london === 'mps' ? inNoBorough(told, dataset, suppress) : [])]);
  const bounds = await boundsOf({ ...told, kept }, { dataset, sets });
  expect(bounds.filter(isDetermined)).toEqual([]);
});

const none = reference.areas.filter(({ kind }) => kind === 'no-borough').map(({ code }) => code);

/** Small counts of what is in no borough: nobody prints them, but London with and without them may tell. */
function inNoBorough(told: Told, dataset: Dataset, below: number): [string, Cell][] {
  const cells = [...told.known.values()].map(({ cell }) => cell).filter(({ kind }) => kind === 'offences|offences|');
  return cells.flatMap((known): [string, Cell][] => {
    const cell = { ...known, codes: none };
    const count = none.reduce(
      (sum, code) => sum + (Number(dataset.count(code, cell.offence, periodOf(cell)).count) || 0),
      0,
    );
    return count > 0 && count < below && !told.known.has(keyOf(cell)) ? [[keyOf(cell), cell]] : [];
  });
}

const periodOf = ({ from, to }: Cell) => ({ from, to, label: '' });

// Lambeth had 4 homicides in 2013/14 (bundled figures, added up by hand).
it('keeps back a baseline of long ago, and with it the years since', async () => {
  const target = {
    measure: 'homicide',
    baseline: { period: '2013/14' },
    target: { changePercent: -20 },
    due: '2027-03',
  };
  const settings = await settingsFrom({
    borough: 'Lambeth',
    base: '2024/25',
    targets: [target],
    table: ['targets'],
    suppress: 5,
  });
  const { document } = await buildAnnual(settings);
  const [row] = document.tables[0]?.rows ?? [];
  expect(row?.cells.baseline).toMatchObject({ value: null, missing: '[c] suppressed' });
  expect(row?.cells.now).toMatchObject({ value: null, missing: '[c] suppressed' });
});

describe('the equations', () => {
  const counted = (offence: string) => ({ codes: [area('Barnet').code], offence, ...YEAR, kind: 'offences|offences|' });
  const told = (known: readonly string[], kept: string): Told => ({
    known: new Map(known.map((id) => [id, { cell: counted(id), value: 0 }])),
    kept: new Map([[kept, counted(kept)]]),
    means: [],
    rootless: [],
    rows: [],
  });
  const rows = (homicides: number, driving: number) =>
    datasetOf([
      ['VIOLENCE AGAINST THE PERSON', 'HOMICIDE', homicides],
      ['VIOLENCE AGAINST THE PERSON', 'DEATH SERIOUS INJURY ILLEGAL DRIVING', driving],
      ['VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITH INJURY', 50],
      ['VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITHOUT INJURY', 90],
    ]);
  const shown = ['violence', 'violence-with-injury', 'violence-without-injury'];

  // Worked by hand: 142 - 50 - 90 leaves 2 for both; with one of them shown the other is known.
  it.each([
    ['two that come to 2', 1, 1, shown, 0, 2, true],
    ['one alone', 4, 3, [...shown, 'death-or-serious-injury-unlawful-driving'], 4, 4, true],
    ['two that come to 7', 4, 3, shown, 0, 7, false],
  ])('find %s', async (_, homicides, driving, known, least, most, determined) => {
    const [found] = await boundsOf(told(known, 'homicide'), { dataset: rows(homicides, driving), sets });
    expect(found).toMatchObject({ truth: homicides, least, most });
    expect(found && isDetermined(found)).toBe(determined);
  });
});

const YEAR = { from: '2025-04', to: '2026-03' };

/** A file of one month of each label, in Barnet. */
function datasetOf(labels: readonly (readonly [group: string, subgroup: string, count: number])[]) {
  const rows = labels.map(([group, subgroup, count]) => ({
    area: 'Barnet',
    group,
    subgroup,
    values: (month: string) => (month === '2025-04' ? count : 0),
  }));
  return buildDataset([madeUpTable({ era: 'connect', ...YEAR, rows })], reference).dataset;
}

/** Rows are told of whole counts that a number is made of. */
const isMadeOf = ({ from = [] }: Figure, count: number): boolean =>
  from.some((each) => each.value === count || isMadeOf(each, count));
