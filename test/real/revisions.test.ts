import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { boroughFile, describeReal } from './real-data.js';

/** Expected values were worked out from the files with a separate script. */
interface JsonTable {
  readonly id: string;
  readonly rows: readonly { readonly key: string; readonly cells: Record<string, { value: number | null }> }[];
}

/** The cells of `revisions` of two files; read when a test first asks, for the files are not there for everybody. */
function revised(then: string, now: string): (table: string, row: string, column: string) => unknown {
  let tables: JsonTable[] | undefined;
  const read = (): JsonTable[] => {
    const files = [boroughFile(then), boroughFile(now)];
    const { out, code, talk } = boroughstat(['revisions', ...files, '-f', 'json', '--quiet']);
    if (code !== 0) throw new Error(talk);
    return JSON.parse(out).tables;
  };
  return (table, row, column) => {
    tables ??= read();
    return tables.find(({ id }) => id === table)?.rows.find(({ key }) => key === row)?.cells[column]?.value;
  };
}

describeReal('revisions of the CONNECT-era 24 months', () => {
  const of = revised('borough_24m_202211_202410_BoroughName.csv', 'borough_24m_202404_202603_BoroughName.csv');

  it('gives the totals of each month then and now', () => {
    expect([of('revised-months', '2024-10', 'london_before'), of('revised-months', '2024-10', 'london_now')]).toEqual([
      80444, 81502,
    ]);
    expect([of('revised-months', '2024-05', 'before'), of('revised-months', '2024-05', 'now')]).toEqual([2405, 2439]);
    expect(of('revised-offences', 'burglary-residential', 'change')).toBe(3);
  });

  it('names the largest changes, and does not take a new label for one', () => {
    expect(of('largest-revisions', 'E09000023|shoplifting|2024-10', 'change')).toBe(-33);
    expect(of('largest-revisions', 'E09000010|shoplifting|2024-10', 'change')).toBe(32);
    expect(of('largest-revisions', 'E09000020|other-sexual|2024-10', 'change')).toBe(-28);
    // Tower Hamlets, September 2024: 657 without the new stalking label, 401 + 252 with it.
    expect(of('largest-revisions', 'E09000030|violence-without-injury|2024-09', 'change')).toBeUndefined();
  });

  it('expects of March 2026 what October 2024 had', () => {
    expect(of('provisional-months', '2026-03', 'percent')).toBeCloseTo((100 * (81502 - 80444)) / 80444, 9);
    expect(of('provisional-months', '2026-03', 'own_expected')).toBeCloseTo((2569 * 81502) / 80444, 6);
  });
});

describeReal('revisions of the CRIS-era 24 months', () => {
  const of = revised('borough_24m_202103_202302.csv', 'borough_24m_202202_202401.csv');

  it('names the largest changes', () => {
    expect(of('largest-revisions', 'E09000033|drug-possession|2023-02', 'change')).toBe(20);
    expect(of('largest-revisions', 'E09000013|other-theft|2023-02', 'change')).toBe(-17);
    expect(of('largest-revisions', 'E09000033|public-order|2022-06', 'change')).toBe(-17);
    expect(of('revised-months', '2023-01', 'change')).toBe(19);
  });
});

describeReal('revisions between two eras', () => {
  it('says that they are of method, and expects nothing from them', () => {
    const files = ['borough_24m_202202_202401.csv', 'borough_24m_202211_202410_BoroughName.csv'].map(boroughFile);
    const { out } = boroughstat(['revisions', ...files, '--table', 'provisional-months,changed-labels', '-f', 'md']);
    expect(out).toContain('The files are of different eras (cris, connect)');
    expect(out).toContain('no month of this age in two files of one era');
    expect(out).toMatch(/\| Era \| connect \| now only \|/);
  });
});
