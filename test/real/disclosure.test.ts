import { expect, it } from 'vitest';
import type { CommandResult } from '../../src/app/command-result.js';
import { readDataset } from '../../src/app/read-dataset.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import type { Settings } from '../../src/config/settings.js';
import { buildAnnual } from '../../src/reports/annual.js';
import { buildCompare } from '../../src/reports/compare.js';
import { buildRevisions } from '../../src/reports/revisions.js';
import { boundsOf, isDetermined } from '../disclosure/bounds.js';
import { toldBy } from '../disclosure/told.js';
import { reference } from '../make-study.js';
import { boroughFile, CONNECT_PAIR, describeReal, sharedFile } from './real-data.js';

/** What is kept back of wards, LSOAs, vintages and old baselines cannot be worked out either: see test/disclosure. */

const ward = sharedFile('data', 'ward', 'ward_25m_202403_202603.csv');
const lsoa = sharedFile('data', 'lsoa', 'mps_lsoa_25m_202402_202602.parquet');
const [, newest = ''] = CONNECT_PAIR;
const older = boroughFile('borough_24m_202211_202410_BoroughName.csv');
const sets = new Map(reference.offenceSets.map(({ id, offences }) => [id, offences]));

type Run = readonly [name: string, make: (settings: Settings) => Promise<CommandResult>, settings: Partial<Settings>];

const RUNS: readonly Run[] = [
  [
    'wards',
    buildAnnual,
    { borough: 'Barnet', data: [ward, newest], table: ['wards', 'ward-headlines', 'hotspots', 'offence-change'] },
  ],
  [
    'wards of three offences',
    buildAnnual,
    { borough: 'Sutton', data: [ward, newest], table: ['wards'], offence: ['burglary', 'robbery', 'arson'] },
  ],
  ['revisions', buildRevisions, { borough: 'Barnet', data: [older, newest] }],
];

async function determinedBy(make: Run[1], options: Partial<Settings>) {
  const settings = await settingsFrom({ ...options, suppress: 5 });
  const told = toldBy(await make(settings));
  expect([...told.known.values()].filter(({ value }) => value > 0 && value < 5)).toEqual([]);
  expect(told.kept.size).toBeGreaterThan(0);
  const [first, second] = make === buildRevisions ? settings.data : [undefined, undefined];
  const { dataset } = await readDataset({ ...settings, data: second ? [second] : settings.data }, reference);
  const then = first ? (await readDataset({ ...settings, data: [first] }, reference)).dataset : undefined;
  return (await boundsOf(told, { dataset, then, sets })).filter(isDetermined);
}

describeReal('what is kept back', () => {
  it.each(RUNS)('cannot be worked out: %s', async (_, make, settings) => {
    expect(await determinedBy(make, settings)).toEqual([]);
  });

  // A share of the LSOAs' sum would tell the 24 that are kept back of 27.
  it('is in no share of a sum of LSOAs', async () => {
    const settings = await settingsFrom({
      borough: 'Barnet',
      level: 'lsoa',
      data: [lsoa],
      offence: ['burglary'],
      to: '2026-02',
      suppress: 5,
    });
    const { keyed } = await buildCompare(settings);
    const shares = keyed?.rows.map(({ cells }) => cells.share_of_borough) ?? [];
    expect(shares.every((share) => typeof share === 'object' && share.missing === '[c] suppressed')).toBe(true);
  });
});
