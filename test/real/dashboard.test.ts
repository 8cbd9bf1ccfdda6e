import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { compared, describeReal, sharedFile } from './real-data.js';

const knife = () => sharedFile('data', 'dashboard', 'm1045_knife_202203_202602.parquet');

/** Counts by Python: borough rows of sub-type "Knife Crime", measure "Offences", of the financial year 2024/25, added up. */
describeReal('the knife crime file of the monthly dashboard', () => {
  it('gives boroughs and London, and what is in no borough only to all of the Met', () => {
    const of = (borough: string, ...args: string[]) =>
      compared([knife()], ['--borough', borough, '--year', '2024/25', '--offence', 'knife-crime', ...args]).get(
        'knife-crime',
      );
    expect(['Barnet', 'Westminster', 'Hillingdon'].map((name) => of(name)?.count?.value)).toEqual([397, 923, 381]);
    expect(of('Barnet')?.london_count?.value).toBe(15_857);
    expect(of('Barnet', '--london', 'mps')?.london_count?.value).toBe(16_156);
  });

  it('tells the rows of no borough, and the day it was made', () => {
    const { out, code } = boroughstat(['inspect', '-f', 'csv', '--data', knife()]);
    expect(code).toBe(0);
    expect(out).toContain('2022-03 to 2026-02 (48), made on 2026-03-18');
    expect(out).toMatch(/93 rows of no area name \(Knife Crime 339, .*\) are read as Other \/ NK/);
    expect(out).toMatch(/159 rows of ""N\/K \(Legacy Only\)"" \(Knife Crime 898, .*\) are read as Unknown/);
    expect(out).toMatch(/53 rows of ""Non MET police force"" \(Knife Crime 73, /);
  });
});

describeReal('the cases of the dashboard', () => {
  it.each(['01-dashboard-blank-area-of-no-borough', '02-dashboard-legacy-areas'])('%s', (name) => {
    const found = compared([sharedFile('cases', name, 'dashboard.csv')], ['--offence', 'knife-crime']);
    expect(found.get('knife-crime')?.count?.value).toBe(252);
  });

  it('a blank area within a borough stays refused', () => {
    const file = sharedFile('cases', '01-dashboard-blank-area-of-no-borough', 'refused.csv');
    const { code, talk } = boroughstat(['inspect', '--data', file]);
    expect([code, talk]).toEqual([3, expect.stringContaining('refused.csv:66:4: the cell is blank')]);
  });
});

describeReal('the tables that other-crime files feed', () => {
  const rowsOf = (file: string, table: string, ...args: string[]) => {
    const { out, code, talk } = boroughstat(['annual', '-f', 'json', '--table', table, '--data', file, ...args]);
    expect(code, talk).toBe(0);
    const [{ rows }] = JSON.parse(out).tables as [
      { rows: { key: string; cells: Record<string, { value: number | null }> }[] },
    ];
    return new Map(rows.map(({ key, cells }) => [key, cells]));
  };

  it('case 03: knife crime of Barnet is 252 in 2025/26', () => {
    const file = sharedFile('cases', '03-other-crime-file-feeds-its-tables', 'dashboard.csv');
    const of = (table: string) => rowsOf(file, table, '--borough', 'Barnet');
    expect(of('youth-violence').get('knife-crime|E09000003')?.value?.value).toBe(252);
    expect(of('youth-violence').has('knife-crime|London')).toBe(true);
    expect(of('detection-rates').has('knife-crime')).toBe(true);
    expect(of('offence-change').get('knife-crime')?.count?.value).toBe(252);
    const { code, talk } = boroughstat(['annual', '--borough', 'Barnet', '--table', 'hate-crime', '--data', file]);
    expect([code, talk]).toEqual([2, expect.stringContaining('the table hate-crime cannot be made: no indicator')]);
  });

  /** By DuckDB on the file: borough rows of the months to February 2026 (and to February 2025), added up by code. */
  it.each([
    ['Barnet', 348, 401],
    ['Hillingdon', 346, 383],
    ['Lambeth', 634, 970],
    ['Westminster', 704, 942],
  ])('knife crime of %s in the 12 months to February 2026', (borough, now, before) => {
    const rows = rowsOf(knife(), 'youth-violence', '--borough', borough, '--to', '2026-02');
    const own = [...rows].find(([key]) => key.startsWith('knife-crime|E09'))?.[1];
    expect([own?.value?.value, own?.previous_value?.value]).toEqual([now, before]);
    expect(rows.get('knife-crime|London')?.value?.value).toBe(13_474);
    // 2,247 positive outcomes of 13,474.
    const rates = rowsOf(knife(), 'detection-rates', '--borough', borough, '--to', '2026-02');
    expect(rates.get('knife-crime')?.london_detection_rate?.value).toBeCloseTo((100 * 2247) / 13_474, 8);
    expect(rates.has('knife-injury-victims-1-24')).toBe(false);
  });
});
