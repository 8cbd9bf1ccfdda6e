import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/core/crime.js';
import { fileNameOf, resourcesOf } from '../../src/fetch/datastore.js';
import { pickResources } from '../../src/fetch/pick.js';

/** Answers in the form of the Datastore's API, with files of our own making. */
const HISTORICAL = 'MPS Borough Level Crime (Historical)';
const RECENT = 'MPS Borough Level Crime (most recent 24 months)';
const [MD5, OTHER_MD5] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];

const pick = (resources: Record<string, object>, level: Level = 'borough') =>
  pickResources(resourcesOf(JSON.stringify({ resources }), 'https://data.example/x'), level, 'https://data.example/x');

const file = (title: string, id: string, more: object = {}) => ({
  title,
  url: `https://data.example/${id}/f.csv`,
  ...more,
});
const ids = ({ resources }: ReturnType<typeof pick>) => resources.map(({ url }) => url.split('/')[3]);

describe('of two files with one title', () => {
  const two = (first: object, second: object) => ({
    vm1: file(HISTORICAL, 'vm1'),
    aa1: file(RECENT, 'aa1', first),
    bb2: file(RECENT, 'bb2', second),
  });

  it('the newest is taken, wherever it stands, and that is said', () => {
    const [older, newer] = [{ timestamp: '2026-08-05T06:30:00' }, { timestamp: '2026-09-07T06:30:00' }];
    expect(ids(pick(two(older, newer)))).toEqual(['vm1', 'bb2']);
    expect(ids(pick(two(newer, older)))).toEqual(['vm1', 'aa1']);
    expect(pick(two(older, newer)).notes).toEqual([
      `2 files are titled as the borough file, most recent 24 months: the newest is taken, "${RECENT}", published on 2026-09-07.`,
    ]);
  });

  it('moments of other zones are compared as moments', () => {
    // 23:30 in London's summer time is 22:30 UTC, before 23:00 UTC.
    const both = two({ timestamp: '2026-08-05T23:30:00+01:00' }, { timestamp: '2026-08-05T23:00:00Z' });
    expect(ids(pick(both))[1]).toBe('bb2');
  });

  it('the same bytes are one file', () => {
    expect(pick(two({ hash: MD5 }, { hash: MD5 }))).toMatchObject({ notes: [] });
    expect(() => pick(two({ hash: MD5 }, { hash: OTHER_MD5 }))).toThrow(/do not say which is the newest/);
  });

  it('of one moment, that which reaches further', () => {
    const timestamp = '2026-08-05T06:30:00';
    expect(ids(pick(two({ timestamp, timeframeTo: '2026-07-31' }, { timestamp, timeframeTo: '2026-06-30' })))[1]).toBe(
      'aa1',
    );
  });

  it.each<[string, object, object]>([
    ['without any date', {}, {}],
    ['where one has none', { timestamp: '2026-08-05T06:30:00' }, {}],
    ['of the same moment', { timestamp: '2026-08-05T06:30:00' }, { timestamp: '2026-08-05T06:30:00' }],
    ['where a date is none', { timestamp: '2026-08-05' }, { timestamp: 'yesterday' }],
    ['where a date is none in the calendar', { timestamp: '2026-08-05' }, { timestamp: '2026-99-99' }],
  ])('neither, %s', (_, first, second) => {
    expect(() => pick(two(first, second))).toThrow(
      `2 files are titled as the borough file, most recent 24 months, and their dates do not say which is the newest: "${RECENT}", "${RECENT}".`,
    );
  });
});

describe('of the monthly dashboard', () => {
  const [tno, knife, other] = ['TNOCrimeData', 'KnifeCrimeData', 'OtherCrimeData'].map(
    (name) => `M1045_MonthlyCrimeDashboard_${name}`,
  );

  it('all files are taken, CSV before the workbook of the same', () => {
    const listed = {
      h1: file(`${tno}.xlsx`, 'h1'),
      h2: file(`${tno}.csv`, 'h2'),
      h3: file(`${other}.csv`, 'h3'),
      h4: file(`${knife}.csv`, 'h4'),
      h5: file('Data dictionary.csv', 'h5'),
    };
    expect(ids(pick(listed))).toEqual(['h2', 'h4', 'h3']);
    expect(pick(listed).resources.map(fileNameOf)).toEqual([
      'm1045-monthlycrimedashboard-tnocrimedata.csv',
      'm1045-monthlycrimedashboard-knifecrimedata.csv',
      'm1045-monthlycrimedashboard-othercrimedata.csv',
    ]);
  });

  it('a workbook is called one where there is no CSV', () => {
    const [one] = pick({ h1: file(`${tno}.xlsx`, 'h1') }).resources;
    expect(one && fileNameOf(one)).toBe('m1045-monthlycrimedashboard-tnocrimedata.xlsx');
  });

  it('the file of all offences must be there', () => {
    expect(() => pick({ h4: file(`${knife}.csv`, 'h4') })).toThrow(
      /no file is titled as the dashboard file of all offences/,
    );
  });
});

it('reads both versions of the API', () => {
  const [three] = resourcesOf(
    JSON.stringify({
      licence: { title: 'UK Open Government Licence (OGL v3)' },
      resources: {
        a: file('T', 'a', {
          size: 12,
          hash: MD5.toUpperCase(),
          timestamp: '2026-08-05T06:30:00',
          timeframeFrom: '2024-08-01',
        }),
      },
    }),
    'x',
  );
  const [two] = resourcesOf(
    JSON.stringify({
      resources: [
        file('T', 'a', {
          check_size: 12,
          check_hash: MD5,
          check_timestamp: '2026-08-05T06:30:00',
          timeframeFrom: null,
        }),
      ],
    }),
    'x',
  );
  const both = {
    title: 'T',
    url: 'https://data.example/a/f.csv',
    size: 12,
    hash: MD5,
    timestamp: '2026-08-05T06:30:00',
  };
  expect(two).toEqual(both);
  expect(three).toEqual({ ...both, licence: 'UK Open Government Licence (OGL v3)', timeframeFrom: '2024-08-01' });
});
