import { describe, expect, it } from 'vitest';
import type { Era, SourceTable } from '../../src/core/crime.js';
import type { Month } from '../../src/core/months.js';
import { lacksOfFiles } from '../../src/figures/cross-checks/bundled-figures.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boroughs, everywhere, madeUpTable, reference } from '../make-study.js';

/** A label in each of nine groups of offences, as each era writes it. */
const LABELS: Record<Era, readonly (readonly [group: string, subgroup: string])[]> = {
  connect: [
    ['BURGLARY', 'BURGLARY BUSINESS AND COMMUNITY'],
    ['BURGLARY', 'RES BURGLARY OF A HOME'],
    ['ROBBERY', 'ROBBERY OF PERSONAL PROPERTY'],
    ['ROBBERY', 'ROBBERY OF BUSINESS PROPERTY'],
    ['DRUG OFFENCES', 'POSSESSION OF DRUGS'],
    ['DRUG OFFENCES', 'TRAFFICKING OF DRUGS'],
    ['SEXUAL OFFENCES', 'RAPE'],
    ['SEXUAL OFFENCES', 'OTHER SEXUAL OFFENCES'],
    ['PUBLIC ORDER OFFENCES', 'VIOLENT DISORDER'],
    ['POSSESSION OF WEAPONS', 'POSSESSION OF WEAPONS'],
    ['ARSON AND CRIMINAL DAMAGE', 'CRIMINAL DAMAGE'],
    ['MISCELLANEOUS CRIMES AGAINST SOCIETY', 'MISC CRIMES AGAINST SOCIETY'],
  ],
  cris: [
    ['Robbery', 'Robbery of Personal Property'],
    ['Robbery', 'Robbery of Business Property'],
  ],
  'pre-2019': [],
};

/** Offences that the labels of the CONNECT era count under, in the same order. */
const OFFENCES = [
  ...['burglary-business-and-community', 'burglary-residential', 'robbery-personal', 'robbery-business'],
  ...[
    'drug-possession',
    'drug-trafficking',
    'rape',
    'other-sexual',
    'public-order',
    'weapons',
    'criminal-damage',
    'misc',
  ],
];

/** Ten a month of each offence in each borough, 2024/25: 1,440 a borough in the year. */
const TEN = 10;
const bundled: SourceTable = {
  ...madeUpTable({
    file: 'bundled.csv',
    era: 'connect',
    from: '2024-04',
    to: '2025-03',
    rows: boroughs.flatMap(({ code }) =>
      OFFENCES.map((subgroup) => ({ area: code, group: '', subgroup, values: TEN })),
    ),
  }),
  layout: 'boroughstat-figures',
};

interface FileMade {
  readonly era?: Era;
  readonly from?: Month;
  readonly to?: Month;
  readonly areas?: readonly string[];
  readonly labels?: readonly (readonly [string, string])[];
}

/** What is said of a file of a count a month in each borough. */
function said(count: (index: number) => number, file: FileMade = {}, allowPartial = false): string[] {
  const { era = 'connect', from = '2024-04', to = '2025-03', areas, labels = LABELS[era] } = file;
  const rows = labels.flatMap(([group, subgroup]) => everywhere(group, subgroup, count, areas?.slice()));
  const table = madeUpTable({ file: 'file.csv', era, from, to, rows });
  const { dataset } = buildDataset([table], reference);
  return lacksOfFiles(dataset, { tables: [bundled] }, allowPartial).map(({ level, text }) => `${level}: ${text}`);
}

describe('a file against the bundled figures', () => {
  it('is as it should be where it has what they have, give or take what later recording moves', () => {
    expect(said(() => TEN)).toEqual([]);
    // 9 and 11 in turn: each borough is 10% off, all of them together are not.
    expect(said((index) => (index % 2 === 0 ? 9 : 11))).toEqual([]);
  });

  it('is warned of where it has 30% of the offences of its boroughs', () =>
    expect(said(() => 3)).toEqual([
      "warning: file.csv: has 30% of the offences that the bundled figures of March 2025 have for its boroughs in the same months (April 2024 to March 2025). Later recording moves such a total by some per cent; this is more than that: rows may be missing, or it is not a file of all crime. Use the Met's whole file as it was published.",
    ]));

  it('is warned of where it has each offence twice', () =>
    expect(said(() => 20)).toEqual([
      expect.stringMatching(/^warning: file\.csv: has 200% of .* than that: offences may be in it twice, or /),
    ]));

  it('is warned of where boroughs are short, by name', () => {
    expect(said((index) => (index === 1 ? 7 : TEN))).toEqual([
      expect.stringContaining(
        'has 70% of the offences that the bundled figures of March 2025 have for Barnet in the same',
      ),
    ]);
    // Of five boroughs of 5, 5, 6, 6 and 7 a month, the lowest three; together 311 of 320, and so not far.
    const five = [5, 5, 6, 6, 7];
    expect(said((index) => five[index] ?? TEN)).toEqual([
      expect.stringContaining('has 50%, 50% and 60% of the offences that'),
    ]);
    expect(said((index) => five[index] ?? TEN)[0]).toContain(
      'for Barking and Dagenham, Barnet, Bexley and 2 more boroughs in',
    );
  });

  it('is compared in the months that both have, and in none where there is none', () => {
    expect(said(() => 3, { from: '2024-10' })[0]).toContain('(October 2024 to March 2025)');
    // Single months move by more: 70% is not far of six months.
    expect(said(() => 7, { from: '2024-10' })).toEqual([]);
    expect(said(() => 7)).toEqual([expect.stringContaining('has 70% of')]);
    expect(said(() => 3, { from: '2025-04', to: '2026-03' })).toEqual([]);
  });

  it('of one borough is compared with that borough', () => {
    expect(said(() => TEN, { areas: ['Camden'] })).toEqual([]);
    expect(said(() => 4, { areas: ['Camden'] })).toEqual([expect.stringContaining('has 40% of the offences that')]);
  });

  it('of some kinds of offence is compared with the same kinds, in all boroughs together and within an era', () => {
    const labels = LABELS.connect.filter(([group]) => /^(ROBBERY|BURGLARY|DRUG OFFENCES)$/.test(group));
    expect(said(() => TEN, { labels })).toEqual([]);
    expect(said((index) => (index === 1 ? 3 : TEN), { labels })).toEqual([]);
    expect(said(() => 3, { labels })).toEqual([
      expect.stringContaining('has 30% of the offences of the same kinds that'),
    ]);
    expect(said(() => 3, { era: 'cris' })).toEqual([]);
  });

  it('without one of the boroughs is warned of, unless they may be absent', () => {
    const areas = boroughs.map(({ name }) => name).filter((name) => name !== 'Camden');
    expect(said(() => TEN, { areas })).toEqual([
      "warning: file.csv: has rows of 31 of the 32 boroughs, and none of Camden; London and the ranks need them all. Use the Met's whole file as it was published.",
    ]);
    expect(said(() => TEN, { areas }, true)).toEqual([]);
  });
});
