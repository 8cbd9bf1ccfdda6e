import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { boroughFile, CONNECT_PAIR, describeReal, sharedFile } from './real-data.js';

interface Row {
  readonly key: string;
  readonly cells: Readonly<Record<string, { readonly value: number | null; readonly missing: string | null }>>;
}

/** Expected values: awk over the files, rows of Newham, January to March 2020 and 2019. */
describeReal('Newham in the quarter of which 7% of London stands in no borough', () => {
  const quarter = (...files: string[]) => {
    const args = ['quarterly', '--borough', 'Newham', '--quarter', '2019/20-Q4', '--table', 'dashboard', '-f', 'json'];
    const { out, talk, code } = boroughstat([...args, '--quiet', '--data', ...files]);
    if (code !== 0) throw new Error(talk);
    const { tables } = JSON.parse(out) as { tables: { rows: Row[] }[] };
    return tables[0]?.rows.find(({ key }) => key === 'all')?.cells;
  };

  it('is compared by the file that places every offence', () => {
    const cells = quarter(boroughFile('borough_hist_201004_202201.csv'));
    expect(cells?.quarter_change_percent?.value).toBeCloseTo((100 * (8512 - 8758)) / 8758, 10);
  });

  it('is not by the file that does not', () => {
    const cells = quarter(...CONNECT_PAIR);
    expect(cells?.quarter_count?.value).toBe(7882);
    expect(cells?.quarter_change_percent?.missing).toBe('not comparable: many in no borough, 2019/20 Q4');
    expect(cells?.london_change_percent?.missing).toBe('not comparable: many in no borough, 2019/20 Q4');
  });
});

describeReal('files with a month that is not whole', () => {
  // awk: 47 offences in column 202403, from 66,480 to 81,441 in the others.
  it('is told of the wards of March 2024, and of no month of the borough files', () => {
    const findings = (...files: string[]) =>
      boroughstat(['inspect', '--table', 'findings', '-f', 'csv', '--data', ...files]).out;
    const told = findings(sharedFile('data', 'ward', 'ward_25m_202403_202603.csv'));
    expect(told).toContain('March 2024 has 47 offences in all');
    expect(told.match(/not complete/g)).toHaveLength(1);
    for (const file of [boroughFile('borough_hist_201004_202201.csv'), ...CONNECT_PAIR]) {
      expect(findings(file)).not.toContain('not complete');
    }
  });
});
