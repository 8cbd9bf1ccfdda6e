import { expect, it } from 'vitest';
import { rowsIn } from '../json-rows.js';
import { boroughstat } from '../run-binary.js';
import { CONNECT_PAIR, describeReal, sharedFile } from './real-data.js';

interface Small {
  readonly area: { readonly name: string; readonly code: string };
  readonly count: { readonly value: number };
  readonly previous_count: { readonly value: number };
  readonly rank_in_london: { readonly value: number; readonly text: string };
  readonly ranked_areas: number;
}

const NEWEST = sharedFile('data', 'ward', 'ward_25m_202403_202603.csv');
const OLDER = sharedFile('data', 'ward', 'ward_24m_202304_202503.csv');

/** Expected values: awk over the file, columns 202504 to 202603 of rows BURGLARY, by ward code and borough. */
describeReal('the ward file to March 2026', () => {
  const run = (...args: string[]) => {
    const { out, talk, code } = boroughstat([...args, '--data', NEWEST, ...CONNECT_PAIR]);
    if (code !== 0) throw new Error(talk);
    return out;
  };

  it('gives the burglaries of the 24 wards of Barnet and their places among 679', () => {
    const out = run('compare', '--level', 'ward', '--offence', 'burglary', '-f', 'json', '--quiet');
    const { comparisons } = JSON.parse(out) as { comparisons: readonly Small[] };
    expect(comparisons).toHaveLength(24);
    expect(comparisons[0]?.ranked_areas).toBe(679);
    const found = comparisons
      .slice(0, 6)
      .map((each) => [each.area.name, each.count.value, each.previous_count.value, each.rank_in_london.text]);
    expect(found).toEqual([
      ['Colindale South', 158, 125, '20='],
      ['Hendon', 125, 163, '45='],
      ['Totteridge & Woodside', 114, 105, '68='],
      ['Childs Hill', 113, 177, '71='],
      ['Finchley Church End', 109, 149, '86='],
      ['Garden Suburb', 109, 127, '86='],
    ]);
    expect(comparisons.reduce((sum, { count }) => sum + count.value, 0)).toBe(2083);
  });

  it('does not tell a small count in no ward by the wards, the borough or their difference', () => {
    // Havering: 894 burglaries in 2025/26, of which 891 in wards.
    const args = ['annual', '--borough', 'Havering', '--base', '2024/25', '--table', 'wards', '-f', 'json', '--quiet'];
    const countsOf = (out: string) =>
      [...rowsIn(out, 'wards')]
        .filter(([key]) => key.startsWith('burglary|'))
        .map(([key, row]) => [key.replace('burglary|', ''), row.previous_count, row.count] as const);
    expect(countsOf(run(...args))).toContainEqual(['gap', 17, 3]);
    const kept = countsOf(run(...args, '--suppress', '5')).filter(([, ...counts]) =>
      counts.every((count) => count === '[c] suppressed'),
    );
    // The gap, the sum of the wards, and two of the wards.
    expect(kept.map(([key]) => key.replace(/^E\d+$/, 'a ward')).sort()).toEqual(['a ward', 'a ward', 'gap', 'wards']);
  });

  it('says how many wards are in the London top 20, and what is in no ward', () => {
    const out = run(
      'annual',
      '--table',
      'ward-headlines,wards',
      '--offence',
      'burglary,drug-trafficking',
      '-f',
      'csv',
      '--quiet',
    );
    expect(out).toContain(
      '1 of the 24 wards of Barnet is in the London top 20 for burglaries: Colindale South (20th=).',
    );
    expect(out).toContain(
      'Totteridge & Woodside had 10.5% more drug trafficking offences (264) than the next highest ward in London (Alperton in Brent, 239).',
    );
    // The borough file has 2,098 and 2,423 burglaries.
    expect(out).toMatch(/In no ward \(borough less wards\),,47,15,,,0\.7/);
  });

  it('has Heathrow Villages in Hillingdon once, which the older file has under two entries, the newer under another', () => {
    const ranked = (file: string) => {
      const { out } = boroughstat([
        'rank',
        '--level',
        'ward',
        '--offence',
        'burglary',
        '-f',
        'json',
        '--quiet',
        '--data',
        file,
      ]);
      return (JSON.parse(out) as { rows: readonly Small[] }).rows;
    };
    for (const file of [OLDER, NEWEST]) {
      expect(ranked(file)).toHaveLength(679);
      expect(ranked(file).filter(({ area }) => area.code === 'E05013570')).toHaveLength(1);
    }
  });

  it('has 21 wards of Hillingdon, and the one at Heathrow among the first of London', () => {
    const out = run(
      'annual',
      '--borough',
      'Hillingdon',
      '--table',
      'ward-headlines',
      '--offence',
      'all,vehicle,burglary',
      '-f',
      'csv',
      '--quiet',
    );
    expect(out).toContain(
      '1 of the 21 wards of Hillingdon is in the London top 20 for recorded offences: Heathrow Villages (4th).',
    );
    expect(out).toMatch(/wards of Hillingdon are in the London top 20 for vehicle offences: Heathrow Villages \(2nd\)/);
    expect(out).toContain('None of the 21 wards of Hillingdon is in the London top 20 for burglaries.');
    // Columns 202504 to 202603 of E05013570, added up by awk.
    expect(out).toMatch(/Heathrow Villages had the most recorded offences of the borough's wards, 6,433 \(/);
  });
});

describeReal('the trend of wards', () => {
  // By Python: the file's counts of Camden Town, Burglary, March 2025 (13) and Holborn & Covent Garden (42).
  it('has a line for each ward of the borough', () => {
    const file = sharedFile('data', 'ward', 'ward_24m_202304_202503.csv');
    const args = ['trend', '--level', 'ward', '--borough', 'Camden', '--offence', 'burglary', '--data', file];
    const { out, code, talk } = boroughstat([...args, '-f', 'json']);
    expect(code, talk).toBe(0);
    const [{ rows }] = JSON.parse(out).tables as [{ rows: { cells: { area: string; count: { value: number } } }[] }];
    const counts = new Map(rows.map(({ cells }) => [cells.area, cells.count.value]));
    expect([counts.size, counts.get('Camden Town'), counts.get('Holborn & Covent Garden')]).toEqual([20, 13, 42]);
  });
});
